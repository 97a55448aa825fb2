"""Groups that change, shown through the interface (2.3, A-07)."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from contracts.programs import ProgramMoved
from contracts.workdays import plus_working_days

from tests.registry.town import Json, School, Town, body, place, told_of, until


def group(school: School) -> UUID:
    school.organised(group_recovery_working_days=5)
    school.mentors("mentor", capacity=2)
    return school.fixed(mentees=("mentee", "second"))


def change(school: School, match: UUID, **content: Any) -> Json:
    named = {key: [str(school.people[name]) for name in value] for key, value in content.items() if key != "pair"}
    converted = {"convert_to_pair": content["pair"]} if "pair" in content else {}
    return school.draft("change-group", {"match": str(match), **named, **converted})


@pytest.mark.row("R-2.3-08")
def test_one_mentee_or_fewer_than_the_schools_own_number_are_no_group(school: School, town: Town) -> None:
    school.organised()
    school.mentors("mentor", capacity=2)
    school.need("mentee", "methods")
    assert school.refused("curator", "/matches", body(school, kinds=["group"]))["rule"] == "INV-04"
    stricter = town.school().organised(group_min_mentees=3)
    stricter.mentors("mentor", capacity=3)
    for mentee in ("mentee", "second"):
        stricter.need(mentee, "methods")
    two = [str(stricter.people[name]) for name in ("mentee", "second")]
    pair = body(stricter, kinds=["group"], mentees=two)
    assert stricter.refused("curator", "/matches", pair)["rule"] == "INV-04"


@pytest.mark.row("R-2.3-08")
def test_a_group_is_two_or_more_and_every_one_is_in_the_order(school: School) -> None:
    match = group(school)
    seen = school.see("head", f"/matches/{match}")
    assert (seen["kinds"], len(seen["mentees"])) == (["group"], 2)
    order = school.see("head", f"/orders/{seen['order']}")
    everybody = {str(school.people[name]) for name in ("mentor", "mentee", "second")}
    assert everybody <= {one["person"] for one in order["concerns"]}


@pytest.mark.row("R-2.3-08")
def test_a_group_of_one_has_a_term_and_becomes_a_pair_by_order_only(school: School) -> None:
    match = group(school)
    early = school.refused("head", "/orders", change(school, match, pair=True))
    assert early["rule"] == "INV-04"
    school.do("head", "/orders", change(school, match, leaves=["second"]))
    due = str(plus_working_days(school.today, 5))
    left = {"match": str(match), "mentor": str(school.people["mentor"]), "mentees": [str(school.people["mentee"])]}
    assert told_of(school, "GroupBelowMinimum") == [left | {"due": due}]
    seen = school.see("head", f"/matches/{match}")
    assert (seen["state"], seen["kinds"], seen["below_minimum_until"]) == ("assigned", ["group"], due)
    assert school.see("head", place(school, "mentor"))["load"] == 1
    assert [row["id"] for row in school.see("head", "/waiting")["items"]] == [str(school.people["second"])]
    school.do("head", "/orders", change(school, match, pair=True))
    assert told_of(school, "GroupRecovered") == [left]
    assert [told["kinds"] for told in told_of(school, "GroupChanged", 2)] == [["group"], ["traditional"]]
    seen = school.see("head", f"/matches/{match}")
    assert (seen["kinds"], seen["below_minimum_until"]) == (["traditional"], None)


@pytest.mark.row("R-9.2-01")
@pytest.mark.parametrize("moved", [False, True])
def test_a_group_stays_on_its_edition_until_its_program_is_moved_to_another(school: School, moved: bool) -> None:
    dated = str(school.today - timedelta(days=9))
    school.order("approve-regulation", school.regulation(), dated=dated)
    school.order("appoint-curator", {"person": str(school.people["curator"])}, dated=dated)
    school.mentors("mentor", capacity=2)
    match = school.fixed(mentees=("mentee", "second"))
    stricter = school.regulation(group_min_mentees=3) | {
        "sources": [str(school.do("head", "/legal-sources/well-known", {}))]
    }
    school.order("approve-regulation", stricter)
    edition = school.see("head", "/school")["edition"]["id"]
    if moved:
        moving = school.order("move-program", {"match": str(match), "edition": edition})
        done = {"program": uuid4(), "previous": uuid4(), "edition": edition, "order": moving}
        people = {"mentor": school.people["mentor"], "mentees": (school.people["mentee"],)}
        fact = ProgramMoved.model_validate(done | people)
        school.position = school.town.neighbours.tell(fact, school.id, fact.program)
        until(lambda: bool(school.see("head", f"/orders/{moving}")["executed_on"]))
    school.need("clerk", "methods")
    school.consent("clerk", "join-match", match)
    school.do("head", "/orders", change(school, match, joins=["clerk"], leaves=["second"]))
    seen = school.see("head", f"/matches/{match}")
    assert (seen["below_minimum_until"] is not None) == moved
    assert (school.see("curator", f"/matches/{match}/history")[-1]["edition"] == edition) == moved


@pytest.mark.row("R-2.3-08")
def test_who_joins_a_group_has_consented_is_covered_and_finds_a_place(school: School) -> None:
    match = group(school)
    joining = change(school, match, joins=["clerk"])
    school.need("clerk", "digital")
    assert school.refused("head", "/orders", joining)["rule"] == "INV-03a"
    school.need("clerk", "methods")
    assert school.refused("head", "/orders", joining)["rule"] == "INV-06"
    school.consent("clerk", "join-match", match)
    assert school.refused("head", "/orders", joining)["rule"] == "INV-23"
    school.do("head", "/orders", change(school, match, joins=["clerk"], leaves=["second"]))
    (told,) = told_of(school, "GroupChanged")
    assert (told["joined"], told["left"]) == ([str(school.people["clerk"])], [str(school.people["second"])])
    seen = school.see("clerk", f"/matches/{match}")
    assert seen["below_minimum_until"] is None
    assert set(seen["mentees"]) == {str(school.people[name]) for name in ("mentee", "clerk")}
