"""The whole set of a school's documents about programs within a time: those that the reader may read."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TypeVar
from uuid import UUID

from contracts.codes import SurveyForm
from papers.archive import Shelved

from programs import lists, rights, survey_lists
from programs.application.petitions import POSTS
from programs.domain.petition import circle
from programs.domain.petition.petition import Petition
from programs.domain.program import Program
from programs.papers.clerk import Clerk
from programs.papers.programs import approved_on

R = TypeVar("R")
After = tuple[date, UUID] | None
NEEDS = (SurveyForm.NEEDS_MENTEE, SurveyForm.NEEDS_MENTOR)
AT_ONCE = 200


def collected(clerk: Clerk, since: date, until: date) -> Iterator[Shelved]:
    """What is dated within these days, both included. What has no date yet, a draft, is no document."""

    def within(day: date | None) -> bool:
        return day is not None and since <= day <= until

    for row in _every(lambda after: _programs(clerk, after), lambda row: (row.drafted, row.id)):
        yield from _of_program(clerk, row.id, within)
    for petition in _petitions(clerk):
        if within(petition.filed):
            yield Shelved("Обращения", clerk.petition(petition))
    for form in NEEDS:
        if survey_lists.lots_of(clerk.app.database, clerk.school, form, since, until):
            yield Shelved("Отчёты о потребностях", clerk.needs(form, since, until))


def _of_program(clerk: Clerk, id: UUID, within: Callable[[date | None], bool]) -> Iterator[Shelved]:
    program = clerk.app.load(Program, id, clerk.school)
    if within(approved_on(clerk.app, program)):
        yield Shelved("Программы", clerk.program(id))
        yield Shelved("Планы мероприятий", clerk.program(id, "activity-plan"))
    for mentee, plan in program.development.items():
        if within(plan.approved):
            yield Shelved("Планы развития", clerk.development(id, mentee))
    if program.report is not None and within(program.report.on):
        yield Shelved("Отчёты наставников", clerk.report(id))


def _programs(clerk: Clerk, after: After) -> Sequence[lists.ProgramRow]:
    app = clerk.app
    rows, _ = lists.programs_of(
        app.database, clerk.school, app.clock.now(), state=None, people=(), after=after, limit=AT_ONCE
    )
    return rows


def _petitions(clerk: Clerk) -> Iterator[Petition]:
    """Those whose words the reader may read."""
    app, person, post = clerk.app, clerk.reader.person, POSTS.get(clerk.reader.role)
    if person is None:
        return

    def page(after: After) -> Sequence[rights.PetitionRow]:
        return rights.petitions_of(app.database, clerk.school, person, post, None, after, AT_ONCE)[0]

    for row in _every(page, lambda row: (row.filed, row.id)):
        petition = app.load(Petition, row.id, clerk.school)
        if circle.reads(petition, person, post):
            yield petition


def _every(page: Callable[[After], Sequence[R]], key: Callable[[R], tuple[date, UUID]]) -> Iterator[R]:
    """All rows of a list, page by page."""
    after: After = None
    while rows := page(after):
        yield from rows
        after = key(rows[-1])
