"""A report as a document: the figures of its last version in words, with who approves it."""

from importlib.resources import files
from io import BytesIO

import httpx
import pytest
from backbone.database import ALL_SCHOOLS
from backbone.web import build_app
from backbone.web.testing import running
from papers.desk import Desk, load_all
from papers.drawer import Drawer
from papers.letterhead import Letterhead, Letterheads, Named
from papers.office import Office
from pydantic import BaseModel
from pypdf import PdfReader
from reporting.main import interface

from tests.reporting.asking import NOBODY, WITNESS
from tests.reporting.test_reports import School, school
from tests.reporting.town import Town

__all__ = ["school"]
TEXT = "Охват молодых педагогов вырос"


def letterhead(subject: str, question: BaseModel, answer: type[Letterhead]) -> Letterhead:
    head = Named(name="Громова Елена Павловна", post="директор")
    curator = Named(name="Петрова Вера Ильинична", post="заместитель директора")
    return answer(organisation="Школа № 1", organisation_short="Ш1", place="", head=head, curator=curator, people={})


def documents(town: Town, school: School, path: str, *names: str) -> list[httpx.Response]:
    """What each of them gets, from a service that need not ask registry."""
    app = town.app
    drawer = Drawer(lambda of: app.database.transaction(of or ALL_SCHOOLS))
    desk = Desk(load_all(files("reporting") / "papers" / "wordings"), Office(), drawer, app.clock.now, None)
    beside = (desk, drawer, Letterheads(letterhead), NOBODY, WITNESS)
    with running(build_app(interface(app, town.issuer.verifier, beside))) as client:
        return [client.get(f"{path}/document", headers=school.bearer(name)) for name in names]


@pytest.mark.row("R-3.4-11")
def test_a_report_is_a_document_to_sign(town: Town, school: School) -> None:
    place = school.plan("monitoring", figures=["K-03"])
    (refused,) = documents(town, school, place, "curator")
    assert refused.status_code == 404
    school.do("head", f"{place}/cosignature")
    school.do("curator", f"{place}/compilation", {"text": TEXT})
    made, again, stranger = documents(town, school, place, "curator", "head", "office")
    assert made.status_code == 200, made.text
    assert (again.content, stranger.status_code) == (made.content, 403)
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(made.content)).pages).split())
    for part in ("СПРАВКА", "Школа № 1", "УТВЕРЖДАЮ", TEXT, "K-03. Пары и группы", "всего", "В. И. Петрова"):
        assert part in text, part
