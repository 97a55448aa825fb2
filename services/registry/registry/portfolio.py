"""What a portfolio shows of a person: what he has added, what the school has recorded, what orders have made of him."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from backbone.vault import Vault
from contracts.codes import PortfolioKind, RecordKind
from psycopg.rows import DictRow

from registry.application.registry import Registry
from registry.audit import tell
from registry.domain.participant.assignments import MentorAppointed, MentorshipBegun, MentorshipEnded
from registry.domain.participant.labour import MentorRelieved
from registry.domain.participant.participant import Participant
from registry.domain.record.record import Record
from registry.views.queries import Found, Slice
from registry.views.shelves import RecordsWanted, Shelves

AT_ONCE = 200
MENTORING = (MentorAppointed, MentorshipBegun, MentorshipEnded, MentorRelieved)


@dataclass(frozen=True)
class Line:
    """`kind` of what the person has added, `record` of what the school has; neither of what orders have done."""

    on: date
    kind: PortfolioKind | None
    record: RecordKind | None
    text: str | None


def records_of(app: Registry, shelf: Shelves, person: Participant, *, confidential: bool) -> list[Record]:
    assert person.school is not None
    school, wanted = person.school, RecordsWanted(person=person.id, confidential=confidential)
    return [app.load(Record, row["id"], school) for row in every(lambda which: shelf.records(school, which, wanted))]


def lines(app: Registry, texts: Vault, person: Participant, records: list[Record]) -> list[Line]:
    """Newest first."""
    opened = texts.open([*(item.text for item in person.portfolio), *(record.text for record in records)])
    added = [Line(item.on, item.kind, None, opened[item.text]) for item in person.portfolio]
    done = [
        Line(recorded.event.on, None, None, tell(recorded).words)
        for recorded in app.history(person.id, person.school)
        if isinstance(recorded.event, MENTORING)
    ]
    recorded = [Line(record.facts.day, None, record.kind, opened[record.text]) for record in records]
    return sorted([*added, *done, *recorded], key=lambda line: line.on, reverse=True)


def every(page: Callable[[Slice], Found]) -> Iterator[DictRow]:
    """All rows of a list, page by page."""
    after: int | None = None
    while rows := page(Slice(after, AT_ONCE)).rows:
        yield from rows
        after = rows[-1]["place"]
