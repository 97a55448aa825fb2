"""Each cell of the matrix on a living school: what the role sees of the data, and what it does not."""

from dataclasses import dataclass
from itertools import product
from uuid import UUID, uuid4

import httpx
import pytest
from backbone.identity import Role

from tests.access.matrix import COLUMNS, matrix
from tests.access.school import DOCUMENT, NOTE, PETITION, PURPOSE, QUARREL, WHY, ProbedSchool

OK, REFUSED, NOTHING = 200, 403, 404
PROGRAM, HISTORY = "/programs/{program}", "/programs/{program}/history"
PETITIONS, MEDIATION, ACCESS = "/petitions/{petition}", "/mediations/{mediation}", "/file-accesses/{access}"
PRIVATE = (NOTE, PETITION, QUARREL, DOCUMENT, PURPOSE)


@dataclass(frozen=True)
class Probe:
    """Whoever stands for the column asks, or who stands at `by`. `shows` and `hides` are words of the answer, or names
    of the school's people and things in braces."""

    service: str
    path: str
    status: int = OK
    shows: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()
    by: str = ""


def registry(
    path: str, status: int = OK, shows: tuple[str, ...] = (), hides: tuple[str, ...] = (), by: str = ""
) -> Probe:
    return Probe("registry", path, status, shows, hides, by)


def programs(
    path: str, status: int = OK, shows: tuple[str, ...] = (), hides: tuple[str, ...] = (), by: str = ""
) -> Probe:
    return Probe("programs", path, status, shows, hides, by)


def closed(service: str, *paths: str, status: int = REFUSED) -> tuple[Probe, ...]:
    return tuple(Probe(service, path, status) for path in paths)


def counts(figure: str) -> tuple[Probe, ...]:
    """The office has numbers and nothing that tells who."""
    people = ("{M0}", "{E0}", "{name:M0}", "{name:E0}", *PRIVATE)
    return (Probe("reporting", f"/statistics/{figure}", shows=("cells",), hides=people),)


STAFF = "/participants?limit=200"
MENTORS = "/participants?role=mentor&limit=200"
CARDS = ("/participants/{M0}", "/participants/{E0}")
RESULTS = "/surveys/{survey}/results"
SAID = "Ответ"
LETTER = "@"

