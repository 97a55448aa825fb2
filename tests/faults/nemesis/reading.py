"""What is on the disk cannot be read for a while."""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psutil
from mentoring.platform import Platform
from mentoring.process import Server

CALLS = "read,pread64,preadv,preadv2"
MOST = 40
"""Files, the largest."""


@contextmanager
def reads_fail(name: str, platform: Platform, chance: random.Random) -> Iterator[None]:
    """The server is started again, and finds every other file unreadable; then it is started once more, since who was
    traced may have lost the news that a child has ended."""
    server: Server = getattr(platform.servers, name)
    inject = ["-e", f"trace={CALLS}", "-e", f"inject={CALLS}:error=EIO", *_some(_files(platform, name), chance)]
    traced = ["strace", "-D", "-f", "-qq", "-o", "/dev/null", *inject, *server.command()]
    server.command = lambda: traced  # type: ignore[method-assign]
    try:
        platform.kill(name)
        yield
    finally:
        del server.command
        for tracer in _tracers(platform):
            tracer.kill()  # where it runs detached it does not listen to anything else
        platform.kill(name)


def _files(platform: Platform, server: str) -> list[Path]:
    """Of PostgreSQL's only tables: nobody lives without the others, and what it cannot read of its log it takes for the
    end of it."""
    place = {"postgres": "base/*/*", "nats": "**/streams/**/*"}[server]
    files = [file for file in (platform.folder.root / server).glob(place) if file.is_file()]
    return sorted(files, key=lambda file: file.stat().st_size)[-MOST:]


def _some(files: Sequence[Path], chance: random.Random) -> list[str]:
    return [option for file in chance.sample(files, len(files) // 2) for option in ("-P", str(file))]


def _tracers(platform: Platform) -> list[psutil.Process]:
    """They know the files by their names."""
    found = psutil.process_iter(["name", "cmdline"])
    root = str(platform.folder.root)
    return [one for one in found if one.info["name"] == "strace" and root in " ".join(one.info["cmdline"] or ())]
