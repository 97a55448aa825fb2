"""Local acts, orders about programs, and what becomes of an order that another repeals."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from contracts.programs import ProgramSuspended

from tests.registry.town import School, until

TITLE = {"title": "Порядок посещения уроков наставником"}


def repeal(school: School, order: UUID, **changes: Any) -> dict[str, Any]:
    return school.draft("repeal", {"order": str(order)} | changes)


def told(school: School, order: UUID) -> dict[str, Any]:
    """What others hear of the order."""
    found: list[dict[str, Any]] = []

    def heard() -> bool:
        letters = school.town.neighbours.heard(school.id)
        found[:] = [
            json.loads(one.data)
            for one in letters
            if one.type == "registry.OrderIssued" and str(order) in str(one.data)
        ]
        return bool(found)

    until(heard)
    return found[0]


@pytest.mark.row("R-3.3-02")
def test_a_local_act_is_in_the_register_as_long_as_it_stands(school: School) -> None:
    school.organised()
    last = school.today + timedelta(days=30)
    content = {"since": str(school.today), "until": str(last), "persons": [str(school.people["mentor"])]}
    order = school.order("local-act", content, texts=TITLE, number="5-од")
    rows = school.see("head", "/local-acts")["items"]
    assert [row["kind"] for row in rows] == ["approve-regulation", "appoint-curator", "local-act"]
    assert (rows[-1]["number"], rows[-1]["title"], rows[-1]["until"]) == ("5-од", TITLE["title"], str(last))
    (own,) = school.see("mentor", "/local-acts")["items"]
    assert own["id"] == str(order)
    later = school.see("head", "/local-acts", in_force=str(last + timedelta(days=1)))["items"]
    assert order not in [UUID(row["id"]) for row in later]


@pytest.mark.row("R-3.3-02")
def test_an_act_needs_its_title_and_ends_after_it_begins(school: School) -> None:
    content = {"since": str(school.today), "until": str(school.today - timedelta(days=1))}
    backwards = school.refused("head", "/orders", school.draft("local-act", content, texts=TITLE))
    assert backwards["type"].endswith(":ends-before-start")
    untitled = school.refused("head", "/orders", school.draft("local-act", {"since": str(school.today)}))
    assert untitled["type"].endswith(":order-texts")


@pytest.mark.row("R-3.3-02")
def test_a_repealed_act_says_so_and_stands_no_more(school: School) -> None:
    act = school.order("local-act", {"since": str(school.today)}, texts=TITLE)
    by = school.do("head", "/orders", repeal(school, act))
    assert school.see("head", f"/orders/{act}")["repealed_by"] == {
        "order": str(by),
        "on": str(school.today),
        "erroneous": False,
    }
    (row,) = school.see("head", "/local-acts")["items"]
    assert row["repealed_by"] == str(by)
    assert school.see("head", "/local-acts", in_force=str(school.today))["items"] == []
    assert school.refused("head", "/orders", repeal(school, act))["type"].endswith(":already-repealed")
    until(lambda: "registry.OrderRepealed" in {one.type for one in school.town.neighbours.heard(school.id)})


@pytest.mark.row("R-3.3-02", "R-3.3-05")
def test_what_an_order_has_constituted_is_not_taken_back_by_repealing_it(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    match = school.agreed()
    order = school.order("fix-pairs", {"matches": [str(match)]})
    refusal = school.refused("head", "/orders", repeal(school, order, erroneous=True))
    assert (refusal["rule"], refusal["clause"]) == ("INV-30", "п. 3.3")
    assert school.see("head", f"/orders/{order}")["repealed_by"] is None


@pytest.mark.row("R-3.3-02")
def test_an_acting_head_appointed_by_mistake_never_was_one(school: School) -> None:
    school.organised()
    acting = {"person": str(school.people["curator"]), "since": str(school.today), "until": str(school.today)}
    order = school.order("appoint-acting-head", acting)
    school.do("head", "/orders", repeal(school, order, erroneous=True))
    assert school.see("head", "/school")["acting_head"] is None
    school.people["acting_head"] = school.people["curator"]
    body = school.draft("local-act", {"since": str(school.today)}, texts=TITLE)
    assert school.refused("acting_head", "/orders", body)["status"] == 403


@pytest.mark.row("R-3.3-02", "R-3.3-03")
def test_without_a_repealed_version_the_registry_is_the_one_before(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    order = school.register("mentor")
    assert school.see("head", "/mentor-registry")["number"] == 2
    school.do("head", "/orders", repeal(school, order))
    assert school.see("head", "/mentor-registry")["number"] == 1


@pytest.mark.row("R-3.3-02")
def test_an_order_that_programs_has_carried_out_is_not_repealed(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    match, since = school.fixed(), str(school.today)
    order = school.order("suspend-program", {"match": str(match), "since": since})
    done = ProgramSuspended(
        program=uuid4(),
        mentor=school.people["mentor"],
        mentees=(school.people["mentee"],),
        order=order,
        since=school.today,
    )
    school.position = school.town.neighbours.tell(done, school.id, done.program)
    until(lambda: bool(school.see("head", f"/orders/{order}")["executed_on"]))
    assert school.refused("head", "/orders", repeal(school, order))["rule"] == "INV-30"


@pytest.mark.row("R-9.2-01")
def test_a_running_program_is_moved_by_order_to_an_edition_of_the_school(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    match, edition = school.fixed(), school.see("head", "/school")["edition"]["id"]
    foreign = school.draft("move-program", {"match": str(match), "edition": str(uuid4())})
    assert school.refused("head", "/orders", foreign)["type"].endswith(":edition-not-in-force")
    order = school.order("move-program", {"match": str(match), "edition": edition})
    assert told(school, order)["edition"] == edition


def test_people_are_released_who_are_in_the_pair(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    content = {"match": str(school.fixed()), "since": str(school.today), "until": str(school.today)}
    stranger = school.draft("release", content | {"persons": [str(school.people["second"])]})
    assert school.refused("head", "/orders", stranger)["type"].endswith(":not-a-member")
    released = [str(school.people["mentee"])]
    order = school.order("release", content | {"persons": released})
    heard = told(school, order)
    assert (heard["persons"], heard["concerns"], heard["until"]) == (released, released, str(school.today))


@pytest.mark.parametrize("kind", ["suspend-program", "resume-program"])
def test_programs_are_suspended_and_resumed_only_where_a_pair_is_fixed(school: School, kind: str) -> None:
    school.organised()
    school.mentors("mentor")
    match, other = school.fixed(), school.agreed(mentees=("second",))
    unfixed = school.draft(kind, {"match": str(other), "since": str(school.today)})
    assert school.refused("head", "/orders", unfixed)["type"].endswith(":match-not-assigned")
    order = school.order(kind, {"match": str(match), "since": str(school.today)})
    assert told(school, order)["since"] == str(school.today)
