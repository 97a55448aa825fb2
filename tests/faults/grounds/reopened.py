"""A platform that can be stopped and started again where it was."""

from collections.abc import Iterator
from contextlib import contextmanager

from mentoring.access import Access
from mentoring.platform import Platform
from mentoring.supervisor import Supervisor


class Reopened(Platform):
    @contextmanager
    def closed(self) -> Iterator[None]:
        self.stop()
        yield
        self.access = Access(self.ports)
        self._supervisor = Supervisor(self.folder.logs, self.folder.root, self._write_down)
        self.start()
