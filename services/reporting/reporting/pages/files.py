"""Scripts and styles: a file's address holds the hash of its content, so it may be kept for ever."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from backbone.errors import NotFound

FOLDER = files("reporting") / "pages" / "static"
TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}


@cache
def known() -> dict[str, Traversable]:
    """By the name that stands in an address."""
    return {_named(file): file for file in FOLDER.iterdir() if file.name.rpartition(".")[2] in TYPES}


def address(name: str) -> str:
    """Raises LookupError."""
    hashed = {file.name: at for at, file in known().items()}
    return f"/dashboard/static/{hashed[name]}"


def content(name: str) -> tuple[bytes, str]:
    """And its media type. Read each time: a browser asks once. Raises NotFound."""
    try:
        return known()[name].read_bytes(), TYPES[name.rpartition(".")[2]]
    except KeyError:
        raise NotFound from None


def _named(file: Traversable) -> str:
    stem, _, suffix = file.name.rpartition(".")
    return f"{stem}.{sha256(file.read_bytes()).hexdigest()[:16]}.{suffix}"
