"""Documents of the library: agreements with partners and letters to them, memos, practices."""

from dataclasses import replace
from uuid import UUID

from contracts.codes import MaterialKind
from papers.desk import Prepared
from papers.facts import Person, known

from registry.domain.library.material import Material
from registry.domain.partnership import Partnership
from registry.domain.practice import Practice
from registry.papers.clerk import Clerk, Facts

TO_NUMBER, TO_DATE = "________", "«___» _________ 20__ г."
"""Given by hand when the letter goes out."""
OTHER_SIDE = Person("_________", "руководитель организации-партнёра")


def partnership(clerk: Clerk, id: UUID) -> Prepared:
    """The agreement (D-27)."""
    found = clerk.load(Partnership, id)
    return clerk.prepare("partnership", id, _partner(replace(clerk, day=found.since), found))


def letter(clerk: Clerk, id: UUID) -> Prepared:
    """To the partner as an employer, today (D-33)."""
    told = _partner(clerk, clerk.load(Partnership, id))
    outgoing = {"contract": told["number"], "number": TO_NUMBER, "dated": TO_DATE}
    return clerk.prepare("employer-letter", id, told | outgoing)


def _partner(clerk: Clerk, found: Partnership) -> Facts:
    return {
        **clerk.letterhead(),
        "agreement": found.kind.label,
        "partner": clerk.said(found.partner, "наименование партнёра"),
        "number": found.number,
        "dated": found.since,
        "until": found.until,
        "other_side": OTHER_SIDE,
    }


def material(clerk: Clerk, id: UUID) -> Prepared:
    """The latest version (D-35); of a form of reports each line is a section to fill in (D-28)."""
    found = clerk.load(Material, id)
    edition = found.latest
    text = clerk.said(edition.text, "текст материала") if edition.text else ""
    facts = {
        **clerk.letterhead(),
        "material": found.kind.label,
        "title": clerk.said(edition.title, "название материала"),
        "text": text,
        "sections": known(str(text).splitlines() or None, "разделы формы отчётности"),
        "source": clerk.said(edition.source, "источник материала") if edition.source else "",
        "url": clerk.said(edition.url, "адрес материала") if edition.url else "",
    }
    return clerk.prepare("report-form" if found.kind is MaterialKind.REPORT_FORM else "memo", id, facts)


def practice(clerk: Clerk, id: UUID) -> Prepared:
    """With the names of those it speaks of (D-40)."""
    found = clerk.load(Practice, id)
    clerk = replace(clerk, day=found.approved or clerk.day)
    facts = {
        **clerk.letterhead(),
        "title": clerk.said(found.title, "название практики"),
        "text": clerk.said(found.text, "описание практики"),
        "direction": found.direction.label,
        "level": found.level.label,
        "persons": clerk.names.of(found.persons),
        "dated": found.approved,
    }
    return clerk.prepare("practice", id, facts)
