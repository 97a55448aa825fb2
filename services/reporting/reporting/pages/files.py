"""Where pages find their scripts and styles."""

from importlib.resources import files

from backbone.web.assets import Assets

ASSETS = Assets(files("reporting") / "pages" / "static")


def address(name: str) -> str:
    """Raises LookupError."""
    return f"/dashboard/static/{ASSETS.names[name]}"
