"""Rounds that the platform opens and closes by itself: half-way through long programs, at their ends, when due."""

from contextlib import suppress
from datetime import date, timedelta
from uuid import UUID, uuid5

from backbone.errors import Refused
from backbone.follower import Reaction
from backbone.intent import Actor, Intent
from backbone.letters import Delivery
from contracts.codes import SurveyForm

from programs import survey_lists
from programs.application import Programs
from programs.domain.completion import ProgramCompleted
from programs.domain.survey.survey import survey_id
from programs.domain.termination import ProgramTerminated

AROUND = timedelta(days=14)
"""Before and after the middle of a program (T-19); also what people have for answering at its end."""


def ask_in_time(app: Programs) -> None:
    """Opens the interim rounds whose time has come, and closes those whose last day is over (R-A.6-D1, T-19)."""
    today = app.clock.today()
    for waiting in survey_lists.interim_due(app.database, today + AROUND):
        due = max(waiting.middle, today) + AROUND
        with suppress(Refused):  # a curator was quicker, the list has not seen it yet
            app.ask_about_program(
                _intent(app, waiting.school, waiting.program, "interim", today),
                waiting.program,
                SurveyForm.INTERIM,
                due,
            )
    for over in survey_lists.overdue(app.database, today):
        with suppress(Refused):
            app.close_survey(_intent(app, over.school, over.id, "closing", today), over.id)


def ask_how_it_was(app: Programs, intent: Intent, delivery: Delivery[ProgramCompleted]) -> None:
    """Mentor, mentees and curator (R-A.7-01, R-A.7-D1)."""
    _ask_at_the_end(app, intent, delivery.aggregate, SurveyForm.SATISFACTION)


def ask_why_it_ended(app: Programs, intent: Intent, delivery: Delivery[ProgramTerminated]) -> None:
    _ask_at_the_end(app, intent, delivery.aggregate, SurveyForm.EXIT)


def _ask_at_the_end(app: Programs, intent: Intent, program: UUID, form: SurveyForm) -> None:
    """Unless the curator has done so already."""
    if not app.holds(survey_id(program, form), intent.school):
        app.ask_about_program(intent, program, form, intent.today + AROUND)


def _intent(app: Programs, school: UUID, about: UUID, what: str, today: date) -> Intent:
    key = uuid5(about, what)
    actor = Actor(id=app.name, role="service", school=school)
    return Intent(actor, command_id=str(key), fingerprint=b"", correlation_id=key, today=today)


ASKING = Reaction[Programs]("asking", {ProgramCompleted: ask_how_it_was, ProgramTerminated: ask_why_it_ended})
