"""Every document of the register is fetched from the schools of the story: whole, twice the same, to be verified."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from importlib.resources import files
from io import BytesIO
from uuid import uuid4
from zipfile import ZipFile

import docx
import httpx
import pytest
from backbone.identity import Role
from mentoring.access import Persona
from mentoring.platform import Platform
from operations import CLIENT
from papers.desk import load_all
from papers.paper import Layout
from papers.words import in_words
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject
from stores import settle
from two_schools import School

from tests.documents.archival import faults
from tests.documents.register import SERVICES, papers
from tests.documents.shelf import Address, orders, papers_of

Shelf = dict[str, Address]
WORDINGS = {kind: said for name in SERVICES for kind, said in load_all(files(name) / "papers" / "wordings").items()}
HEADED = (Layout.ORDER, Layout.FORM, Layout.LETTER, Layout.CERTIFICATE)
"""Layouts that begin with the name of the school."""


@pytest.fixture(scope="module")
def schools(told: Platform, personas: list[Persona]) -> list[School]:
    settle(told)
    return School.all_of(told, personas)


@pytest.fixture(scope="module")
def shelf(schools: list[School]) -> Shelf:
    """The first of each paper."""
    found: Shelf = {"erasure-act": forgotten(schools[0])}
    for school in schools:
        for paper, address in papers_of(school):
            found.setdefault(paper, address)
            found.setdefault(paper.partition(":")[0], address)
    return found


def forgotten(school: School) -> Address:
    """Somebody who came, left, and whose data were destroyed."""
    url, head = school.access.urls["registry"], school.bearer(Role.HEAD)
    words = {"name": "Уходящий Иван Иванович", "position": "учитель", "email": "leaving@school.example"}
    entry = words | {"staff_number": uuid4().hex[:8], "pedagogical": True, "experience_years": 5, "young": False}
    answer = command(url, "/participants", head, entry)
    place = f"/participants/{answer.json()['id']}"
    for action, body in (("departure", {"cause": "dismissal"}), ("erasure", None)):
        tag = answer.headers.get("ETag") or CLIENT.get(url + place, headers=head).headers["ETag"]
        answer = command(url, f"{place}/{action}", head | {"If-Match": tag}, body)
    settle(school.platform)
    return Address(school, "registry", f"{place}/erasure/document")


def command(url: str, path: str, headers: dict[str, str], body: object) -> httpx.Response:
    answer = CLIENT.post(url + path, headers=headers | {"Idempotency-Key": str(uuid4())}, json=body)
    assert answer.is_success, answer.text
    return answer


@pytest.mark.row("R-3.3-02")
@pytest.mark.parametrize("paper", papers())
def test_every_document_is_there_in_both_formats(shelf: Shelf, paper: str) -> None:
    address = shelf[paper]
    for format, words in (("pdf", of_pdf), ("docx", of_docx)):
        answer = address.get(format)
        assert answer.status_code == 200, answer.text
        assert f"''{paper.partition(':')[0]}-" in answer.headers["Content-Disposition"]
        assert address.get(format).content == answer.content
        text = words(answer.content)
        assert "‹не указано" not in text
        assert [part for part in requisites(address, paper) if packed(part) not in packed(text)] == []


def requisites(address: Address, paper: str) -> list[str]:
    """What the kind of paper has to show."""
    said, row = WORDINGS[paper.partition(":")[0]], address.row
    shown = [] if said.layout is Layout.LETTER else [said.kind.upper()]
    shown += [said.title] if said.title else []
    shown += [school_name(address)] if said.layout in HEADED and "dated" in row else []
    shown += [row["number"], in_words(date.fromisoformat(row["dated"]))] if "dated" in row else []
    return [part for part in shown if "{" not in part]


def school_name(address: Address) -> str:
    """As the order says that the school was called on its date."""
    url = f"{address.school.access.urls['registry']}/orders/{address.row['id']}"
    told = CLIENT.get(url, headers=address.school.bearer(Role.HEAD)).raise_for_status().json()
    return str(told["school_name"])


def of_pdf(content: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def of_docx(content: bytes) -> str:
    document = docx.Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def packed(text: str) -> str:
    """Without spaces: a PDF does not keep those that hold words together."""
    return "".join(text.split())


@pytest.mark.parametrize("paper", papers())
def test_anybody_sees_by_its_code_what_it_is_and_how_it_stands(shelf: Shelf, paper: str) -> None:
    address = shelf[paper]
    made = {format: address.get(format).content for format in ("pdf", "docx")}
    page = behind_the_code(address, made["pdf"])
    assert all(hashlib.sha256(content).hexdigest() in page for content in made.values())
    repealed = bool(address.row.get("repealed_by"))
    by_order = "repealed_by" in address.row
    assert ("отменён" if repealed else "действует" if by_order else "составлен по записям") in page


def test_a_repealed_order_says_so(schools: list[School]) -> None:
    repealed = [order for school in schools for order in orders(school) if order.row["repealed_by"]]
    pages = [behind_the_code(order, order.get("pdf").content) for order in repealed]
    assert pages
    assert all("отменён" in page for page in pages)


def behind_the_code(address: Address, content: bytes) -> str:
    found = re.search(r"https?://[^/]+(/public/papers/[0-9a-f-]{36})", packed(of_pdf(content)))
    assert found is not None
    return CLIENT.get(address.school.access.urls[address.service] + found[1]).raise_for_status().text


@pytest.mark.row("R-1.1-01")
def test_orders_keep_the_name_that_the_school_had_on_their_date(schools: list[School]) -> None:
    names: dict[School, set[str]] = {}
    for school in schools:
        for order in orders(school):
            name = school_name(order)
            assert packed(name) in packed(of_pdf(order.get("pdf").content))
            names.setdefault(school, set()).add(name)
    assert max(len(of_school) for of_school in names.values()) == 2


# All at once

FOLDERS = {
    "registry": {
        "Приказы",
        "Листы ознакомления",
        "Приложения к приказам",
        "Согласия",
        "Соглашения о наставничестве",
        "Свидетельства",
        "Договоры",
        "Практики",
    },
    "programs": {
        "Программы",
        "Планы мероприятий",
        "Планы развития",
        "Отчёты наставников",
        "Обращения",
        "Отчёты о потребностях",
    },
    "reporting": {"Планы мониторинга", "Отчёты", "Сведения"},
}


@pytest.mark.parametrize("service", FOLDERS)
def test_all_documents_of_a_time_are_one_archive_of_their_service(schools: list[School], service: str) -> None:
    whole = Address(schools[1], service, "/documents", {"since": "2020-01-01", "until": "2099-12-31"})
    answer = whole.get("pdf")
    assert answer.status_code == 200, answer.text
    with ZipFile(BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        contents = packed(of_pdf(archive.read("000 Содержание.pdf")))
    assert len(names) - 1 == int(answer.headers["X-Documents"])
    assert {name.partition("/")[0] for name in names if "/" in name} == FOLDERS[service]
    assert [name for name in names if "/" in name and packed(name.partition(" ")[0]) not in contents] == []
    for school in schools:
        assert replace(whole, school=school).get("docx").status_code == 200
    nothing = Address(schools[1], service, "/documents", {"since": "2020-01-01", "until": "2020-01-01"})
    assert nothing.get("docx").status_code == 404
    assert whole.get("pdf", Role.MENTOR).status_code == 403


@pytest.mark.row("R-1.3-04")
@pytest.mark.parametrize("role", [Role.MENTOR, Role.MENTEE])
def test_a_participant_gets_the_orders_that_concern_him_and_no_other(schools: list[School], role: Role) -> None:
    school = schools[0]
    person = str(school.people[role])
    answers = {(person in order.row["concerns"], order.get("pdf", role).status_code) for order in orders(school)}
    assert answers == {(True, 200), (False, 404)}


# Fit for an archive


@pytest.mark.parametrize("paper", papers())
def test_every_pdf_is_fit_for_an_archive(shelf: Shelf, paper: str) -> None:
    assert faults(shelf[paper].get("pdf").content) == []


def without_intent(writer: PdfWriter) -> None:
    del writer.root_object["/OutputIntents"]


def with_a_script(writer: PdfWriter) -> None:
    writer.root_object[NameObject("/AA")] = DictionaryObject({NameObject("/JS"): TextStringObject("app.alert(1)")})


def without_metadata(writer: PdfWriter) -> None:
    del writer.root_object["/Metadata"]


@pytest.mark.parametrize("spoil", [without_intent, with_a_script, without_metadata])
def test_what_is_not_fit_is_noticed(shelf: Shelf, spoil: Callable[[PdfWriter], None]) -> None:
    writer = PdfWriter(clone_from=BytesIO(shelf["fix-pairs"].get("pdf").content))
    spoil(writer)
    file = BytesIO()
    writer.write(file)
    assert faults(file.getvalue())