CELLS: dict[tuple[str, str], tuple[Probe, ...]] = {
    # School acts, orders: of those that concern them, mentors and mentees; the office has the list without persons
    ("acts", "H"): (registry("/orders/{order}", shows=("{name:M0}",)), registry("/orders", shows=("{order}",))),
    ("acts", "C"): (registry("/orders/{order}", shows=("{name:M0}",)), registry("/orders", shows=("{order}",))),
    ("acts", "O"): (registry("/orders/{order}", shows=("{match}",), hides=("{name:M0}", "{name:E0}")),),
    ("acts", "M"): (
        registry("/orders/{order}", shows=("{match}",)),
        registry("/orders/{order}", NOTHING, by="M4"),
        registry("/orders", hides=("{order}",), by="M4"),
    ),
    ("acts", "E"): (
        registry("/orders/{order}", shows=("{match}",)),
        registry("/orders/{order}", NOTHING, by="E4"),
        registry("/orders", hides=("{order}",), by="E4"),
    ),
    ("acts", "S"): (registry("/orders/{order}", shows=("{match}",), hides=("{name:M0}", "{name:E0}")),),
    ("acts", "U"): (
        registry("/orders?limit=200", shows=('"concerns":[]',), hides=("{M0}", "{E0}", "{name:M0}")),
        *closed("registry", "/orders/{order}"),
    ),
    ("acts", "P"): closed("registry", "/orders", "/orders/{order}", "/school"),
    # The bank of mentors
    ("mentors", "H"): (registry(STAFF, shows=("{name:M0}",)), registry(CARDS[0], shows=("{name:M0}", LETTER))),
    ("mentors", "C"): (registry(STAFF, shows=("{name:M0}",)), registry(CARDS[0], shows=("{name:M0}", LETTER))),
    ("mentors", "O"): (
        registry(MENTORS, shows=("{name:M0}",)),
        registry(CARDS[0], shows=("{name:M0}",), hides=("С-",)),
        registry(STAFF, REFUSED),
    ),
    ("mentors", "M"): (
        registry(CARDS[0], shows=("{name:M0}", LETTER)),
        registry("/participants/{M1}", NOTHING),
        registry("/participants/{M0}/everything", shows=("{name:M0}",)),
        registry(STAFF, REFUSED),
    ),
    ("mentors", "E"): (
        registry(CARDS[0], shows=("{name:M0}",)),
        registry("/participants/{M1}", NOTHING),
        registry("/participants/{M0}/everything", NOTHING),
        registry(STAFF, REFUSED),
    ),
    ("mentors", "S"): (
        registry(STAFF, shows=("{M0}",), hides=("{name:M0}", "{name:E0}", LETTER)),
        registry(CARDS[0], shows=("{M0}",), hides=("{name:M0}", LETTER)),
    ),
    ("mentors", "U"): (*counts("K-01"), *closed("registry", STAFF, CARDS[0])),
    ("mentors", "P"): (
        registry("/partner/people", shows=("{name:M1}",), hides=("{name:M0}", "{name:E1}", LETTER)),
        *closed("registry", STAFF, CARDS[0], "/participants/{M1}"),
    ),
    # The bank of mentees, pairs and groups
    ("mentees", "H"): (registry(CARDS[1], shows=("{name:E0}",)), registry("/matches", shows=("{match}",))),
    ("mentees", "C"): (registry(CARDS[1], shows=("{name:E0}",)), registry("/waiting")),
    ("mentees", "O"): (
        registry("/pairs", shows=("{name:E0}",)),
        registry("/matches/{match}", shows=("direction",), hides=(LETTER,)),
        registry(CARDS[1], NOTHING),
    ),
    ("mentees", "M"): (
        registry(CARDS[1], shows=("{name:E0}",)),
        registry("/participants/{E1}", NOTHING),
        registry("/matches", shows=("{match}",), hides=("{E1}",)),
        registry("/matches/{match}", NOTHING, by="M1"),
    ),
    ("mentees", "E"): (
        registry(CARDS[1], shows=("{name:E0}", LETTER)),
        registry("/participants/{E1}", NOTHING),
        registry("/participants/{E0}/everything", shows=("{name:E0}",)),
        registry("/matches/{match}", NOTHING, by="E1"),
    ),
    ("mentees", "S"): (
        registry(CARDS[1], shows=("{E0}",), hides=("{name:E0}", LETTER)),
        *closed("registry", "/matches", "/pairs", "/waiting"),
    ),
    ("mentees", "U"): (*counts("K-02"), *closed("registry", CARDS[1], "/matches", "/pairs")),
    ("mentees", "P"): closed("registry", CARDS[1], "/matches", "/pairs", "/waiting"),
    # What programs say
    ("programs", "H"): (programs(PROGRAM, shows=("Разбор урока",)),),
    ("programs", "C"): (programs(PROGRAM, shows=("Разбор урока",)),),
    ("programs", "O"): (
        *closed("programs", PROGRAM, "/programs"),
        programs("/programs/{program}/activities/{program}/helped", NOTHING),
    ),
    ("programs", "M"): (
        programs(PROGRAM, shows=("Разбор урока",)),
        programs(PROGRAM, NOTHING, by="M1"),
        programs("/programs", shows=("{program}",), hides=("{lent}",)),
    ),
    ("programs", "E"): (
        programs(PROGRAM, shows=("Разбор урока",)),
        programs(PROGRAM, NOTHING, by="E1"),
        programs("/programs", shows=("{program}",), hides=("{lent}",)),
    ),
    ("programs", "S"): closed("programs", PROGRAM, "/programs", "/help-requests"),
    ("programs", "U"): (*counts("K-03"), *closed("programs", PROGRAM, "/programs")),
    ("programs", "P"): (
        programs("/partner/programs", shows=("{lent}",), hides=("{program}", "{E1}")),
        *closed("programs", "/programs/{lent}", "/programs"),
    ),
    # What is noted of a meeting stays between the two
    ("notes", "H"): (programs(PROGRAM, hides=(NOTE,)), programs(HISTORY, hides=(NOTE,))),
    ("notes", "C"): (programs(PROGRAM, hides=(NOTE,)), programs(HISTORY, hides=(NOTE,))),
    ("notes", "O"): closed("programs", PROGRAM, HISTORY),
    ("notes", "M"): (programs(PROGRAM, shows=(NOTE,)), programs(PROGRAM, NOTHING, by="M1")),
    ("notes", "E"): (programs(PROGRAM, shows=(NOTE,)), programs(PROGRAM, NOTHING, by="E1")),
    ("notes", "S"): closed("programs", PROGRAM, HISTORY),
    ("notes", "U"): (*closed("programs", PROGRAM, HISTORY), *counts("K-17")),
    ("notes", "P"): (programs("/partner/programs", hides=(NOTE,)), *closed("programs", "/programs/{lent}")),
    # A petition for another mentor: the mentor does not know of it
    ("petitions", "H"): (
        programs(PETITIONS, shows=(PETITION,)),
        programs("/petitions", shows=("{petition}",)),
        registry("/dashboard", shows=('"kind":"replacement","waiting":1',), hides=(PETITION, "{M0}", "{E0}")),
    ),
    ("petitions", "C"): (
        programs(PETITIONS, shows=(PETITION,)),
        programs("/petitions", shows=("{petition}",)),
        *closed("registry", "/dashboard"),
    ),
    ("petitions", "O"): (programs(PETITIONS, NOTHING), programs("/petitions", hides=("{petition}",))),
    ("petitions", "M"): (
        programs(PETITIONS, NOTHING),
        programs("/petitions", hides=("{petition}",)),
        programs(f"{PETITIONS}/history", NOTHING),
    ),
    ("petitions", "E"): (
        programs(PETITIONS, shows=(PETITION,)),
        programs(PETITIONS, NOTHING, by="E1"),
        programs("/petitions", hides=("{petition}",), by="E1"),
    ),
    ("petitions", "S"): closed("programs", PETITIONS, "/petitions"),
    ("petitions", "U"): (*counts("K-28-petitions"), *closed("programs", PETITIONS, "/petitions")),
    ("petitions", "P"): closed("programs", PETITIONS, "/petitions", f"{PETITIONS}/history"),
    # Mediation: the parties and whom both have accepted
    ("mediation", "H"): (programs(MEDIATION, NOTHING), programs("/mediations", hides=("{mediation}",))),
    ("mediation", "C"): (programs(MEDIATION, NOTHING), programs("/mediations", hides=("{mediation}",))),
    ("mediation", "O"): (programs(MEDIATION, shows=(QUARREL,)), programs(MEDIATION, NOTHING, by="M2")),
    ("mediation", "M"): (programs(MEDIATION, shows=(QUARREL,)), programs(MEDIATION, NOTHING, by="M2")),
    ("mediation", "E"): (programs(MEDIATION, shows=(QUARREL,)), programs(MEDIATION, NOTHING, by="E1")),
    ("mediation", "S"): closed("programs", MEDIATION, "/mediations"),
    ("mediation", "U"): (*counts("K-28"), *closed("programs", MEDIATION, "/mediations")),
    ("mediation", "P"): closed("programs", MEDIATION, "/mediations"),
    # Personal file: granted for a purpose; whose it is sees every look
    ("files", "H"): (programs(ACCESS, shows=(PURPOSE,)), programs(f"{PROGRAM}/file-accesses", shows=("{access}",))),
    ("files", "C"): (programs(f"{PROGRAM}/file-accesses", NOTHING), programs(ACCESS, REFUSED)),
    ("files", "O"): closed("programs", ACCESS, f"{PROGRAM}/file-accesses"),
    ("files", "M"): (programs(ACCESS, shows=(DOCUMENT,)), programs(ACCESS, NOTHING, by="M1")),
    ("files", "E"): (programs(ACCESS, shows=(DOCUMENT, '"at"')), programs(ACCESS, NOTHING, by="E1")),
    ("files", "S"): closed("programs", ACCESS, f"{PROGRAM}/file-accesses"),
    ("files", "U"): closed("programs", ACCESS, f"{PROGRAM}/file-accesses"),
    ("files", "P"): closed("programs", ACCESS, f"{PROGRAM}/file-accesses"),
    # Surveys: sums for who answers for the school; words without names for the curator; own answers
    ("surveys", "H"): (programs(RESULTS, shows=("indices",), hides=("{M0}", "{name:M0}", SAID)),),
    ("surveys", "C"): (programs(RESULTS, shows=("indices", SAID), hides=("{M0}", "{name:M0}")),),
    ("surveys", "O"): (programs(RESULTS, shows=("indices",), hides=("{M0}", "{name:M0}", SAID)),),
    ("surveys", "M"): (
        programs("/surveys/{survey}", shows=("Ответ M0",), hides=("Ответ M1",)),
        programs(RESULTS, REFUSED),
    ),
    ("surveys", "E"): (programs("/surveys/{survey}", NOTHING), programs(RESULTS, REFUSED)),
    ("surveys", "S"): closed("programs", RESULTS, "/surveys/{survey}", "/surveys"),
    ("surveys", "U"): (
        programs("/surveys/needs-report?form=needs-mentee&from=2020-01-01&to=2099-12-31", hides=("{M0}", SAID)),
        *counts("K-23"),
        *closed("programs", RESULTS, "/surveys/{survey}"),
    ),
    ("surveys", "P"): closed("programs", RESULTS, "/surveys/{survey}", "/surveys"),
    # Deviations stand in what they were made in
    ("deviations", "H"): (programs(PROGRAM, shows=(WHY,)),),
    ("deviations", "C"): (programs(PROGRAM, shows=(WHY,)),),
    ("deviations", "O"): closed("programs", PROGRAM),
    ("deviations", "M"): (programs(PROGRAM, shows=(WHY,)), programs(PROGRAM, NOTHING, by="M1")),
    ("deviations", "E"): (programs(PROGRAM, shows=(WHY,)), programs(PROGRAM, NOTHING, by="E1")),
    ("deviations", "S"): (registry("/orders/{order}", hides=("reason",)), *closed("programs", PROGRAM)),
    ("deviations", "U"): (*counts("K-34"), *closed("programs", PROGRAM)),
    ("deviations", "P"): closed("programs", PROGRAM, "/programs/{lent}"),
    # The log: of the school without what is private; one's own doings; proofs
    ("log", "H"): (
        programs(HISTORY, shows=("{M0}",), hides=PRIVATE),
        registry("/school/history"),
        registry("/participants/{E0}/disclosures"),
    ),
    ("log", "C"): (
        programs(HISTORY, shows=("{M0}",), hides=PRIVATE),
        registry("/school/history"),
        registry("/participants/{E0}/disclosures", NOTHING),
    ),
    ("log", "O"): (
        *closed("programs", HISTORY, f"{PETITIONS}/history"),
        *closed("registry", "/school/history", "/orders/{order}/history"),
    ),
    ("log", "M"): (
        programs(HISTORY, shows=("{M0}",), hides=("{H}", "{C}")),
        registry("/participants/{E0}/history", NOTHING),
        registry("/school/history", REFUSED),
    ),
    ("log", "E"): (
        programs(HISTORY, shows=("{E0}",), hides=("{H}", "{C}")),
        registry("/participants/{E0}/disclosures", shows=("participant",)),
        registry("/participants/{M0}/disclosures", NOTHING),
    ),
    ("log", "S"): (
        registry("/status", hides=("{M0}", "{name:M0}")),
        *closed("registry", "/school/history", "/participants/{M0}/history", "/participants/{M0}/disclosures"),
    ),
    ("log", "U"): (
        Probe("reporting", "/statistics/K-01/events", hides=("{name:M0}", *PRIVATE)),
        *closed("registry", "/school/history", "/orders/{order}/history"),
    ),
    ("log", "P"): (*closed("registry", "/school/history"), *closed("programs", "/programs/{lent}/history")),
}


