"""Release from duties (1.4): in exceptional cases, by the head, with every lesson taken by somebody."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from contracts.codes import OrderKind
from contracts.programs import PetitionDecided, PetitionFiled, ReleaseUndone
from contracts.registry import OrderRepealed

from tests.programs.petitions import Desk, ids
from tests.programs.school import Json, School, until

TUESDAY = "2025-09-09"


@pytest.fixture
def desk(school: School) -> Desk:
    return Desk(school.assign().running())


def asked(desk: Desk, **changes: Any) -> Json:
    activity, *_ = desk.pair.see()["activities"]
    return {
        "concerned": [desk.person("mentor")],
        "activities": [activity["id"]],
        "since": TUESDAY,
        "until": TUESDAY,
        "text": "Открытый урок в другой школе",
    } | changes


def lessons(desk: Desk, who: str = "mentor", *weekdays: int) -> None:
    held = [{"weekday": day, "begins": "10:00:00", "ends": "10:45:00"} for day in weekdays]
    wanted = {"person": desk.person(who), "since": "2025-09-01", "until": "2026-05-31", "lessons": held}
    desk.do("curator", "/timetable", wanted)


def substitution(desk: Desk, **changes: str) -> Json:
    return {
        "person": desk.person("mentor"),
        "day": TUESDAY,
        "begins": "10:00:00",
        "substitute": desk.person("colleague"),
    } | changes


def granting(desk: Desk, **changes: Any) -> Json:
    return {
        "order": desk.order(OrderKind.RELEASE),
        "continuity": "Уроки ведёт коллега того же предмета",
        "substitutions": [substitution(desk)],
    } | changes


@pytest.mark.row("R-1.4-02", "R-1.4-03", "R-1.4-04", "R-1.4-05", "R-1.4-06")
def test_the_head_releases_a_mentor_for_a_planned_activity(desk: Desk) -> None:
    lessons(desk, "mentor", 2)
    place = desk.file("curator", "release", **asked(desk))
    filed = desk.told("PetitionFiled", place)
    assert isinstance(filed, PetitionFiled)
    assert (filed.for_head, filed.for_curator) == (True, False)
    desk.decide("head", place, "granted", **granting(desk))
    decided = desk.told("PetitionDecided", place)
    assert isinstance(decided, PetitionDecided)
    assert set(decided.others) == ids(*(desk.person(who) for who in ("mentor", "mentee", "curator")))
    assert set(decided.substitutes) == ids(desk.person("colleague"))
    assert str(decided.since) == TUESDAY
    seen = desk.see("colleague", place)
    assert (seen["outcome"], seen["text"], seen["continuity"]) == ("granted", None, None)
    assert seen["substitutions"] == [substitution(desk)]
    assert desk.see("head", place)["continuity"] == "Уроки ведёт коллега того же предмета"


@pytest.mark.row("R-1.4-02")
def test_the_curator_asks_and_the_head_alone_grants(desk: Desk) -> None:
    assert desk.not_filed("mentor", "release", **asked(desk))["rule"] == "R-1.4-02"
    place = desk.file("curator", "release", **asked(desk))
    free = granting(desk, substitutions=[], no_lessons=[desk.person("mentor")])
    assert desk.not_decided("curator", place, "granted", **free)["rule"] == "R-1.4-02"
    assert desk.not_decided("head", place, "granted", **(free | {"order": None}))["rule"] == "R-1.4-02"
    desk.decide("acting head", place, "granted", **free)


@pytest.mark.row("R-1.4-02")
def test_a_release_may_be_refused(desk: Desk) -> None:
    place = desk.file("curator", "release", **asked(desk))
    desk.decide("head", place, "refused")
    assert desk.see("mentor", place)["outcome"] == "refused"


@pytest.mark.row("R-1.4-03")
def test_without_a_reason_nobody_is_released(desk: Desk) -> None:
    assert desk.not_filed("curator", "release", **asked(desk, text=None))["rule"] == "R-1.4-03"


@pytest.mark.row("R-1.4-04")
def test_release_is_for_planned_activities_of_the_program(desk: Desk) -> None:
    alien = asked(desk, activities=[desk.person("mentor")])
    assert desk.not_filed("curator", "release", **alien)["rule"] == "R-1.4-04"
    assert desk.not_filed("curator", "release", **asked(desk, activities=[]))["rule"] == "R-1.4-04"
    wanted = asked(desk)
    desk.pair.do("mentor", f"/activities/{wanted['activities'][0]}/completion")
    assert desk.not_filed("curator", "release", **wanted)["rule"] == "R-1.4-04"


@pytest.mark.row("R-1.4-05")
def test_the_head_attests_that_teaching_goes_on(desk: Desk) -> None:
    place = desk.file("curator", "release", **asked(desk))
    without = granting(desk, continuity=None)
    assert desk.not_decided("head", place, "granted", **without)["rule"] == "R-1.4-05"


@pytest.mark.row("R-1.4-06")
def test_every_lesson_in_those_days_has_its_substitute(desk: Desk) -> None:
    lessons(desk, "mentor", 2, 3)
    place = desk.file("curator", "release", **asked(desk, until="2025-09-10"))
    one = granting(desk)
    problem = desk.not_decided("head", place, "granted", **one)
    assert (problem["rule"], "10.09 10:00" in problem["detail"]) == ("INV-20", True)
    both = [substitution(desk), substitution(desk, day="2025-09-10")]
    desk.decide("head", place, "granted", **(one | {"substitutions": both}))


@pytest.mark.row("R-1.4-06")
def test_that_there_are_no_lessons_is_said_and_must_be_so(desk: Desk) -> None:
    place = desk.file("curator", "release", **asked(desk))
    free = granting(desk, substitutions=[])
    assert desk.not_decided("head", place, "granted", **free)["rule"] == "INV-20"
    lessons(desk, "mentor", 2)
    said = free | {"no_lessons": [desk.person("mentor")]}
    assert desk.not_decided("head", place, "granted", **said)["rule"] == "INV-20"
    own = granting(desk, substitutions=[substitution(desk, substitute=desk.person("mentor"))])
    assert desk.not_decided("head", place, "granted", **own)["rule"] == "INV-20"


@pytest.mark.row("R-1.4-01")
def test_a_meeting_in_the_way_of_a_lesson_needs_a_reason(desk: Desk) -> None:
    lessons(desk, "mentee", 2)
    clash = {"at": f"{TUESDAY}T10:15:00+04:00", "remote": False, "topic": "Разбор"}
    problem = desk.pair.refused("mentor", "/meetings", clash)
    assert (problem["type"].rpartition(":")[2], problem["rule"]) == ("reason-required", "R-1.4-01")
    early = clash | {"at": f"{TUESDAY}T09:30:00+04:00"}
    assert desk.pair.refused("mentor", "/meetings", early)["rule"] == "R-1.4-01"
    desk.pair.do("mentor", "/meetings", early | {"minutes": 30})
    desk.pair.do("mentor", "/meetings", clash | {"at": f"{TUESDAY}T10:45:00+04:00"})
    desk.pair.do("mentor", "/meetings", clash | {"deviations": {"R-1.4-01": "Урок перенесён"}})
    assert [one["rule"] for one in desk.pair.see("curator")["deviations"]] == ["R-1.4-01"]


@pytest.mark.row("R-1.4-01")
def test_who_is_released_on_that_day_may_meet_then(desk: Desk) -> None:
    lessons(desk, "mentor", 2)
    place = desk.file("curator", "release", **asked(desk))
    desk.decide("head", place, "granted", **granting(desk))
    desk.listed("head", "/petitions")
    desk.pair.do("mentor", "/meetings", {"at": f"{TUESDAY}T10:15:00+04:00", "remote": False, "topic": "Разбор"})
    assert desk.pair.see()["deviations"] == []


@pytest.mark.row("R-1.4-02")
def test_a_release_is_undone_when_its_order_is_repealed(desk: Desk) -> None:
    lessons(desk, "mentor", 2)
    place = desk.file("curator", "release", **asked(desk))
    granted = granting(desk)
    desk.decide("head", place, "granted", **granted)
    repealed = OrderRepealed(
        order=UUID(granted["order"]), by=uuid4(), dated=desk.town.app.clock.today(), erroneous=False
    )
    desk.pair.position = desk.pair.school.tell(repealed)
    assert desk.see("curator", place)["state"] == "undone"
    told = desk.told("ReleaseUndone", place)
    assert isinstance(told, ReleaseUndone)
    assert (str(told.since), told.substitutes) == (TUESDAY, tuple(ids(desk.person("colleague"))))
    assert set(told.others) == ids(*(desk.person(who) for who in ("mentor", "mentee", "curator")))
    assert desk.see("colleague", place)["state"] == "undone"
    until(lambda: desk.listed("head", "/petitions")[0]["state"] == "undone")
    meeting = {"at": f"{TUESDAY}T10:15:00+04:00", "remote": False, "topic": "Разбор"}
    assert desk.pair.refused("mentor", "/meetings", meeting)["rule"] == "R-1.4-01"


@pytest.mark.row("R-1.4-01")
def test_people_read_their_own_timetable(desk: Desk) -> None:
    lessons(desk, "mentor", 2)
    place = f"/timetable/{desk.person('mentor')}"
    answer = desk.get("mentor", place, day=TUESDAY)
    assert answer.json() == [{"weekday": 2, "begins": "10:00:00", "ends": "10:45:00"}]
    assert desk.get("mentee", place, day=TUESDAY).status_code == 404
    assert desk.get("curator", place, day="2025-09-10").json() == []
