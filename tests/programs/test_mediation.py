"""Mediation (3.5): what is said is for the two sides and their mediator, whatever anybody's post."""

import psycopg
import pytest
from contracts.programs import MediationClosed, MediationOpened

from tests.programs.petitions import Desk, ids
from tests.programs.school import School

WORDS = "Нам трудно договориться о времени"


@pytest.fixture
def desk(school: School) -> Desk:
    return Desk(school.assign().running())


def begin(desk: Desk, who: str = "mentee", **body: str) -> str:
    told = {"program": str(desk.pair.id), "text": WORDS} | body
    return f"/mediations/{desk.do(who, '/mediations', told)}"


@pytest.mark.row("R-3.5-09")
def test_a_member_of_the_association_mediates_when_both_sides_agree(desk: Desk) -> None:
    place = begin(desk)
    [wanted] = desk.listed("member", "/mediations")
    assert wanted["parties"] == []
    assert desk.get("member", place).status_code == 404
    desk.do("member", f"{place}/mediator", {"mediator": desk.person("member")})
    assert desk.see("member", place)["messages"] == []
    assert desk.refused("member", f"{place}/messages", {"text": "Здравствуйте"})["rule"] == "R-3.5-09"
    desk.do("mentor", f"{place}/mediator/agreement")
    assert not desk.see("mentee", place)["begun"]
    desk.do("mentee", f"{place}/mediator/agreement")
    desk.do("member", f"{place}/messages", {"text": "Давайте встретимся втроём"})
    said = [one["text"] for one in desk.see("mentor", place)["messages"]]
    assert said == [WORDS, "Давайте встретимся втроём"]
    assert [one["text"] for one in desk.see("member", place)["messages"]] == said
    desk.do("member", f"{place}/closing", {"outcome": "agreed"})
    assert desk.see("mentee", place)["outcome"] == "agreed"


@pytest.mark.row("R-3.5-09")
def test_the_sides_may_name_a_mediator_themselves(desk: Desk) -> None:
    place = begin(desk, "mentor", mentee=desk.person("mentee"), mediator=desk.person("curator"))
    desk.do("mentee", f"{place}/mediator/agreement")
    assert desk.see("curator", place)["messages"] == []
    desk.do("curator", f"{place}/mediator/agreement")
    assert [one["text"] for one in desk.see("curator", place)["messages"]] == [WORDS]


@pytest.mark.row("R-3.5-09")
def test_neither_curator_nor_head_nor_the_rest_of_the_group_finds_it(school: School) -> None:
    desk = Desk(school.assign(mentees=2).running(kinds=["group"]))
    place = begin(desk)
    for who in ("curator", "head", "second", "colleague"):
        assert desk.get(who, place).status_code == 404
        assert desk.listed(who, "/mediations") == []
        assert desk.refused(who, f"{place}/messages", {"text": "Т"})["status"] == 404
    assert "Медиа" not in str(desk.pair.ask("head", "/history").json())


@pytest.mark.row("R-3.5-09")
def test_nobody_else_is_told_more_than_how_it_ended(desk: Desk) -> None:
    place = begin(desk)
    opened = desk.told("MediationOpened", place)
    assert isinstance(opened, MediationOpened)
    assert set(opened.others) == ids(desk.person("mentor"), desk.person("mentee"))
    desk.do("mentor", f"{place}/closing", {"outcome": "abandoned"})
    closed = desk.told("MediationClosed", place)
    assert isinstance(closed, MediationClosed)
    assert closed.outcome == "abandoned"
    stream = "".join(letter.data.decode() for letter in desk.town.registry.heard())
    with psycopg.connect(desk.town.app.database.dsn) as connection:
        log = b"".join(bytes(row[0]) for row in connection.execute("SELECT state FROM programs_events").fetchall())
    assert WORDS not in stream
    assert WORDS not in log.decode()


@pytest.mark.row("R-3.5-09")
def test_a_mediator_is_none_of_the_sides_and_nobody_unasked(desk: Desk) -> None:
    place = begin(desk)
    own = {"mediator": desk.person("mentor")}
    assert desk.refused("mentee", f"{place}/mediator", own)["rule"] == "R-3.5-09"
    assert desk.refused("member", f"{place}/mediator", {"mediator": desk.person("colleague")})["status"] == 403
    assert desk.refused("head", f"{place}/mediator", {"mediator": desk.person("head")})["status"] == 404


@pytest.mark.row("R-3.5-09")
def test_the_mediator_alone_says_how_it_ended(desk: Desk) -> None:
    place = begin(desk, mediator=desk.person("colleague"))
    assert desk.refused("mentor", f"{place}/closing", {"outcome": "agreed"})["status"] == 403
    assert desk.refused("colleague", f"{place}/closing", {"outcome": "agreed"})["status"] == 403
    desk.do("mentor", f"{place}/mediator/agreement")
    desk.do("colleague", f"{place}/mediator/agreement")
    desk.do("colleague", f"{place}/closing", {"outcome": "not-agreed"})
    assert desk.refused("mentee", f"{place}/messages", {"text": "Т"})["type"].endswith("mediation-closed")