def test_every_cell_is_probed() -> None:
    assert CELLS.keys() == matrix().cells.keys()
    assert all(CELLS.values())


@pytest.mark.row("R-1.3-04", "R-3.4-05")
@pytest.mark.parametrize("cell", CELLS, ids="-".join)
def test_a_role_sees_of_the_data_what_its_cell_says(school: ProbedSchool, cell: tuple[str, str]) -> None:
    _, column = cell
    for role, probe in product(COLUMNS[column], CELLS[cell]):
        answer = school.get(column, probe.service, probe.path, probe.by, role)
        where = (role, probe.path, probe.by, answer.text[:2000])
        assert answer.status_code == probe.status, where
        assert [said for said in probe.shows if filled(school, said) not in answer.text] == [], where
        assert [kept for kept in probe.hides if filled(school, kept) in answer.text] == [], where


def filled(school: ProbedSchool, said: str) -> str:
    if said.startswith("{name:"):
        return school.names[said.removeprefix("{name:").removesuffix("}")]
    return said.format_map(school.ids)


@pytest.mark.row("R-1.3-07")
def test_every_deed_says_who_did_it_and_for_whom(school: ProbedSchool) -> None:
    """The curator has registered the paper on which the mentor has consented."""
    entries = school.get("H", "registry", "/participants/{M0}/history").raise_for_status().json()
    assert all(entry["actor"] and entry["role"] for entry in entries)
    for_another = [entry for entry in entries if entry["on_behalf_of"] == school.ids["M0"]]
    assert {(entry["actor"], entry["role"]) for entry in for_another} == {(school.ids["C"], Role.CURATOR)}


