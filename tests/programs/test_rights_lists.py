"""Lists of people's rights: rebuilt as they were, hidden from other schools by the database itself."""

from typing import Any
from uuid import uuid4

from programs.views.rights import RIGHTS

from tests.programs.petitions import Desk
from tests.programs.school import School

LISTS = ("/petitions", "/help-requests", "/mediations")


def busy(school: School) -> Desk:
    """A pair whose people have asked for everything."""
    desk = Desk(school.assign().running())
    program = {"program": str(desk.pair.id), "text": "Т"}
    desk.do("mentee", "/help-requests", program)
    desk.do("mentee", "/mediations", program | {"mediator": desk.person("colleague")})
    activity = desk.pair.see()["activities"][0]["id"]
    desk.do("mentor", f"{desk.pair.place}/activities/{activity}/helpers", {"person": desk.person("colleague")})
    access = {"concerned": [desk.person("mentee")], "documents": ["Аттестационный лист"], "until": "2025-12-01"}
    desk.decide("head", desk.file("mentor", "file-access", **access), "granted")
    desk.decide("head", desk.file("mentee", "replacement"), "refused", reason="Рано")
    return desk


def shown(desk: Desk) -> list[Any]:
    of_program = [desk.get("mentee", f"{desk.pair.place}/{what}").json() for what in ("helpers", "file-accesses")]
    return [desk.listed(who, path) for who in ("mentor", "mentee") for path in LISTS] + of_program


def test_rebuilt_lists_equal_those_before(school: School) -> None:
    desk = busy(school)
    before = shown(desk)
    school.town.rebuild()
    assert shown(desk) == before
    assert all(before)


def test_other_schools_rows_are_hidden_even_from_a_query_without_a_condition(school: School) -> None:
    shown(busy(school))
    for table in [table.name for table in RIGHTS.tables]:
        with school.town.app.database.transaction(uuid4()) as cursor:
            assert cursor.execute(f"SELECT * FROM {table}").fetchall() == []
        with school.town.app.database.transaction(school.id) as cursor:
            assert cursor.execute(f"SELECT * FROM {table}").fetchall()
