"""The short way to an operation ends where the long one does."""

import re

import pytest
from backbone.web import Routes
from backbone.web.direct import Signpost
from shelf import routes as shelves

routes = Routes()


@routes.get("/things/{id}")
def get_thing(id: str) -> dict[str, str]:
    """Вещь."""
    return {"id": id}


@routes.get("/things/newest")
def newest_thing() -> dict[str, str]:
    """Новейшая вещь."""
    return {}


@routes.get("/things/{id}/parts/{part}")
def get_part(id: str, part: str) -> dict[str, str]:
    """Часть вещи."""
    return {"id": id, "part": part}


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/things/1", "get_thing"),
        ("/things/newest", "get_thing"),
        ("/things/1/parts/2", "get_part"),
        ("/things", None),
        ("/things/", None),
        ("/things/1/", None),
        ("/things/1/parts", None),
        ("/x/things/1", None),
    ],
)
def test_the_first_declared_that_matches_is_found_and_nothing_near_it(path: str, name: str | None) -> None:
    found = Signpost(routes.guarded).find(path)
    assert (found and found.name) == name


def test_every_address_finds_its_own_operation() -> None:
    for route in shelves.guarded:
        same = [one for one in shelves.guarded if one.methods == route.methods]
        assert Signpost(same).find(re.sub(r"{\w+}", "x", route.path)) is route


def test_forms_are_left_to_fastapi() -> None:
    assert {route.name for route in shelves.guarded if not route.is_plain} == {"import_boxes"}
