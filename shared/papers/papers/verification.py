"""The page behind the QR code, for everybody: nothing personal, no script."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined

POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
"""The Content-Security-Policy that the page needs and no more."""
_PAGES = Environment(loader=PackageLoader("papers", "layouts"), autoescape=True, undefined=StrictUndefined)


def page(paper: Mapping[str, Any], files: Sequence[Mapping[str, Any]], standing: str) -> str:
    """`paper` and `files` as the drawer found them; `standing` says in Russian whether it is in force."""
    shown = {**paper, "files": files, "standing": standing}
    return _PAGES.get_template("verification.html").render(shown)
