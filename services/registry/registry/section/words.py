"""How days, texts and links of the public stand on pages."""

import re
from datetime import date

NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
WEB = re.compile(r"https?://", re.IGNORECASE)
BEGINNING = 280
"""Characters."""


def day(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def paragraphs(text: str | None) -> list[str]:
    return [part.strip() for part in re.split(r"\n\s*\n", text or "") if part.strip()]


def beginning(text: str | None) -> str:
    """As much as a list shows."""
    told = " ".join((text or "").split())
    return told if len(told) <= BEGINNING else f"{told[:BEGINNING].rsplit(' ', 1)[0]}…"


def is_web(url: str | None) -> bool:
    """Nothing else becomes a link, whoever wrote it."""
    return WEB.match(url or "") is not None


def for_xml(text: str | None) -> str:
    """Without characters that XML cannot carry."""
    return NOT_IN_XML.sub("", text or "")


def count(number: int | None) -> str:
    """Of people; how few, or how many more, is not told (INV-28)."""
    if number is None:
        return "меньше пяти"
    return f"не меньше {number}" if number else "0"
