"""The mentor's access to the personal file of his mentee (4.1): granted, purposed, limited, every look seen."""

from datetime import UTC, datetime
from typing import Any

import pytest
from contracts.codes import OrderKind
from contracts.programs import FileAccessGranted, FileViewed

from tests.programs.petitions import Desk
from tests.programs.school import Json, School


@pytest.fixture
def desk(school: School) -> Desk:
    return Desk(school.assign().running())


def asked(desk: Desk, **changes: Any) -> Json:
    return {
        "concerned": [desk.person("mentee")],
        "documents": ["Аттестационный лист", "Сведения о курсах"],
        "until": "2025-12-01",
        "text": "Подготовка к аттестации",
    } | changes


def opened(desk: Desk, **changes: Any) -> Json:
    place = desk.file("mentor", "file-access", **asked(desk, **changes))
    desk.decide("head", place, "granted")
    [access] = accesses(desk, "mentee")
    return access


def accesses(desk: Desk, who: str) -> list[Json]:
    found: Any = desk.see(who, f"{desk.pair.place}/file-accesses")
    assert isinstance(found, list)
    return found


@pytest.mark.row("R-4.1-02")
def test_the_mentee_sees_what_is_open_and_every_look(desk: Desk) -> None:
    access = opened(desk)
    assert (access["purpose"], access["until"]) == ("Подготовка к аттестации", "2025-12-01")
    assert [document["name"] for document in access["documents"]] == ["Аттестационный лист", "Сведения о курсах"]
    granted = desk.told("FileAccessGranted", access["id"])
    assert isinstance(granted, FileAccessGranted)
    assert str(granted.mentee) == desk.person("mentee")
    desk.do("mentor", f"/file-accesses/{access['id']}/views", {"document": access["documents"][1]["id"]})
    viewed = desk.told("FileViewed", access["id"])
    assert isinstance(viewed, FileViewed)
    assert str(viewed.mentee) == desk.person("mentee")
    [looked] = accesses(desk, "mentee")[0]["views"]
    assert looked["document"] == access["documents"][1]["id"]


@pytest.mark.row("R-4.1-02")
def test_nobody_else_looks_into_it_or_knows_of_it(school: School) -> None:
    desk = Desk(school.assign(mentees=2).running(kinds=["group"]))
    access = opened(desk)
    place = f"/file-accesses/{access['id']}"
    assert accesses(desk, "second") == []
    assert [desk.get(who, place).status_code for who in ("second", "colleague", "curator")] == [404, 404, 403]
    assert desk.refused("colleague", f"{place}/views", {"document": access["documents"][0]["id"]})["status"] == 404
    assert len(accesses(desk, "mentor")) == len(accesses(desk, "head")) == 1
    assert desk.get("curator", f"{desk.pair.place}/file-accesses").status_code == 404


@pytest.mark.row("R-4.1-02")
@pytest.mark.parametrize("change", [{"text": None}, {"documents": []}, {"until": None}, {"until": "2026-03-08"}])
def test_access_has_a_purpose_documents_and_a_term_within_the_program(desk: Desk, change: Json) -> None:
    assert desk.not_filed("mentor", "file-access", **asked(desk, **change))["rule"] == "INV-17"


@pytest.mark.row("R-4.1-02")
def test_the_head_alone_grants_it(desk: Desk) -> None:
    place = desk.file("mentor", "file-access", **asked(desk))
    assert desk.not_decided("curator", place, "granted")["rule"] == "INV-17"
    desk.decide("head", place, "refused")
    assert accesses(desk, "mentee") == []


@pytest.mark.row("R-4.1-02")
def test_after_its_last_day_nobody_looks(desk: Desk) -> None:
    access = opened(desk, until="2025-09-10")
    look = {"document": access["documents"][0]["id"]}
    desk.town.set_clock(datetime(2025, 9, 11, 6, tzinfo=UTC))
    assert desk.refused("mentor", f"/file-accesses/{access['id']}/views", look)["rule"] == "INV-17"


@pytest.mark.row("R-4.1-02")
def test_the_head_revokes_it(desk: Desk) -> None:
    access = opened(desk)
    place, look = f"/file-accesses/{access['id']}", {"document": access["documents"][0]["id"]}
    desk.act("head", f"{place}/revocation")
    assert desk.refused("mentor", f"{place}/views", look)["rule"] == "INV-17"
    assert accesses(desk, "mentee")[0]["revoked"] == "2025-09-08"


@pytest.mark.row("R-4.1-02")
def test_it_ends_with_the_program(desk: Desk) -> None:
    access = opened(desk)
    desk.pair.do("mentee", "/termination", {"reason": "transfer", "text": "Перехожу"})
    desk.pair.by_order("/termination/approval", OrderKind.TERMINATE_PROGRAM)
    look = {"document": access["documents"][0]["id"]}
    assert desk.refused("mentor", f"/file-accesses/{access['id']}/views", look)["rule"] == "INV-17"


@pytest.mark.row("R-4.1-02")
def test_only_the_named_documents_are_open(desk: Desk) -> None:
    access = opened(desk)
    look = {"document": desk.person("mentee")}
    assert desk.refused("mentor", f"/file-accesses/{access['id']}/views", look)["rule"] == "INV-17"
