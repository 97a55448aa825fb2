"""Decisions that need a match and its people at once: fixed by an order, another mentor, the end.

All of them are saved in one transaction, so that consents and capacities are those at the signing (INV-06, INV-23).
"""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from backbone.errors import Refused
from backbone.rules import require

from registry.domain.act import Act
from registry.domain.match import assignment, group
from registry.domain.match.conditions import must_cover, must_not_mentor_oneself
from registry.domain.match.match import Match, MatchState
from registry.domain.match.partner import must_be_ordered_by_employer
from registry.domain.participant import waiting
from registry.domain.participant.assignments import (
    begin_menteeship,
    begin_mentorship,
    end_menteeship,
    end_mentorship,
    resize_mentorship,
)
from registry.domain.participant.participant import Participant
from registry.domain.school.lists import must_be_registered
from registry.domain.school.schemes import should_be_trained
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
        should_be_trained(school, people[match.mentor], act)
        must_be_ordered_by_employer(match, people[match.mentor], act)
        begin_mentorship(people[match.mentor], act, match.id, len(match.mentees), edition.parameters.mentor_load_cap)


def replace(match: Match, people: People, act: Act, school: School, mentor: UUID) -> None:
    """The capacity moves from one mentor to the other; the mentees' assignments stay as they are."""
    previous, edition = people[match.mentor], school.edition(match.edition)
    assignment.replace_mentor(match, act, mentor)
    for mentee in match.mentees:
        must_cover(people[mentor], people[mentee], match.direction)
    end_mentorship(previous, match.id, act.dated)
    must_be_registered(school, mentor, act)
    should_be_trained(school, people[mentor], act)
    must_be_ordered_by_employer(match, people[mentor], act)
    begin_mentorship(people[mentor], act, match.id, len(match.mentees), edition.parameters.mentor_load_cap)


def regroup(
    match: Match, people: People, act: Act, school: School, joins: Sequence[UUID], leaves: Sequence[UUID], *, pair: bool
) -> None:
    """Who joins has consented to this very group and is covered; who leaves waits for another mentor (A-07)."""
    assignment.must_concern_assigned(match, act)
    parameters = school.edition(match.edition).parameters
    group.change(match, act, joins, leaves, parameters, convert_to_pair=pair)
    for joining in joins:
        must_not_mentor_oneself(match.mentor, [joining])
        must_cover(people[match.mentor], people[joining], match.direction)
        begin_menteeship(people[joining], act, match.id, match.direction)
    for leaving in leaves:
        end_menteeship(people[leaving], match.id, act.dated)
        waiting.begin(people[leaving], act.dated, parameters.waiting_review_days)
    resize_mentorship(people[match.mentor], act, match.id, len(match.mentees), parameters.mentor_load_cap)


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
