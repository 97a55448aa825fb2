"""A school does not exist for another, whatever is asked in whatever role; and nobody has a name for the office."""

import json
from collections.abc import Callable, Iterator, Mapping
from uuid import UUID, uuid4

import httpx
import pytest
from backbone.identity import Role
from contracts.codes import ConsentPurpose
from mentoring.access import Persona
from mentoring.platform import Platform
from operations import CLIENT, Operation, operations
from stores import events, settle
from two_schools import ENDLESS, School, answers, figures, found, pages, readings

OPEN_NAMES = "list_neighbours"
"""Whom a school may invite: every school's id and public name."""
SERVICES = ("registry", "programs", "notifications", "reporting")


@pytest.fixture(scope="module")
def schools(told: Platform, personas: list[Persona]) -> list[School]:
    """All of the story's; the first and the last are strangers to each other."""
    settle(told)
    return School.all_of(told, personas)


@pytest.fixture(scope="module")
def ours(schools: list[School]) -> School:
    assert all(schools[0].belongings.values())
    return schools[0]


@pytest.fixture(scope="module")
def theirs(schools: list[School]) -> School:
    """One that neither invited ours nor was invited: the schools of the story invite each other in a ring."""
    return schools[2]


@pytest.fixture(scope="module")
def every(told: Platform) -> list[Operation]:
    return [item for service in SERVICES for item in operations(service, told.access.urls[service]) if item.roles]


@pytest.fixture(autouse=True, scope="module")
def nothing_changed(told: Platform, schools: list[School]) -> Iterator[None]:
    """No person has done anything; services may go on by themselves."""
    assert schools
    before = done(told)
    yield
    settle(told)
    assert done(told) == before


def done(platform: Platform) -> set[UUID]:
    logs = [events(platform, service) for service in ("registry", "programs", "notifications")]
    return {id for log in logs for id, (_, meta) in log.items() if meta["role"] != Role.SERVICE}


def of_an_object(every: list[Operation], theirs: School) -> Iterator[tuple[Operation, Role]]:
    """Every operation with an id in its path, in every role of a school that may do it. Campaigns are the office's, and
    all schools know them; under them each finds its own return."""
    for operation in every:
        if "{id}" in operation.path and not operation.path.startswith("/campaigns/"):
            for role in sorted(operation.roles & theirs.people.keys()):
                yield operation, role


def send(school: School, role: Role, operation: Operation, path: str, person: UUID | None = None) -> httpx.Response:
    keys = {"Idempotency-Key": str(uuid4()), "If-Match": '"1"'} if operation.commands else {}
    url = school.access.urls[operation.service] + path
    headers = school.bearer(role, person) | keys
    return CLIENT.request(operation.method, url, headers=headers, json=operation.body)


def let_in(answer: httpx.Response) -> bool:
    """Not refused as somebody is to whom the object is unknown. Where only the person himself may act, that is said
    without looking."""
    return answer.status_code != 404 and not (answer.status_code == 403 and "сам участник" in answer.text)


def test_what_another_school_has_is_not_found(
    every: list[Operation], ours: School, theirs: School, record_property: Callable[[str, int], None]
) -> None:
    asked = 0
    for operation, role in of_an_object(every, theirs):
        paths = [*ours.addresses(operation.path)]
        assert paths, operation.path
        for path in paths:
            answer = send(theirs, role, operation, path)
            assert not let_in(answer), (operation.id, role, path, answer.text)
            assert not found(ours.persons, [answer])
            asked += 1
    record_property("isolation cells", asked)
    assert asked > 300


@pytest.mark.parametrize("role", [Role.MENTOR, Role.MENTEE])
def test_who_has_a_part_in_one_school_has_none_in_it_from_another(
    every: list[Operation], ours: School, theirs: School, role: Role
) -> None:
    """The school is that of the token, whoever the person is."""
    person, seen = ours.people[role], set()
    for operation in (operation for operation, one in of_an_object(every, theirs) if one is role):
        places = {"id": person, "purpose": ConsentPurpose.BE_MENTOR, "agreement": uuid4(), "version": 1}
        own = {operation.path.format(**places)} if operation.path.startswith("/participants") else set()
        for path in own.union(ours.addresses(operation.path)):
            answer = send(theirs, role, operation, path, person)
            assert not let_in(answer), (operation.id, path, answer.text)
            if operation.method == "GET" and send(ours, role, operation, path).status_code == 200:
                seen.add(operation.id)
    assert {"get_participant", "get_match", "get_program"} <= seen


