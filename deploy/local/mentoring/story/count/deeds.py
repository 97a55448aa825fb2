"""What is counted one by one, on the day on which it was done; agreements with partners and what comes of them."""

from collections.abc import Callable, Hashable, Iterator
from datetime import date

from mentoring.story.count.pairs import leading
from mentoring.story.count.programs import running
from mentoring.story.ledger import Ledger

Lines = Iterator[tuple[str | None, Hashable]]


def of(figure: str) -> Callable[[Ledger, date], Lines]:
    def deeds(ledger: Ledger, day: date) -> Lines:
        for number, (on, counted_in, line) in enumerate(ledger.deeds):
            if counted_in == figure and on <= day:
                yield line, number

    return deeds


def network(ledger: Ledger, day: date) -> Lines:
    """Agreements in force, mentors from outside, and their programs."""
    yield from (("partnership", number) for number, since in enumerate(ledger.partnerships) if since <= day)
    outside = {lead.match: lead for lead in leading(ledger, day) if ledger.people[lead.mentor].external}
    yield from (("mentor", lead.mentor) for lead in outside.values())
    led = {mentee for lead in outside.values() for mentee in lead.mentees}
    yield from (("program", id) for id, program in running(ledger, day).items() if led & {*program.mentees.on(day)})
