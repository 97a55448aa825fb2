"""A platform whose servers have disks of their own."""

from pathlib import Path
from typing import Any

from mentoring.platform import Platform

from tests.faults.grounds.volume import Volume

MEGABYTES = 1024


class OnVolumes(Platform):
    def __init__(self, data: Path) -> None:
        super().__init__(data)
        disks, places = data.with_name("disks"), {"postgres": self.folder.postgres, "nats": self.folder.root / "nats"}
        self.volumes = {name: Volume(disks, place, MEGABYTES) for name, place in places.items()}

    def start(self, *said: Any, **more: Any) -> None:
        for volume in self.volumes.values():
            volume.make()
        super().start(*said, **more)

    def stop(self) -> None:
        super().stop()
        for volume in self.volumes.values():
            volume.unmount()
