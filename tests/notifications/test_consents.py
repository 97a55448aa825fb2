"""N-02: a consent is asked for, taken back, and what follows (T-11, T-15)."""

from datetime import date, timedelta

import pytest
from contracts import registry
from contracts.codes import ConsentPurpose, StoppingDelay
from contracts.months import plus_months
from contracts.workdays import plus_working_days

from tests.notifications.due import come, new_morning, reminders
from tests.notifications.outside import text_of
from tests.notifications.town import School, Town

DATA = ConsentPurpose.PERSONAL_DATA


@pytest.fixture(autouse=True)
def begin(town: Town) -> None:
    new_morning(town)


def extend(town: Town, school: School, due: date) -> date:
    """A withdrawal of that term, and its extension."""
    extended = plus_working_days(due, 5)
    taken = registry.ConsentWithdrawn(participant=school.mentor, purpose=DATA, due=due)
    town.reached(town.others.tell(taken, school.id, actor=school.mentor))
    notice = registry.StoppingExtended(
        participant=school.mentor, purpose=DATA, delay=StoppingDelay.BACKUPS, previous_due=due, due=extended
    )
    town.reached(town.others.tell(notice, school.id, actor=school.curator))
    return extended


@pytest.mark.parametrize("purpose", list(ConsentPurpose))
def test_who_is_asked_for_a_consent_learns_of_it_also_by_mail(
    town: Town, school: School, purpose: ConsentPurpose
) -> None:
    fact = registry.ConsentRequested(participant=school.mentor, purpose=purpose)
    town.reached(town.others.tell(fact, school.id, actor=school.mentor))
    (item,) = town.inbox(school, school.mentor)
    assert item["template"] == "consent-requested"
    assert purpose.label in item["text"]
    (letter,) = town.letters(school.mentor)
    assert purpose.label in text_of(letter)


def test_the_notice_of_more_time_says_why_and_until_when_and_moves_the_reminders(town: Town, school: School) -> None:
    due = plus_working_days(town.clock.today(), 10)
    extended = extend(town, school, due)
    notice = text_of(town.letters(school.mentor)[-1])
    assert StoppingDelay.BACKUPS.label in notice
    assert f"{extended:%d.%m.%Y}" in notice
    come(town, due + timedelta(days=1))
    assert reminders(town, school, school.head, "withdrawal-overdue") == []
    come(town, extended + timedelta(days=1))
    (told,) = reminders(town, school, school.head, "withdrawal-overdue")
    assert f"{extended:%d.%m.%Y}" in told


def test_the_head_learns_when_the_act_of_a_destruction_has_been_kept_three_years(town: Town, school: School) -> None:
    kept_until = plus_months(town.clock.today(), 36)
    town.reached(town.others.tell(registry.ParticipantForgotten(participant=school.mentee), school.id))
    come(town, kept_until)
    assert reminders(town, school, school.head, "destruction-act-over") == []
    come(town, kept_until + timedelta(days=1))
    (told,) = reminders(town, school, school.head, "destruction-act-over")
    assert f"{kept_until:%d.%m.%Y}" in told
