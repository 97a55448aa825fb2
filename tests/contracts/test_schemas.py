"""The published language changes by addition only."""

import json
from pathlib import Path

import pytest
from contracts import schemas
from contracts.base import Contract, contract
from contracts.schemas import Schema, breaches
from pydantic import BaseModel


class Place(BaseModel):
    street: str
    house: int = 1


class Moved(Contract):
    TYPE = "test.Moved"
    to: Place
    past: tuple[Place, ...] = ()


def changed(**fields: object) -> Schema:
    schema = Moved.model_json_schema(mode="serialization")
    return {**schema, "properties": schema["properties"] | fields}


def without(name: str) -> Schema:
    schema = Moved.model_json_schema(mode="serialization")
    return {**schema, "properties": {key: value for key, value in schema["properties"].items() if key != name}}


def with_place(place: Schema) -> Schema:
    return {**Moved.model_json_schema(mode="serialization"), "$defs": {"Place": place}}


NOW = changed()
PLACE: Schema = Place.model_json_schema(mode="serialization")


def test_committed_schemas_are_those_of_the_code() -> None:
    assert schemas.committed() == schemas.generated(), "run `python -m contracts` and commit shared/contracts/schemas"


def test_every_contract_is_named_after_its_publisher_and_its_class() -> None:
    for name in schemas.generated():
        kind = contract(name)
        assert name == f"{kind.__module__.split('.')[1]}.{kind.__name__}"


def test_an_unknown_field_is_ignored_by_readers() -> None:
    assert Moved.model_validate({"to": {"street": "Мира"}, "why": "new"}) == Moved(to=Place(street="Мира"))


def test_no_part_of_a_contract_refuses_unknown_fields() -> None:
    closed = [
        name for name, schema in schemas.generated().items() if '"additionalProperties": false' in json.dumps(schema)
    ]
    assert closed == []


@pytest.mark.parametrize(
    "new",
    [
        NOW,
        changed(why={"type": "string", "default": ""}),
        with_place({**PLACE, "properties": PLACE["properties"] | {"flat": {"type": "integer"}}}),
        {**NOW, "description": "other words"},
    ],
)
def test_an_optional_field_more_breaks_nobody(new: Schema) -> None:
    assert breaches(NOW, new) == []


@pytest.mark.parametrize(
    ("new", "breach"),
    [
        (None, "the contract is gone"),
        (without("past"), "past is gone"),
        ({**changed(why={"type": "string"}), "required": ["to", "why"]}, "why is new and required"),
        ({**NOW, "required": []}, "to may be missing now"),
        (changed(past={"type": "string"}), "past has changed its type"),
        (with_place({**PLACE, "properties": {"street": {"type": "string"}}}), "to.house is gone"),
        (with_place({**PLACE, "properties": PLACE["properties"] | {"house": {"type": "string"}}}), "past.[].house has"),
    ],
)
def test_what_would_break_a_reader_is_named(new: Schema | None, breach: str) -> None:
    assert any(found.startswith(breach) for found in breaches(NOW, new))


def test_a_field_more_breaks_readers_that_refuse_unknown_ones() -> None:
    closed = with_place({**PLACE, "additionalProperties": False})
    more = {**PLACE, "additionalProperties": False, "properties": PLACE["properties"] | {"flat": {"type": "integer"}}}
    assert "to.flat is new, and readers refuse new fields there" in breaches(closed, with_place(more))


def test_nothing_is_written_over_a_schema_that_readers_rely_on(tmp_path: Path) -> None:
    assert schemas.write(tmp_path) == []
    (tmp_path / "registry.Gone.json").write_text('{"properties": {}}')
    before = schemas.committed(tmp_path)

    assert schemas.write(tmp_path) == ["registry.Gone: the contract is gone"]
    assert schemas.committed(tmp_path) == before