@pytest.mark.parametrize(
    ("role", "path", "body"),
    [
        (Role.HEAD, "/orders", {"kind": "appoint-curator", "content": {"person": "<person>"}}),
        (Role.HEAD, "/orders", {"kind": "appoint-mentors", "content": {"persons": ["<person>"]}}),
        (Role.HEAD, "/orders", {"kind": "fix-pairs", "content": {"matches": ["<match>"]}}),
        (Role.HEAD, "/orders", {"kind": "complete-program", "content": {"match": "<match>"}}),
        (Role.CURATOR, "/matches", {"mentor": "<person>", "mentees": ["<own>"]}),
        (Role.CURATOR, "/matches", {"mentor": "<own>", "mentees": ["<person>"]}),
    ],
)
def test_another_schools_ids_in_a_body_name_nothing(
    every: list[Operation], ours: School, theirs: School, role: Role, path: str, body: Mapping[str, object]
) -> None:
    ids = {"person": str(ours.people[Role.MENTOR]), "match": ours.belongings["matches"][0]["id"]}
    ids["own"] = str(theirs.people[Role.MENTEE])
    operation = next(item for item in every if (item.method, item.path) == ("POST", path))
    dated = {"number": "9999-и", "dated": str(theirs.access.now().date())} if path == "/orders" else {}
    sent = (operation.body or {}) | dated | filled(body, ids)
    headers = theirs.bearer(role) | {"Idempotency-Key": str(uuid4())}
    answer = CLIENT.post(theirs.access.urls["registry"] + path, json=sent, headers=headers)
    assert answer.status_code == 404, answer.text


def filled(body: Mapping[str, object], ids: Mapping[str, str]) -> dict[str, object]:
    text = json.dumps(body)
    for name, id in ids.items():
        text = text.replace(f"<{name}>", id)
    return dict(json.loads(text))


def test_a_search_for_another_schools_ids_finds_nothing(ours: School, theirs: School) -> None:
    person, match = ours.belongings["matches"][0]["mentor"], ours.belongings["matches"][0]["id"]
    lists = {
        ("registry", "/matches"): {"person": person},
        ("registry", "/orders"): {"person": person, "match": match},
        ("registry", "/consents"): {"participant": person},
        ("programs", "/programs"): {"person": person},
    }
    for (service, path), query in lists.items():
        for name, value in query.items():
            shown, hidden = (
                next(pages(school.access.urls[service] + path, school.bearer(Role.HEAD), **{name: value})).json()
                for school in (ours, theirs)
            )
            assert (bool(shown["items"]), hidden["items"]) == (True, []), (path, name)
    query = {"mentor": person, "mentees": person, "direction": "methods"}
    url = theirs.access.urls["registry"] + "/matches/evaluation"
    assert CLIENT.get(url, params=query, headers=theirs.bearer(Role.CURATOR)).status_code == 404


def test_what_a_school_reads_says_nothing_of_another(every: list[Operation], ours: School, theirs: School) -> None:
    for operation, role in readings(every, theirs):
        secret = ours.ids - {str(ours.id)} if operation.id == OPEN_NAMES else ours.ids
        assert not found(secret | ours.persons, answers(theirs, role, operation)), (operation.id, role)
    own = {said for item, role in readings(every, ours) for said in found(ours.ids, answers(ours, role, item))}
    assert own == ours.ids


def test_the_office_is_told_no_person(told: Platform, every: list[Operation], schools: list[School]) -> None:
    """Its figures and the events behind them, of the municipality and of each school."""
    persons = {said for school in schools for said in school.persons}
    headers = {"Authorization": f"Bearer {told.access.token(Role.OFFICE)}"}
    base = told.access.urls["reporting"]
    every = [item for item in every if item.service == "reporting" and item.id not in ENDLESS]
    read = [item for item in every if item.method == "GET" and "{id}" not in item.path]
    paths = [item.path for item in read if Role.OFFICE in item.roles]
    said = set()
    for path in paths:
        for figure in figures(base, headers) if "{figure}" in path else [""]:
            for query in ({}, *({"school": str(school.id)} for school in schools)):
                told_of = [*pages(base + path.format(figure=figure), headers, **query)]
                assert not found(persons, told_of), (path, figure, query)
                said |= found({str(school.id) for school in schools}, told_of)
    assert said == {str(school.id) for school in schools}
