"""A platform whose services are of the next release while a file of theirs is there."""

from pathlib import Path

from mentoring.platform import Platform
from mentoring.settings import SERVICES

from tests.faults.grounds.told import Told

SCRIPT = Path(__file__).with_name("next_release_process.py")


class Upgraded(Platform):
    def __init__(self, data: Path) -> None:
        super().__init__(data)
        commands = {name: (str(SCRIPT), name) for name in SERVICES}
        self.services = Told(self, lambda service: {"NEXT_RELEASE": str(self.next(service))}, commands)

    def next(self, service: str) -> Path:
        return self.folder.root / f"{service}.next"
