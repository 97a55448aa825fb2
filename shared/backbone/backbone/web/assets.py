"""Scripts and styles: a file's address holds the hash of its content, so it may be kept for ever."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from importlib.resources.abc import Traversable

from fastapi import Request, Response

from backbone.errors import NotFound
from backbone.web.pages import packed

FOR_EVER = "public, max-age=31536000, immutable"
TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}


@dataclass(frozen=True)
class Assets:
    """The files of a folder that browsers ask for."""

    folder: Traversable

    @cached_property
    def _named(self) -> dict[str, Traversable]:
        """By the name that stands in an address."""
        return {_name(file): file for file in self.folder.iterdir() if _type(file.name) in TYPES}

    @cached_property
    def names(self) -> dict[str, str]:
        """The name in an address of each file."""
        return {file.name: name for name, file in self._named.items()}

    def answer(self, name: str, request: Request) -> Response:
        """Read each time: a browser asks once. Raises NotFound."""
        if name not in self._named:
            raise NotFound
        headers = {"Cache-Control": FOR_EVER, "Content-Type": TYPES[_type(name)]}
        return packed(request, self._named[name].read_bytes(), headers)


def _name(file: Traversable) -> str:
    stem, _, suffix = file.name.rpartition(".")
    return f"{stem}.{sha256(file.read_bytes()).hexdigest()[:16]}.{suffix}"


def _type(name: str) -> str:
    return name.rpartition(".")[2]
