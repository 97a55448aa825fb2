"""What one school writes and is, nobody else reads: not other schools, not the office, not the street, not a log."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from backbone.identity import Role
from mentoring.access import Persona
from mentoring.platform import Platform
from operations import CLIENT, Operation, operations
from stores import settle
from two_schools import ENDLESS, School, answers, must_be_asked, pages, readings

from tests.access.matrix import SERVICES
from tests.under_attack.schools import WORDS, Canary


@pytest.fixture(scope="module")
def every(told: Platform, canary: Canary) -> list[Operation]:
    settle(told)
    assert canary.ids
    return [item for service in SERVICES for item in operations(service, told.access.urls[service])]


@pytest.fixture(scope="module")
def another(told: Platform, personas: list[Persona]) -> School:
    return School.all_of(told, personas)[1]


def test_itself_reads_all_of_it(every: list[Operation], canary: Canary) -> None:
    readable = [item for item in every if item.roles]
    told = {
        said
        for item, role in readings(readable, canary.school)
        if role in (Role.HEAD, Role.MENTOR, Role.MENTEE)
        for said in heard(canary, known(canary, role, item))
    }
    assert WORDS in told
    assert len(told) > len(canary.ids | canary.words) * 0.9


def known(canary: Canary, role: Role, operation: Operation) -> Iterator[httpx.Response]:
    """What there is already: an association, for one, the school has not founded."""
    try:
        yield from answers(canary.school, role, operation)
    except httpx.HTTPStatusError as error:
        if error.response.status_code != 404:
            raise


def heard(canary: Canary, told: Iterator[httpx.Response]) -> set[str]:
    return {said for answer in told for said in canary.told_by(answer.text)}


def test_no_role_of_another_school_reads_any(every: list[Operation], canary: Canary, another: School) -> None:
    for operation, role in readings([item for item in every if item.roles], another):
        assert not heard(canary, answers(another, role, operation)), (operation.id, role)


def test_the_office_reads_no_word_and_no_person(told: Platform, every: list[Operation], canary: Canary) -> None:
    headers = {"Authorization": f"Bearer {told.access.token(Role.OFFICE)}"}
    asked = [item for item in every if Role.OFFICE in item.roles and item.method == "GET" and "{" not in item.path]
    for operation in asked:
        if operation.id in ENDLESS or must_be_asked(operation):
            continue
        for query in ({}, {"school": str(canary.school.id)}):
            url = told.access.urls[operation.service] + operation.path
            told_of = heard(canary, pages(url, headers, **query))
            hidden = (canary.words - {canary.domain}) | (canary.persons - canary.posts)
            assert not told_of & hidden, operation.id


def test_the_street_reads_none(told: Platform, every: list[Operation], canary: Canary, another: School) -> None:
    """What is open to everybody: the section of another school, of the school itself, and what services say of
    themselves."""
    for operation in (item for item in every if not item.roles and item.method == "GET"):
        for school in (another.id, canary.school.id):
            url = told.access.urls[operation.service] + operation.path.format_map(Anything(school))
            assert not canary.told_by(CLIENT.get(url).text), operation.id


class Anything(dict[str, object]):
    """The school, whatever a path names."""

    def __init__(self, school: object) -> None:
        self._school = school

    def __missing__(self, key: str) -> object:
        return self._school


def test_letters_to_others_and_logs_say_none(told: Platform, canary: Canary) -> None:
    for letter in told.access.mail():
        if not letter["recipient"].endswith(canary.domain):
            assert not canary.told_by(Path(told.folder.mail / letter["file"]).read_text()), letter["recipient"]
    for log in told.folder.logs.iterdir():
        text = log.read_text(errors="replace")
        assert not {word for word in canary.words if word in text}, log.name
