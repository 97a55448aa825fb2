"""The dashboard, and what lies behind each of its numbers."""

from contextlib import suppress
from datetime import date
from typing import Annotated
from uuid import UUID

from backbone.web import Paging, Reader, Routes
from backbone.web.pages import PAGE
from backbone.web.reading import told
from fastapi import Depends, Request, Response
from fastapi.responses import HTMLResponse

from reporting.api.answering import answer, known
from reporting.api.asked import App, Asked, AtLeast, For
from reporting.api.statistics import Line
from reporting.application import Reporting
from reporting.disclosure.audience import Audience
from reporting.figures.question import Question
from reporting.grounds import grounds
from reporting.pages import words
from reporting.pages.filters import FIELDS, filters
from reporting.pages.rendering import page
from reporting.pages.roadmap import TITLES, roadmaps
from reporting.pages.route import HERE, PageRoute
from reporting.pages.sections import SECTIONS, SUMMARY
from reporting.pages.tables import Shelf
from reporting.report import Report
from reporting.statistics import StillCounting

TAGS = {"dashboard": "Панель показателей: страницы для управления образования и школ"}
routes = Routes(prefix=HERE, tags=["dashboard"], kind=PageRoute)

QUESTION = (*FIELDS, "known_at")
"""What of an address belongs to the question."""
HASTE = 1.0
"""Seconds for which a page waits for the numbers of the year before."""


class Frame:
    """What every page of a question says around its numbers."""

    def __init__(self, request: Request, reader: Reader, app: App, question: Asked) -> None:
        self.request, self.reader, self.app, self.question = request, reader, app, question

    def page(self, template: str, report: Report, **shown: object) -> Response:
        """`report` tells at which positions the page is true."""
        zone = self.app.clock.time_zone
        common = {
            "asked": words.asked(report.question, zone),
            "whose": report.schools[0].short_name if self.question.school and report.schools else None,
            "office": self.reader.school is None,
            "role": words.role(self.reader.role),
            "here": HERE,
            "query": {name: value for name, value in self.request.query_params.items() if name in QUESTION},
            "filters": filters(self.request, self.reader, self.app),
            "sources": report.sources,
            "source": words.SOURCES,
            "moment": lambda moment: words.moment(moment, zone),
            "seen": told({source.source: source.position for source in report.sources}),
        }
        return page(self.request, template, common | shown)


Framed = Annotated[Frame, Depends(Frame)]


@routes.get("", response_class=HTMLResponse, responses=PAGE)
def get_dashboard(frame: Framed, question: Asked, audience: For, app: App, at_least: AtLeast) -> Response:
    """Панель показателей: карта года, охват, программы, прекращения, ожидание, отступления, полнота."""
    report = answer(app, question, audience, at_least)
    shelf = Shelf.of(report, _year_before(app, question, audience))
    sections = [(section, shelf.tables(section)) for section in SECTIONS]
    summary = [(shelf.figures[id], shelf.whole(id)) for id in SUMMARY]
    maps = {"stages": TITLES, "roadmaps": roadmaps(app.database, question), "schools": report.schools}
    return frame.page("dashboard.html", report, shelf=shelf, sections=sections, summary=summary, **maps)


@routes.get("/figures", response_class=HTMLResponse, responses=PAGE)
def get_all_figures(frame: Framed, question: Asked, audience: For, app: App, at_least: AtLeast) -> Response:
    """Все показатели одним списком."""
    report = answer(app, question, audience, at_least)
    return frame.page("figures.html", report, shelf=Shelf.of(report, _year_before(app, question, audience)))


@routes.get("/statistics/{figure}", response_class=HTMLResponse, responses=PAGE)
def get_figure_page(
    figure: str, frame: Framed, question: Asked, audience: For, app: App, at_least: AtLeast
) -> Response:
    """Один показатель по школам и строкам разбивки."""
    report = answer(app, question, audience, at_least, known(figure))
    return frame.page("figure.html", report, figure=known(figure), shelf=Shelf.of(report, None))


@routes.get("/statistics/{figure}/events", response_class=HTMLResponse, responses=PAGE)
def get_events_page(
    figure: str, frame: Framed, question: Asked, audience: For, app: App, paging: Paging, key: Line = None
) -> Response:
    """События, на которых стоит число; управлению образования не показывают, о ком они."""
    after = paging.after(tuple[date, UUID])
    report = answer(app, question, audience, {}, known(figure))
    smallest = app.smallest.for_(audience)
    found = grounds(app.database, question, known(figure), key, after, paging.limit + 1, smallest)
    found_page = paging.page(found.events, key=lambda row: (row["on"], row["id"]), positions=found.positions)
    shown = {
        "figure": known(figure),
        "key": key,
        "shelf": Shelf.of(report, None),
        "events": found_page.items,
        "hidden": found.hidden,
        "following": found_page.next and frame.request.url.include_query_params(cursor=found_page.next).query,
        "words_of": words.event,
        "role_of": words.role,
    }
    return frame.page("events.html", report, **shown)


def _year_before(app: Reporting, question: Question, audience: Audience) -> Report | None:
    """None while it is still being counted; what was counted by now is kept, and the page asks again."""
    with suppress(StillCounting):
        return app.statistics.answer(question.year_before, audience, patience=HASTE)
    return None
