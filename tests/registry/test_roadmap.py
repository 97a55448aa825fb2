"""Stages of the roadmap through the interface: what completes them, who answers for what, what the head sees."""

from datetime import timedelta
from uuid import uuid4, uuid5

import pytest
from contracts.codes import PetitionKind, PetitionOutcome, SurveyForm
from contracts.months import plus_months
from contracts.programs import PetitionDecided, PetitionFiled, ProgramDrafted, SurveyOpened

from tests.registry.school_year import approved, complete, confirm, fulfil, introduced, passport, stage, start, told
from tests.registry.town import Json, School, until


@pytest.mark.row("R-A.1-00", "R-A.2-00", "R-A.3-00", "R-A.4-00", "R-A.5-00", "R-A.6-00", "R-A.7-00")
def test_stages_run_in_parallel(school: School) -> None:
    approved(school)
    for number in (4, 5, 1, 2, 3, 6, 7):
        start(school, number)
    assert {one["state"] for one in school.see("head", "/roadmap")["stages"]} == {"started"}
    assert school.refused("curator", "/roadmap/stages/5/start", about="/roadmap")["type"].endswith(":stage-started")
    assert school.refused("curator", "/roadmap/stages/8/start", about="/roadmap")["status"] == 404


@pytest.mark.row("R-A.1-04")
def test_a_stage_is_completed_when_all_that_is_mandatory_is_done(school: School) -> None:
    cycle = approved(school)
    start(school, 1)
    missing = school.refused("curator", "/roadmap/stages/1/completion", {}, about="/roadmap")
    assert missing["rule"] == "R-A.1-04"
    assert "R-A.1-D3 Программа наставничества в ОО на год" in missing["detail"]
    assert "R-A.1-D1" not in missing["detail"], "the regulation's order is there"
    assert "R-A.1-D3" in stage(school, 1)["blockers"]

    school.order("approve-cycle", {"cycle": str(cycle)})
    fulfil(school, 1)
    assert "R-A.1-D3" not in stage(school, 1)["blockers"]


@pytest.mark.row("R-A.3-00", "R-A.1-04")
def test_a_stage_completed_in_time_is_told_as_such(school: School) -> None:
    approved(school)
    start(school, 3)
    fulfil(school, 3)
    complete(school, 3)
    seen = stage(school, 3)
    assert (seen["state"], seen["late"], seen["tasks"], seen["blockers"]) == ("completed", False, {}, [])
    until(lambda: "StageCompleted" in told(school))


@pytest.mark.row("R-A.1-00", "R-A.2-00", "R-A.3-00", "R-A.6-00", "R-A.7-00", "R-3.3-04")
@pytest.mark.parametrize(("number", "term"), [(3, "T-02"), (6, "T-08"), (7, "T-09")])
def test_a_late_stage_needs_a_reason_and_the_deviation_is_recorded(school: School, number: int, term: str) -> None:
    begun = school.today - timedelta(days=400)
    plan = [{"on": str(begun), "text": "Круглый стол"}]
    year = passport(school, starts=str(begun), until=str(plus_months(begun, 12)), plan=plan)
    cycle = introduced(school, 400).do("curator", "/cycles", year)
    school.do("curator", "/roadmaps", {"cycle": str(cycle), "introduced": str(begun)})
    school.order("approve-roadmap", {"cycle": str(cycle)})
    assert [one["late"] for one in school.see("head", "/roadmap")["stages"]] == [True] * 7
    start(school, number)
    fulfil(school, number)
    place = f"/roadmap/stages/{number}/completion"
    assert school.refused("curator", place, {}, about="/roadmap")["rule"] == term
    complete(school, number, deviations={term: "Карантин в школе"})
    seen = stage(school, number)
    assert (seen["state"], seen["late"], seen["reason"]) == ("completed", True, "Карантин в школе")
    assert school.see("mentor", "/roadmap")["stages"][number - 1]["reason"] is None, "reasons are for organisers"
    assert school.see("head", "/dashboard")["deviations"] == {term: 1}
    until(lambda: "DeviationRecorded" in told(school))


def test_evidence_from_orders_registers_and_other_services_is_seen_with_its_day(school: School) -> None:
    approved(school)
    school.mentors("mentor")
    opened = SurveyOpened(
        survey=uuid4(),
        form=SurveyForm.USEFUL_MENTOR,
        version=1,
        invited=(school.people["mentor"],),
        due=school.today,
        anonymous=False,
    )
    position = school.town.neighbours.tell(opened, school.id, opened.survey)
    school.position = f"{school.position},{position}"
    items = {one["id"]: one for number in (1, 3) for one in stage(school, number)["items"]}
    assert items["R-A.1-D1"]["evidence"] == [
        {"source": "order:approve-regulation", "on": str(school.today - timedelta(days=5))}
    ]
    assert items["R-A.3-02"]["evidence"] == [{"source": "mentor", "on": str(school.today)}]
    assert items["R-A.3-D2"]["evidence"] == [{"source": "survey:useful-mentor", "on": str(school.today)}]
    assert items["R-A.3-D2"]["fulfilled"]


