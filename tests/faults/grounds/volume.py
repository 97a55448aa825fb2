"""A disk of its own: a file with a file system in it, mounted over a loop device. What is copied of the file is what
a machine finds on its disk after the power was cut: all that was flushed, and what the system happened to write."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

MENDED = 3
"""Exit codes of e2fsck up to this: nothing to mend, or mended."""


class Volume:
    def __init__(self, folder: Path, place: Path, megabytes: int) -> None:
        self.place = place
        self._folder, self._megabytes = folder, megabytes
        self._numbers = count()

    def make(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        self.place.mkdir(parents=True, exist_ok=True)
        self._image = self._next()
        with self._image.open("wb") as file:
            file.truncate(self._megabytes * 2**20)
        _done("mkfs.ext4", "-q", "-F", "-m", "0", "-J", "size=8", str(self._image))
        self._mount()
        (self.place / "lost+found").rmdir()

    def copied(self) -> Path:
        """The disk as it is at this moment."""
        copy = self._next()
        _done("cp", "--sparse=always", str(self._image), str(copy))
        return copy

    def replace(self, by: Path) -> None:
        """Whoever has files open keeps them on the old disk, and writes into nothing."""
        mended = subprocess.run(["e2fsck", "-f", "-p", str(by)], capture_output=True, text=True)
        assert mended.returncode <= MENDED, mended.stdout + mended.stderr
        self.unmount()
        self._image.unlink()
        self._image = by
        self._mount()

    @contextmanager
    def full(self) -> Iterator[None]:
        """To the last block: what is written at once may need more of them than what has been written. Free again for
        good: no power cut brings the ballast back."""
        ballast = self.place / "ballast"
        with ballast.open("wb", buffering=0) as file:
            for size in (2**20, 2**16, 2**12):
                with suppress(OSError):
                    while True:
                        file.write(bytes(size))
                os.fsync(file.fileno())
        try:
            yield
        finally:
            ballast.unlink()
            _done("sync", "--file-system", str(self.place))

    def unmount(self) -> None:
        _done("umount", "--lazy", str(self.place))

    def _next(self) -> Path:
        return self._folder / f"{self.place.name}-{next(self._numbers)}.img"

    def _mount(self) -> None:
        _done("mount", "-o", "loop", str(self._image), str(self.place))


def _done(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
