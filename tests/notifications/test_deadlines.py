"""Every row of the table of deadlines: who is reminded on which day, and nobody once it is closed."""

from datetime import timedelta

import pytest

from tests.notifications.due import come, new_morning
from tests.notifications.scene import Case, ids, new, opened
from tests.notifications.terms_of_programs import OF_PROGRAMS
from tests.notifications.terms_of_school import OF_SCHOOL
from tests.notifications.town import School, Town

CASES = OF_SCHOOL + OF_PROGRAMS


@pytest.fixture(autouse=True)
def begin(town: Town) -> None:
    new_morning(town)


@pytest.mark.row(
    "R-3.4-02",
    "R-A.1-00",
    "R-A.2-00",
    "R-A.3-00",
    "R-A.4-00",
    "R-A.5-00",
    "R-A.6-00",
    "R-A.7-00",
    "R-A.5-03",
    "R-2.3-08",
    "R-A.3-D4",
    "R-3.3-06",
    "R-5.1-05",
    "R-4.1-03",
    "R-5.1-04",
    "R-5.1-03",
    "R-2.3-11",
    "R-7.1-03",
    "R-A.6-D1",
    "R-5.2-02",
)
@pytest.mark.parametrize("case", CASES)
def test_people_are_reminded_on_these_days_and_no_others(town: Town, school: School, case: Case) -> None:
    scene = opened(town, school, case)
    before: set[str] = ids(town, school)
    for days, expected in sorted(case.told.items()):
        day = scene.due + timedelta(days=days)
        come(town, day - timedelta(days=1))
        assert new(town, school, before) == set(), f"told before day {days}"
        come(town, day)
        assert new(town, school, before) == expected
        before = ids(town, school)


@pytest.mark.parametrize("case", CASES)
def test_nobody_is_reminded_of_what_is_closed(town: Town, school: School, case: Case) -> None:
    scene = opened(town, school, case)
    town.reached(town.others.tell(case.closed(scene), school.id))
    before = ids(town, school)
    come(town, scene.due + timedelta(days=min(case.told)))
    come(town, scene.due + timedelta(days=5))
    assert new(town, school, before) == set()