@pytest.mark.row("R-A.1-04")
def test_the_responsible_confirms_with_a_note_that_organisers_read(school: School) -> None:
    approved(school)
    confirm(school, "R-A.1-01")

    def seen(name: str) -> Json:
        found: Json = school.see(name, "/roadmap")["stages"][0]["items"][0]["confirmation"]
        return found

    by = {"person": str(school.people["curator"]), "on": str(school.today)}
    assert seen("head") == by | {"note": "Сделано", "url": "https://s1.example/news"}
    assert seen("mentor") == by | {"note": None, "url": None}
    place = "/roadmap/items/R-A.1-D1/confirmation"
    assert school.refused("head", place, {"note": "Издан"}, about="/roadmap")["type"].endswith(":order-needed")
    assert school.refused("mentor", place, {"note": "Издан"}, about="/roadmap")["status"] == 403


@pytest.mark.row("R-3.3-04")
def test_open_items_are_tasks_of_their_responsible(school: School) -> None:
    approved(school)
    mine = school.see("mentor", "/roadmap/tasks", role="mentor")
    assert {one["item"] for one in mine} == {"R-A.5-02", "R-A.5-D2", "R-A.6-02", "R-A.6-03"}
    assert [one["due"] for one in mine] == sorted(one["due"] for one in mine)
    before = {one["item"] for one in school.see("head", "/roadmap/tasks", role="curator")}
    confirm(school, "R-A.2-01")
    after = {one["item"] for one in school.see("head", "/roadmap/tasks", role="curator")}
    assert before - after == {"R-A.2-01"}


@pytest.mark.row("R-3.3-01")
def test_the_heads_desk_shows_what_is_late_and_what_waits(school: School) -> None:
    introduced(school, 60, pool_actualisation_months=1)
    empty = school.see("head", "/dashboard")
    assert (empty["roadmap"], empty["stages"], empty["pool_overdue"]) == (None, [], True)
    cycle = school.do("curator", "/cycles", passport(school))
    begun = str(school.today - timedelta(days=45))
    school.do("curator", "/roadmaps", {"cycle": str(cycle), "introduced": begun})
    assert school.see("head", "/dashboard")["draft"] == 1
    school.order("approve-roadmap", {"cycle": str(cycle)})
    school.do("curator", "/mentee-pool/actualisations", {})
    seen = school.see("head", "/dashboard")
    assert (seen["approved"], seen["draft"], seen["stages_late"]) == (True, None, [1, 2, 3, 5])
    assert seen["waiting"] == {"orders": 3, "acquaintances": 3, "matches": 0}
    assert (seen["pool_due"], seen["pool_overdue"]) == (str(plus_months(school.today, 1)), False)
    assert (seen["deviations"], seen["petitions"]) == ({}, [])
    assert school.ask("curator", "/dashboard").status_code == 403


@pytest.mark.row("R-3.3-01", "R-4.1-03", "R-5.1-05")
def test_the_heads_desk_shows_what_people_ask_of_him(school: School) -> None:
    today, soon = school.today, school.today + timedelta(days=3)
    first = ask_of_the_head(school, PetitionKind.RESIGNATION, due=today - timedelta(days=1))
    ask_of_the_head(school, PetitionKind.RESIGNATION, due=soon)
    ask_of_the_head(school, PetitionKind.REWARD, due=soon)
    ask_of_the_head(school, PetitionKind.IMPROVEMENT, due=soon, for_head=False)
    assert school.see("head", "/dashboard")["petitions"] == [
        {"kind": "resignation", "waiting": 2, "overdue": 1, "due": str(first.due)},
        {"kind": "reward", "waiting": 1, "overdue": 0, "due": str(soon)},
    ]
    answered(school, first)
    assert [(one["waiting"], one["overdue"]) for one in school.see("head", "/dashboard")["petitions"]] == [(1, 0)] * 2


@pytest.mark.row("R-3.3-01", "R-5.1-05")
def test_a_head_who_is_the_mentor_does_not_learn_from_his_desk_that_another_is_wanted(school: School) -> None:
    school.organised()
    school.offer("mentor", "methods")
    match = school.proposed()
    program = uuid5(match, "program")
    people = {"mentor": school.people["mentor"], "mentees": (school.people["mentee"],)}
    terms = {"direction": "methods", "forms": ("teacher-teacher",), "kinds": ("traditional",)}
    of = {"program": program, "match": match, "curator": school.people["curator"]}
    school.town.neighbours.tell(ProgramDrafted.model_validate(of | people | terms), school.id, program)
    ask_of_the_head(school, PetitionKind.REPLACEMENT, due=school.today, program=program)
    assert [one["kind"] for one in school.see("head", "/dashboard")["petitions"]] == ["replacement"]
    school.people["head"] = school.people["mentor"]
    assert school.see("head", "/dashboard")["petitions"] == []


def ask_of_the_head(school: School, kind: PetitionKind, **fields: object) -> PetitionFiled:
    """As programs tells it."""
    about = {"petition": uuid4(), "kind": kind, "by": school.people["mentee"], "for_head": True, "for_curator": True}
    fact = PetitionFiled.model_validate(about | fields)
    school.position = school.town.neighbours.tell(fact, school.id, fact.petition)
    return fact


def answered(school: School, filed: PetitionFiled) -> None:
    fact = PetitionDecided.model_validate(filed.model_dump() | {"outcome": PetitionOutcome.ACKNOWLEDGED})
    school.position = school.town.neighbours.tell(fact, school.id, filed.petition)
