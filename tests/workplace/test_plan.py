"""The tables of the workplace fit what the services say of themselves: no page promises what is not there."""

from collections.abc import Iterator

import httpx
import pytest
from mentoring.platform import Platform
from mentoring.settings import SERVICES
from workplace import plan, words
from workplace.catalogue import Catalogue, Json, Operation
from workplace.choices import about, table
from workplace.fields import Builder, Field
from workplace.form import alternatives
from workplace.plan import Block, Do


@pytest.fixture(scope="module")
def catalogue(platform: Platform) -> Catalogue:
    urls = platform.access.urls
    documents = {service: httpx.get(f"{urls[service]}/openapi.json").raise_for_status().json() for service in SERVICES}
    return Catalogue(documents, {})


def blocks() -> Iterator[tuple[str, Block]]:
    return ((name, block) for name, page in plan.pages().items() for block in page.blocks)


def commands() -> list[Do]:
    return [one for _, block in blocks() for one in (*block.commands, *block.each)]


def test_every_field_that_is_shown_is_in_the_answer_and_has_a_russian_name(catalogue: Catalogue) -> None:
    wrong = []
    for name, block in blocks():
        operation = catalogue[block.read]
        schema = operation.within(block.field)
        for path in (*block.columns, *block.facts):
            last = path.rpartition(".")[2]
            if not found(operation, schema, path) or not words.known(last, block.read):
                wrong.append(f"{name}: {block.read}: {path}")
    assert not wrong


def found(operation: Operation, schema: Json, path: str) -> bool:
    for step in path.split("."):
        told = operation.resolved(schema)
        told = operation.resolved(told["items"]) if "items" in told else told
        schema = operation.part(told, step)
        if not schema:
            return False
    return True


def test_every_command_that_is_offered_exists_and_every_field_of_its_form_has_a_russian_name(
    catalogue: Catalogue,
) -> None:
    wrong = []
    for key in {one.op for one in commands()}:
        operation = catalogue[key]
        for kind in alternatives(operation) or {"": ""}:
            builder = Builder(operation, lambda _: None, kind)
            wrong += [f"{key} {kind}: {one}" for one in unnamed([*builder.body(), *builder.query()], key)]
    assert not wrong


def unnamed(fields: list[Field], key: str) -> Iterator[str]:
    for one in fields:
        if not words.known(one.name.rpartition(".")[2], key):
            yield one.name
        yield from unnamed(list(one.parts), key)


def test_what_offers_fill_in_is_a_place_or_a_field_of_the_command(catalogue: Catalogue) -> None:
    wrong = []
    for one in commands():
        operation = catalogue[one.op]
        if alternatives(operation) and "kind" not in one.fill:
            continue  # they are to be chosen from first
        builder = Builder(operation, lambda _: None, one.fill.get("kind", ""))
        known = {"kind", *operation.places, *(name for field in builder.body() for name in names(field))}
        known |= {field.name for field in builder.query()}
        wrong += [f"{one.op}: {name}" for name in one.fill if name not in known]
    assert not wrong


def names(field: Field) -> Iterator[str]:
    yield field.name
    for part in field.parts:
        yield from names(part)


def test_every_source_of_choices_can_be_read_and_told(catalogue: Catalogue) -> None:
    sources, fields = table()
    assert set(fields.values()) <= set(sources)
    for source in sources.values():
        operation = catalogue[source.read] if source.read else None
        assert operation is None or all(operation.part(operation.within(source.field), name) for name in source.label)


def test_what_a_form_is_about_is_named_in_it_and_can_be_read(catalogue: Catalogue) -> None:
    for key in {one.op for one in commands()}:
        if told := about(key):
            assert told.field in {field.name for field in Builder(catalogue[key], lambda _: None).body()}
            assert catalogue[told.read].places == ["id"]


def test_pages_open_pages_that_are_there() -> None:
    opened = {block.opens for _, block in blocks()} | set(words.read("fields")["links"].values())
    assert opened - {"", ".about"} <= set(plan.pages())


LEFT_OUT = {
    "registry.refused_staff": "it answers with a file; what is wrong with a line, the import says itself",
    "programs.publish_survey_form": "a questionnaire has questions within questions, for which forms are not made",
    "programs.join_activity": "no read tells an invited colleague which activity it is about",
    "programs.comment_activity": "likewise",
    "programs.finish_as_helper": "likewise",
    "reporting.what_if": "it takes parameters of any kind",
}


def test_every_command_of_the_four_roles_is_offered_unless_it_is_said_why_not(catalogue: Catalogue) -> None:
    roles = {"head", "curator", "mentor", "mentee"}
    everything = {one.key for one in catalogue.all() if one.method == "POST" and one.roles & roles}
    assert everything - {one.op for one in commands()} == set(LEFT_OUT)


NOT_LINKED = {"programs.questionnaire_document": "one form has several, for each who answers, and a row leads to one"}


def test_every_document_about_something_is_to_be_had_where_it_is_shown(catalogue: Catalogue) -> None:
    documents = {one.key for one in catalogue.all() if one.key.endswith("_document")}
    assert documents - linked() == set(NOT_LINKED)
    assert linked() <= {one.key for one in catalogue.all()}


def test_every_history_that_is_shown_has_receipts() -> None:
    histories = {block.read for _, block in blocks() if block.read.endswith("_history")}
    assert {f"{one.removesuffix('_history')}_receipt" for one in histories} <= linked()


def linked() -> set[str]:
    return {one.op for _, block in blocks() for one in (*block.files, *block.papers)}
