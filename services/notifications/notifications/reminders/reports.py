"""What is to be reported at the end of the school's year (T-09, N-15; R-A.7-D2, R-3.4-11): terms that the registry's
year sets, kept by what programs and reporting tell. Whichever of them is heard first, the outcome is the same."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from backbone.letters import Delivery
from contracts import programs, registry, reporting
from contracts.codes import ReportKind
from psycopg import Cursor
from psycopg.rows import DictRow

from notifications import knowledge
from notifications.reminders.planning import Due, Planned, close, midnight, morning, plan
from notifications.reminders.terms import Step

Cur = Cursor[DictRow]

LABELS = {"mentor-report": "отчёты наставников", "report": "итоговый аналитический отчёт"}
MENTOR_REPORTS = (
    Step(14, "mentor-report-due", "mentor"),
    Step(3, "mentor-report-due", "mentor"),
    Step(-1, "mentor-report-overdue", "mentor curator"),
)
REPORTS = (
    Step(14, "report-due", "curator"),
    Step(3, "report-due", "curator"),
    Step(-1, "report-overdue", "curator head"),
)


def year_begins(cursor: Cur, told: Delivery[registry.SchoolCycleApproved], zone: ZoneInfo) -> None:
    fact, school = told.fact, told.meta.school
    parameters = knowledge.parameters(cursor, told.meta.edition)
    knowledge.year_approved(cursor, told, parameters.mentor_report_due(fact.reporting_end))
    dues = _dues(REPORTS, fact.reporting_end, zone)
    facts = {"due": fact.reporting_end.isoformat()}
    report = Planned("report", str(fact.cycle), fact.reporting_end, "cycle", fact.cycle, facts, dues)
    plan(cursor, school, ONCE, report)
    _ask_mentors(cursor, school, zone)


def program_begins(cursor: Cur, told: Delivery[programs.ProgramStarted], zone: ZoneInfo) -> None:
    _ask_mentors(cursor, told.meta.school, zone)


def mentor_reported(cursor: Cur, told: Delivery[programs.MentorReported], _: ZoneInfo) -> None:
    program = told.fact.program
    knowledge.report_there(cursor, program, told.on)
    for year in knowledge.years(cursor, told.meta.school):
        if year["starts"] <= told.on:
            close(cursor, f"mentor-report:{program}:{year['cycle']}", told.position)


def ended_early(cursor: Cur, told: Delivery[programs.ProgramTerminated], _: ZoneInfo) -> None:
    """Nobody waits for the report of a program that did not come to its end."""
    knowledge.report_there(cursor, told.fact.program, date.max)
    for year in knowledge.years(cursor, told.meta.school):
        close(cursor, f"mentor-report:{told.fact.program}:{year['cycle']}", told.position)


def report_submitted(cursor: Cur, told: Delivery[reporting.ReportSubmitted], _: ZoneInfo) -> None:
    fact = told.fact
    for year in knowledge.years(cursor, told.meta.school):
        if fact.kind is ReportKind.ANALYTICAL and fact.since <= year["reporting_end"] <= fact.until:
            close(cursor, f"report:{year['cycle']}", told.position)


ONCE = 0
"""The position of what is planned once and never again: every message comes later."""


def _ask_mentors(cursor: Cur, school: UUID, zone: ZoneInfo) -> None:
    """Of each program of the year that has not been reported on in it."""
    for row in knowledge.to_report(cursor, school):
        program, due = row["program"], row["report_due"]
        facts = {"program": str(program), "due": due.isoformat()}
        key, dues = f"{program}:{row['cycle']}", _dues(MENTOR_REPORTS, due, zone)
        plan(cursor, school, ONCE, Planned("mentor-report", key, due, "program", program, facts, dues))


def _dues(steps: Iterable[Step], due: date, zone: ZoneInfo) -> list[Due]:
    over = midnight(due + timedelta(days=1), zone)
    return [
        Due(morning(due - timedelta(days=before), zone), template, to, over if before >= 0 else None)
        for before, template, to, *_ in steps
    ]
