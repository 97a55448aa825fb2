"""How tests ask for a figure: of the code, or over HTTP."""

from typing import Any
from uuid import UUID, uuid4

import httpx
from backbone.asks import Asker
from backbone.bus import Bus
from backbone.identity import Role
from backbone.identity.testing import Issuer
from backbone.transparency.witness import Witness
from papers.desk import Desk
from papers.drawer import Drawer
from papers.letterhead import Letterhead, Letterheads
from papers.office import Office
from reporting.application import Reporting
from reporting.figures.catalogue import FIGURES
from reporting.figures.counting import Cell
from reporting.figures.question import Question
from reporting.grounds import grounds
from reporting.pages.provider import Provider
from reporting.report import report

from tests.reporting.municipality import named

ISSUER = Issuer()
OFFICE = ISSUER.bearer(Role.OFFICE)
HEAD = ISSUER.bearer(Role.HEAD, school=named("a"), person=uuid4())
AUTUMN = {"as_of": "2025-10-15"}
WITNESS = Witness(Asker(Bus("reporting", "nats://nowhere")), ())
NOBODY = Provider("http://127.0.0.1:9", "http://testserver/dashboard/sign-in/done", "mentoring-dashboard")


def never(*asked: object) -> Letterhead:
    raise AssertionError(asked)


def documents(app: Reporting) -> tuple[object, ...]:
    """A desk that nobody comes to, and a provider that does not answer."""
    drawer = Drawer(lambda school: app.database.transaction())
    return Desk({}, Office(), drawer, app.clock.now, None), drawer, Letterheads(never), NOBODY, WITNESS


Numbers = dict[str | None, float | None]


def cells(reporting: Reporting, question: Question, figure: str, school: UUID | None = None) -> dict[str | None, Cell]:
    """By line of the breakdown, None for all; of one school, or of the municipality."""
    found = report(reporting.database, question, [FIGURES[figure]]).figures[0].cells
    return {cell.key: cell for cell in found if cell.school == school}


def numbers(reporting: Reporting, question: Question, figure: str, school: UUID | None = None) -> Numbers:
    """Without the lines of which there is nothing."""
    found = cells(reporting, question, figure, school)
    return {key: cell.value for key, cell in found.items() if cell.n or key is None}


def events(reporting: Reporting, question: Question, figure: str, key: str | None = None) -> list[str]:
    """Their types, in the order in which they happened."""
    found = grounds(reporting.database, question, FIGURES[figure], key, None, 1000).events
    return [event["type"].partition(".")[2] for event in found]


def answered(client: httpx.Client, path: str, headers: dict[str, str], **query: str) -> Any:
    answer = client.get(path, headers=headers, params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def totals(statistics: Any, school: UUID | None) -> dict[str, float | None]:
    """Of each figure the number for everything."""
    wanted = None if school is None else str(school)
    return {
        figure["id"]: cell["value"]
        for figure in statistics["figures"]
        for cell in figure["cells"]
        if cell["school"] == wanted and cell["key"] is None
    }
