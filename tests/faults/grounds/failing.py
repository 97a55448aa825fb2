"""A platform whose notifications cannot deal with any message while a file is there."""

from pathlib import Path

from mentoring.platform import OURS, Platform

from tests.faults.grounds.told import Told

SERVICE = "notifications"
SCRIPT = Path(__file__).with_name("failing_process.py")


class Failing(Platform):
    def __init__(self, data: Path) -> None:
        super().__init__(data)
        self.sign = self.folder.root / "failing"
        self.services = Told(self, lambda _: {"FAILING": str(self.sign)}, {**OURS, SERVICE: (str(SCRIPT), SERVICE)})
