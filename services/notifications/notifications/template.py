"""What the words of one notification are."""

from typing import NamedTuple


class Template(NamedTuple):
    title: str
    text: str
    email: str | None = None

    @property
    def letter(self) -> str:
        return self.email or self.text
