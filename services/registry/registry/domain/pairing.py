"""Decisions that need a match and its people at once: fixed by an order, another mentor, the end.

All of them are saved in one transaction, so that consents and capacities are those at the signing (INV-06, INV-23).
"""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from backbone.errors import Refused
from backbone.rules import require

from registry.domain.act import Act
from registry.domain.match import assignment
from registry.domain.match.conditions import must_cover
from registry.domain.match.match import Match, MatchState
from registry.domain.participant.assignments import (
    begin_menteeship,
    begin_mentorship,
    end_menteeship,
    end_mentorship,
)
from registry.domain.participant.participant import Participant
from registry.domain.school.lists import must_be_registered
from registry.domain.school.school import School

People = Mapping[UUID, Participant]


def fix(matches: Sequence[Match], people: People, act: Act, school: School) -> None:
    """Pairs and groups take effect by the head's order (3.3, 6.2)."""
    edition, curator = school.organised_on(act.dated)
    together = {match.id for match in matches}
    for match in matches:
        _must_come_with_counterpart(match, together)
        _must_be_reversed(match, matches, act)
        assignment.assign(match, act, edition.id, curator.person)
        for mentee in match.mentees:
            must_cover(people[match.mentor], people[mentee], match.direction)
            begin_menteeship(people[mentee], act, match.id, match.direction)
        must_be_registered(school, match.mentor, act)
        begin_mentorship(people[match.mentor], act, match.id, len(match.mentees), edition.parameters.mentor_load_cap)


def replace(match: Match, people: People, act: Act, school: School, mentor: UUID) -> None:
    """The capacity moves from one mentor to the other; the mentees' assignments stay as they are."""
    previous, edition = people[match.mentor], school.edition_in_force(act.dated)
    assignment.replace_mentor(match, act, mentor)
    for mentee in match.mentees:
        must_cover(people[mentor], people[mentee], match.direction)
    end_mentorship(previous, match.id, act.dated)
    must_be_registered(school, mentor, act)
    begin_mentorship(people[mentor], act, match.id, len(match.mentees), edition.parameters.mentor_load_cap)


def end(match: Match, people: People, order: UUID, on: date) -> None:
    """The program has ended; hearing of it twice changes nothing."""
    if match.state is MatchState.ENDED:
        return
    match.must_be_assigned()
    assignment.end(match, order, on)
    end_mentorship(people[match.mentor], match.id, on)
    for mentee in match.mentees:
        end_menteeship(people[mentee], match.id, on)


def _must_be_reversed(match: Match, together: Sequence[Match], act: Act) -> None:
    """In one of the two directions the younger teaches the elder: attested, no birth date is asked (A-08)."""
    halves = [other for other in together if other.id in (match.id, match.counterpart)]
    attested = any(half.younger_attested for half in halves)
    detail = "Куратор не удостоверил, что в одном из направлений наставник моложе наставляемого"
    act.prefer(attested or not match.reverse, "A-08", detail)


def _must_come_with_counterpart(match: Match, together: set[UUID]) -> None:
    if not match.reverse:
        return
    if match.counterpart is None:
        raise Refused("no-counterpart", "Для реверсивной пары не предложена встречная", field="/content/matches")
    detail = "Встречные пары закрепляются одним приказом"
    require(match.counterpart in together, "R-2.3-10", detail, field="/content/matches")
