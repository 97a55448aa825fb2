"""A consent is taken back: by when what rested on it has stopped, when there is more time, when data are destroyed."""

from datetime import date, timedelta

import pytest
from backbone.testing import given
from contracts.codes import ConsentPurpose, LeavingCause, StoppingDelay
from contracts.workdays import plus_working_days
from registry.domain.participant import leaving, stopping
from registry.domain.participant.consents import ConsentWithdrawn, ProcessingStopped
from registry.domain.participant.leaving import ParticipantLeft
from registry.domain.participant.participant import Participant, Subject
from registry.domain.participant.stopping import StoppingExtended

from tests.registry.given import TODAY, consent, teacher
from tests.registry.town import STAFF, School, told_of

DATA = Subject(ConsentPurpose.PERSONAL_DATA)
TEN_DAYS, FIFTEEN_DAYS = plus_working_days(TODAY, 10), plus_working_days(TODAY, 15)
WHY = StoppingDelay.BACKUPS
GIVEN = (teacher(), consent(ConsentPurpose.PERSONAL_DATA))
WITHDRAWN = ConsentWithdrawn(
    on=TODAY, purpose=ConsentPurpose.PERSONAL_DATA, match=None, categories=(), url=None, due=TEN_DAYS, destroy_due=None
)
EXTENDED = StoppingExtended(
    on=TODAY, purpose=ConsentPurpose.PERSONAL_DATA, url=None, delay=WHY, previous_due=TEN_DAYS, due=FIFTEEN_DAYS
)


def test_the_term_to_stop_processing_is_extended_by_five_working_days_with_the_reason() -> None:
    given(Participant, *GIVEN, WITHDRAWN).when(lambda p: stopping.extend(p, DATA, WHY, TODAY)).then(EXTENDED)


@pytest.mark.parametrize(
    ("after", "today", "why"),
    [
        ((), TODAY, "nothing-to-stop"),
        ((WITHDRAWN,), TEN_DAYS + timedelta(days=1), "term-over"),
        ((WITHDRAWN, EXTENDED), TEN_DAYS, "already-extended"),
        (
            (WITHDRAWN, ProcessingStopped(on=TODAY, purpose=ConsentPurpose.PERSONAL_DATA, url=None)),
            TODAY,
            "already-stopped",
        ),
    ],
)
def test_it_is_extended_once_and_in_time(
    after: tuple[ConsentWithdrawn | StoppingExtended | ProcessingStopped, ...], today: date, why: str
) -> None:
    given(Participant, *GIVEN, *after).when(lambda p: stopping.extend(p, DATA, WHY, today)).then_refused(why)


def test_distribution_is_stopped_in_three_days_whatever_happens() -> None:
    about = {"categories": ["name"], "url": "https://s1.example", "until": TODAY + timedelta(days=99)}
    published = consent(ConsentPurpose.DISTRIBUTION, distribution=about)
    fields = {"purpose": ConsentPurpose.DISTRIBUTION, "url": "https://s1.example", "due": plus_working_days(TODAY, 3)}
    taken = WITHDRAWN.model_copy(update=fields)
    scenario = given(Participant, teacher(), published, taken)
    scenario.when(lambda p: stopping.extend(p, published.subject, WHY, TODAY)).then_refused("not-extendable")


@pytest.mark.parametrize(
    ("events", "left", "destroy_due"),
    [
        ((*GIVEN, WITHDRAWN), TODAY + timedelta(days=7), TODAY + timedelta(days=37)),
        ((*GIVEN, WITHDRAWN), TODAY - timedelta(days=7), TODAY + timedelta(days=30)),
        (GIVEN, TODAY, None),
        ((*GIVEN, WITHDRAWN, consent(ConsentPurpose.PERSONAL_DATA, on=TODAY, reference="С-2")), TODAY, None),
        ((teacher(external_until=TODAY), *GIVEN[1:], WITHDRAWN), TODAY, None),
    ],
    ids=["left after it", "left before it", "never withdrawn", "given again", "term runs already"],
)
def test_with_the_employment_the_last_ground_to_keep_data_ends(
    events: tuple[ConsentWithdrawn, ...], left: date, destroy_due: date | None
) -> None:
    scenario = given(Participant, *events)
    scenario.when(lambda p: leaving.leave(p, LeavingCause.DISMISSAL, left, TODAY + timedelta(days=7))).then(
        ParticipantLeft(on=left, cause=LeavingCause.DISMISSAL, destroy_due=destroy_due)
    )


def test_the_school_notifies_the_person_why_it_needs_more_time(school: School) -> None:
    school.organised()
    school.consent("mentor", "personal-data")
    place, about = f"/participants/{school.people['mentor']}", {"purpose": "personal-data"}
    extension = f"{place}/consents/stopping/extension"
    school.do("mentor", f"{place}/consents/withdrawal", about, about=place)
    assert school.refused("mentor", extension, about | {"delay": "paper"}, about=place)["status"] == 403
    school.do("curator", extension, about | {"delay": "paper"}, about=place)
    due = plus_working_days(school.today, 15)
    (told,) = told_of(school, "StoppingExtended")
    assert (told["participant"], told["delay"], told["due"]) == (str(school.people["mentor"]), "paper", str(due))
    (row,) = school.see("curator", "/consents", purpose="personal-data")["items"]
    assert row["stop_due"] == str(due)
    assert "бумажных документах" in school.see("mentor", f"{place}/history")[-1]["words"]


def test_the_register_says_until_when_data_of_who_left_are_kept(school: School) -> None:
    school.organised()
    school.consent("mentor", "personal-data")
    place, about = f"/participants/{school.people['mentor']}", {"purpose": "personal-data"}
    school.do("mentor", f"{place}/consents/withdrawal", about, about=place)
    school.do("curator", f"{place}/departure", about=place)
    due = str(school.today + timedelta(days=30))
    assert told_of(school, "ParticipantLeft")[-1]["destroy_due"] == due
    (row,) = school.see("curator", "/consents", purpose="personal-data")["items"]
    assert row["destroy_due"] == due
    school.bring(STAFF["mentor"])
    (row,) = school.see("curator", "/consents", purpose="personal-data")["items"]
    assert row["destroy_due"] is None
