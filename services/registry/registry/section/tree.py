"""Where pages lie: on the platform, and in what a school uploads. Links between them are relative, so that they hold
wherever the whole is put."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Tree:
    """`first` is the first page; all others lie below `within` and end in `suffix`."""

    first: str
    within: str = ""
    suffix: str = ""

    def page(self, part: str | None = None, item: UUID | None = None) -> str:
        if part is None:
            return self.first
        below = part if item is None else f"{part}/{item}"
        return f"{self.within}{below}{self.suffix}"

    def feed(self, name: str) -> str:
        return f"{self.within}{name}"


UPLOADED = Tree("index.html", suffix=".html")


def live(school: UUID) -> Tree:
    return Tree(str(school), within=f"{school}/")


def way(here: str, there: str) -> str:
    """From one place to another, both below one root."""
    return "../" * here.count("/") + there
