"""The story's own count says what a person would say who reads its ledger."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid5

import pytest
from contracts.codes import Form, Initiator, Kind, ProgramState, TerminationReason
from mentoring.story.count.figures import count, differences
from mentoring.story.count.programs import months
from mentoring.story.ledger import Ledger, Program
from mentoring.story.people import Invented

SEPTEMBER, NOVEMBER, JANUARY, MAY = date(2026, 9, 1), date(2026, 11, 1), date(2027, 1, 15), date(2027, 5, 31)


def who(name: str) -> UUID:
    return uuid5(UUID(int=0), name)


@pytest.fixture
def ledger() -> Ledger:
    """One of two mentors leads a group of two; three have asked for a mentor, and two of them are beginners."""
    ledger, invented = Ledger(), Invented("count", "school.example")
    for name, experience in {"mentor": 20, "idle": 15, "one": 0, "two": 2, "three": 7}.items():
        ledger.people[who(name)] = invented.mentee(name, experience)
    for name, capacity in {"mentor": 2, "idle": 3}.items():
        ledger.offers[who(name)].note(SEPTEMBER, capacity)
        ledger.appointed[who(name)] = SEPTEMBER
    for name in ("one", "two", "three"):
        ledger.asks[who(name)].append(SEPTEMBER)
    ledger.assigned(who("group"), who("mentor"), (who("one"), who("two")), NOVEMBER)
    return ledger


@pytest.fixture
def program(ledger: Ledger) -> Program:
    program = ledger.programs[who("program")] = Program()
    program.mentees.note(NOVEMBER, (who("one"), who("two")))
    program.state.note(NOVEMBER, ProgramState.DRAFT)
    program.state.note(NOVEMBER, ProgramState.RUNNING)
    program.forms.note(NOVEMBER, (Form.TEACHER_TEACHER,))
    program.kinds.note(NOVEMBER, (Kind.GROUP, Kind.VIRTUAL))
    program.period.note(NOVEMBER, (NOVEMBER, date(2027, 5, 1)))
    return program


def test_before_the_first_pair_everybody_who_asked_waits(ledger: Ledger) -> None:
    figures = count(ledger, date(2026, 9, 11))
    assert (figures["K-01", None], figures["K-01", "waiting"], figures["K-13", None]) == (3, 3, 10)
    assert figures["K-03", None] == 0


def test_a_group_covers_its_mentees_and_fills_its_mentor(ledger: Ledger, program: Program) -> None:
    figures = count(ledger, JANUARY)
    assert (figures["K-01", "paired"], figures["K-01", "waiting"]) == (2, 1)
    assert (figures["K-03", "group"], figures["K-03-size", "2"]) == (1, 1)
    assert (figures["K-02", None], figures["K-02", "acting"], figures["K-10", "2"]) == (2, 1, 1)
    assert (figures["K-04", None], figures["K-05", None], figures["K-10-capacity", None]) == (100.0, 66.7, 50.0)
    assert (figures["K-06-kind", None], figures["K-06-kind", "group"], figures["K-06-kind", "virtual"]) == (1, 1, 1)
    assert figures["K-07-length", "6"] == 1


def test_mentors_and_mentees_are_told_apart_by_what_is_known_of_them(ledger: Ledger) -> None:
    ledger.people[who("one")] = replace(ledger.people[who("one")], position="учитель химии")
    ledger.people[who("two")] = replace(ledger.people[who("two")], position="педагог-психолог")
    figures = count(ledger, JANUARY)
    assert [figures.get(("K-01-subject", line)) for line in (None, "chemistry", "unknown")] == [2, 1, 1]
    assert [figures.get(("K-02-category", line)) for line in (None, "highest")] == [1, 1]
    ledger.portfolios[who("idle")] = JANUARY
    assert [count(ledger, JANUARY)["K-02-portfolio", line] for line in ("kept", "none")] == [1, 1]
    ledger.left[who("mentor")] = JANUARY
    assert count(ledger, JANUARY)["K-02-category", "unknown"] == 1


def test_on_the_day_a_pair_ends_it_is_no_pair_any_more_and_nobody_waits_who_did_not_ask_again(ledger: Ledger) -> None:
    ledger.released(who("group"), JANUARY)
    figures = count(ledger, JANUARY)
    assert ("K-01", "paired") not in figures
    assert (figures["K-01", "waiting"], figures["K-03-flow", "closed"]) == (1, 1)
    ledger.asks[who("one")].append(JANUARY)
    assert count(ledger, JANUARY)["K-01", "waiting"] == 2


def test_a_replacement_is_neither_a_new_pair_nor_the_end_of_one(ledger: Ledger) -> None:
    ledger.replaced(who("group"), who("idle"), JANUARY)
    figures = count(ledger, MAY)
    flow = [figures.get(("K-03-flow", line), 0) for line in ("formed", "replaced", "closed", None)]
    assert flow == [1, 1, 0, 1]
    assert figures["K-02", "acting"] == 1


def test_who_leaves_a_group_is_led_no_longer_and_the_group_is_neither_new_nor_closed(
    ledger: Ledger, program: Program
) -> None:
    ledger.regrouped(who("group"), (who("one"),), JANUARY)
    program.mentees.note(JANUARY, (who("one"),))
    figures = count(ledger, MAY)
    assert [figures.get(("K-03-flow", line), 0) for line in ("formed", "replaced", "closed")] == [1, 0, 0]
    assert (figures["K-03", "pair"], figures["K-01", "paired"], figures["K-10", "1"]) == (1, 1, 1)
    assert figures["K-04", None] == 50.0
    assert figures["K-01", "waiting"] == 1


def test_who_has_left_waits_no_longer_and_what_the_staff_list_said_is_known_no_longer(ledger: Ledger) -> None:
    ledger.left |= {who("three"): JANUARY, who("one"): JANUARY}
    figures = count(ledger, JANUARY)
    assert (figures["K-01", None], figures["K-01-experience", "unknown"], figures["K-01-young", "unknown"]) == (2, 1, 1)
    assert count(ledger, NOVEMBER)["K-01", "waiting"] == 1


def test_a_mentor_of_another_organisation_is_counted_apart_and_never_as_a_beginner(ledger: Ledger) -> None:
    ledger.people[who("mentor")] = Invented("outside", "school.example").specialist("X")
    figures = count(ledger, JANUARY)
    assert (figures["K-02-origin", "external"], figures.get(("K-02-origin", "internal"), 0)) == (1, 0)


def test_an_extension_counts_from_its_day_on_and_lengthens_the_program(ledger: Ledger, program: Program) -> None:
    ledger.extended(who("program"), date(2027, 8, 1), JANUARY)
    assert count(ledger, NOVEMBER).get(("K-07", None)) == 0
    figures = count(ledger, JANUARY)
    assert (figures["K-07", "3"], figures["K-07-length", "9"]) == (1, 1)


def test_deeds_count_from_their_day_on_and_agreements_with_the_mentors_they_bring(ledger: Ledger) -> None:
    ledger.did(NOVEMBER, "K-16", "municipal")
    ledger.did(JANUARY, "K-16", "federal")
    ledger.did(JANUARY, "K-05-actualised")
    ledger.partnerships.append(NOVEMBER)
    ledger.people[who("mentor")] = Invented("outside", "school.example").specialist("X")
    before, after = count(ledger, NOVEMBER), count(ledger, JANUARY)
    assert (before["K-16", None], after["K-16", None], after["K-16", "federal"]) == (1, 2, 1)
    assert (before["K-05-actualised", None], after["K-05-actualised", None]) == (0, 1)
    assert [before.get(("K-31", line), 0) for line in ("partnership", "mentor", "program")] == [1, 1, 0]


def test_an_early_end_is_counted_by_initiator_and_by_group_of_reasons(ledger: Ledger, program: Program) -> None:
    program.state.note(JANUARY, ProgramState.TERMINATED)
    program.ended_by = Initiator.CURATOR, TerminationReason.MEETINGS_MISSED
    figures = count(ledger, MAY)
    assert (figures["K-18-initiator", "curator"], figures["K-18-reason", "non-performance"]) == (1, 1)
    assert (figures["K-18", None], figures["K-06-form", None], figures["K-04", None]) == (100.0, 0, 0.0)
    assert count(ledger, NOVEMBER)["K-18", None] is None


def test_schools_together_are_counted_as_one(ledger: Ledger) -> None:
    together = count(Ledger.of_all([ledger, Ledger()]), JANUARY)
    assert together == count(ledger, JANUARY)


@pytest.mark.parametrize(
    ("start", "until", "full"),
    [
        (date(2026, 11, 30), date(2027, 2, 28), 3),
        (date(2026, 11, 30), date(2027, 2, 27), 2),
        (date(2026, 11, 2), date(2027, 11, 2), 12),
        (date(2026, 11, 2), date(2027, 11, 1), 11),
    ],
)
def test_months_are_calendar_months_clipped_to_the_end_of_a_month(start: date, until: date, full: int) -> None:
    assert months(start, until) == full


def test_a_missing_line_is_an_empty_line_and_any_other_difference_is_told() -> None:
    assert differences({("K-01", None): 3, ("K-01", "paired"): 0}, {("K-01", None): 3}) == {}
    assert differences({("K-18", None): None}, {("K-18", None): 0}) == {("K-18", None): (None, 0)}
