"""Documents of the library: agreements with partners and letters to them, memos, practices."""

from papers.facts import Person

from registry.domain.library.material import Material
from registry.domain.partnership import Partnership
from registry.domain.practice import Practice
from registry.papers.clerk import Clerk, Facts

OTHER_SIDE = Person("________________", "руководитель организации-партнёра")


def partnership(clerk: Clerk, found: Partnership) -> Facts:
    """The agreement, and the letter that rests on it (D-27, D-33)."""
    return {
        **clerk.letterhead(),
        "agreement": found.kind.label,
        "partner": clerk.said(found.partner, "наименование партнёра"),
        "number": found.number,
        "dated": found.since,
        "until": found.until,
        "other_side": OTHER_SIDE,
    }


def memo(clerk: Clerk, found: Material) -> Facts:
    """The latest version (D-35)."""
    edition = found.latest
    return {
        **clerk.letterhead(),
        "material": found.kind.label,
        "title": clerk.said(edition.title, "название материала"),
        "text": clerk.said(edition.text, "текст материала") if edition.text else "",
        "source": clerk.said(edition.source, "источник материала") if edition.source else "",
        "url": clerk.said(edition.url, "адрес материала") if edition.url else "",
    }


def practice(clerk: Clerk, found: Practice) -> Facts:
    """With the names of those it speaks of (D-40)."""
    return {
        **clerk.letterhead(),
        "title": clerk.said(found.title, "название практики"),
        "text": clerk.said(found.text, "описание практики"),
        "direction": found.direction.label,
        "level": found.level.label,
        "persons": clerk.names.of(found.persons),
        "dated": found.approved,
    }