@pytest.mark.row("R-1.3-09")
def test_mentor_and_mentee_see_the_same_of_their_program(school: ProbedSchool) -> None:
    mentor, mentee = (school.get(column, "programs", PROGRAM).raise_for_status().json() for column in "ME")
    assert mentor["meetings"]
    assert mentor == mentee


def test_a_partner_whose_agreement_is_over_or_not_named_sees_nobody(school: ProbedSchool) -> None:
    for agreement in ("past", None):
        assert school.get("P", "registry", "/partner/people", agreement=agreement).status_code == NOTHING
    assert school.get("P", "programs", "/partner/programs", agreement=None).status_code == NOTHING
    assert school.get("P", "programs", "/partner/programs", agreement="past").json()["items"] == []


def test_a_partner_cannot_act_under_another_schools_agreement(school: ProbedSchool) -> None:
    token = school.access.token(Role.PARTNER, school=uuid4(), on_behalf_of=UUID(school.ids["partnership"]))
    headers = {"Authorization": f"Bearer {token}"}
    people = httpx.get(f"{school.access.urls['registry']}/partner/people", headers=headers)
    programs = httpx.get(f"{school.access.urls['programs']}/partner/programs", headers=headers)
    assert people.status_code == NOTHING
    assert programs.json()["items"] == []


def test_a_person_is_lent_under_an_agreement_that_the_school_has(school: ProbedSchool) -> None:
    card = f"/participants/{school.ids['E1']}/card"
    body = {"external_basis": {"reference": "№ 1", "valid_until": "2099-12-31", "partnership": str(uuid4())}}
    token = school.access.token(Role.CURATOR, person=UUID(school.ids["C"]), school=school.school.id)
    seen = school.get("C", "registry", "/participants/{E1}").headers["ETag"]
    headers = {"Authorization": f"Bearer {token}", "If-Match": seen, "Idempotency-Key": str(uuid4())}
    answer = httpx.post(school.access.urls["registry"] + card, json=body, headers=headers)
    assert answer.status_code == NOTHING, answer.text
