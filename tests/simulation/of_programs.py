"""The terms inside programs, by tables 1C and 1E of the requirements: T-06, T-07, T-12, T-13, T-18, T-19, N-06 … N-08,
decisions about a program and access to personal files."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from contracts import programs
from contracts.codes import Initiator

from tests.simulation.history import History, Told
from tests.simulation.terms import HERE, Step, Term, ahead, earliest, late, working_day_before


def petitions(history: History) -> Iterator[Term]:
    """T-06, T-13: those who decide; the head too where it is overdue."""
    for told in history.of(programs.PetitionFiled):
        fact, due = told.fact, told.fact.due
        deciding = "head " * fact.for_head + "curator" * fact.for_curator
        steps = (
            Step(working_day_before(due), "petition-due", deciding),
            late(due, "petition-overdue", deciding + " head"),
        )
        ended = (programs.PetitionDecided, programs.PetitionWithdrawn)
        closed = history.first(told.at, *ended, petition=fact.petition)
        yield Term("petition", str(fact.petition), fact.petition, told.at, due, steps, closed)


def hearings(history: History) -> Iterator[Term]:
    """T-07."""
    for told in history.of(programs.TerminationRequested):
        fact, due = told.fact, told.fact.hearing_until
        if fact.initiator is Initiator.CURATOR and due:
            steps = (
                Step(working_day_before(due), "hearing-due", "mentor mentees"),
                late(due, "hearing-over", "curator head"),
            )
            again = (programs.TerminationWithdrawn, programs.TerminationRequested)
            closed = earliest(history.first(told.at, *again, program=fact.program), history.over(fact.program))
            id = fact.program
            yield Term("hearing", str(id), id, told.at, due, steps, closed, program=id)


def help(history: History) -> Iterator[Term]:
    """T-12: the mentor, then the curator."""
    for told in history.of(programs.HelpRequested):
        fact, due = told.fact, told.fact.due
        steps = (late(due, "help-overdue", "mentor"), late(due, "help-unanswered", "curator", 2))
        answered = history.first(told.at, programs.HelpAnswered, programs.HelpClosed, help=fact.help)
        closed = earliest(answered, history.over(fact.program))
        yield Term(
            "help", str(fact.help), fact.help, told.at, due, steps, closed, program=fact.program, stands_still=True
        )


def decisions(history: History) -> Iterator[Term]:
    """A-35."""
    for told in history.of(programs.DecisionNeeded):
        fact, due = told.fact, told.fact.due
        steps = (Step(working_day_before(due), "decision-due", "curator"), late(due, "decision-overdue", "head"))
        closed = earliest(
            history.first(told.at, programs.DecisionTaken, decision=fact.decision), history.over(fact.program)
        )
        key = str(fact.decision)
        yield Term("decision", key, fact.program, told.at, due, steps, closed, program=fact.program)


def surveys(history: History) -> Iterator[Term]:
    """T-19: who has answered by name is left alone, each from his own answer on."""
    for told in history.of(programs.SurveyOpened):
        fact, due = told.fact, told.fact.due
        over = history.first(told.at, programs.SurveyClosed, survey=fact.survey)
        for person in fact.invited:
            answered = history.first(told.at, programs.SurveyAnswered, survey=fact.survey, person=person)
            steps = ahead(due, "survey-due", "person", 3, 0)
            key, closed = f"{fact.survey}:{person}", earliest(answered, over)
            yield Term("survey", key, fact.survey, told.at, due, steps, closed, persons=(person,))


def ends(history: History) -> Iterator[Term]:
    """T-18: by the edition of the program; an extension moves it."""
    running: list[Told[programs.ProgramStarted | programs.ProgramExtended]] = [
        *history.of(programs.ProgramStarted),
        *history.of(programs.ProgramExtended),
    ]
    for told in running:
        id, until = told.fact.program, told.fact.until
        steps = ahead(
            until, "program-ends", "mentor mentees curator", *history.parameters(told.edition).end_reminder_days
        )
        closed = earliest(history.first(told.at, programs.ProgramExtended, program=id), history.over(id))
        over = datetime.combine(until, time(), HERE)
        yield Term("program-ends", str(id), id, told.at, until, steps, closed, at_once=True, program=id, worthless=over)


def silence(history: History) -> Iterator[Term]:
    """N-08: nobody has recorded a meeting for so many days, and again for as many; while the program runs."""
    heard = [*history.of(programs.ProgramStarted), *history.of(programs.MeetingHeld)]
    for told in heard:
        id, days = told.fact.program, history.parameters(told.edition).silence_days
        due = told.on + timedelta(days=days)
        later = (
            one.at
            for one in history.of(programs.MeetingHeld)
            if one.fact.program == id and one.at > told.at and one.on > told.on
        )
        closed = earliest(min(later, default=None), history.over(id))
        steps = (late(due, "pair-silent", "mentor mentees curator")._replace(every=days),)
        yield Term("silence", str(id), id, told.at, due, steps, closed, program=id, stands_still=True)


def meetings(history: History) -> Iterator[Term]:
    """N-06: the morning before."""
    arranged: list[Told[programs.MeetingScheduled | programs.MeetingRescheduled]] = [
        *history.of(programs.MeetingScheduled),
        *history.of(programs.MeetingRescheduled),
    ]
    for told in arranged:
        fact = told.fact
        day = fact.at.astimezone(HERE).date()
        changed = history.first(
            told.at,
            programs.MeetingRescheduled,
            programs.MeetingCancelled,
            programs.MeetingHeld,
            programs.MeetingMissed,
            meeting=fact.meeting,
        )
        yield Term(
            "meeting-soon",
            str(fact.meeting),
            fact.program,
            told.at,
            day,
            ahead(day, "meeting-soon", "mentor mentees", 1),
            earliest(changed, history.over(fact.program)),
            program=fact.program,
            worthless=fact.at,
        )


def tasks(history: History) -> Iterator[Term]:
    """N-07: the morning before."""
    for told in history.of(programs.TaskAssigned):
        fact = told.fact
        handed_in = history.first(told.at, programs.TaskSubmitted, programs.TaskChecked, task=fact.task)
        yield Term(
            "task",
            str(fact.task),
            fact.program,
            told.at,
            fact.due,
            ahead(fact.due, "task-due", "person", 1),
            earliest(handed_in, history.over(fact.program)),
            persons=(fact.mentee,),
            program=fact.program,
            stands_still=True,
        )


def activities(history: History) -> Iterator[Term]:
    """R-5.2-02: the morning before; the curator when it is overdue."""
    started = [(told, told.fact.activities) for told in history.of(programs.ProgramStarted)]
    amended = [(told, told.fact.added) for told in history.of(programs.ProgramAmended)]
    for told, one in ((told, one) for told, some in (*started, *amended) for one in some):
        program = told.fact.program
        removed = (
            later.at
            for later in history.of(programs.ProgramAmended)
            if later.at > told.at and one.activity in later.fact.removed
        )
        finished = history.first(told.at, programs.ActivityFinished, activity=one.activity)
        yield Term(
            "activity",
            str(one.activity),
            program,
            told.at,
            one.due,
            (*ahead(one.due, "activity-due", "mentor mentees", 1), late(one.due, "activity-overdue", "curator")),
            earliest(finished, min(removed, default=None), history.over(program)),
            program=program,
            stands_still=True,
        )


def file_accesses(history: History) -> Iterator[Term]:
    """INV-17."""
    for told in history.of(programs.FileAccessGranted):
        fact = told.fact
        revoked = history.first(told.at, programs.FileAccessRevoked, access=fact.access)
        yield Term(
            "file-access",
            str(fact.access),
            fact.program,
            told.at,
            fact.until,
            ahead(fact.until, "file-access-ends", "person", 3),
            earliest(revoked, history.over(fact.program)),
            persons=(fact.mentor,),
            program=fact.program,
        )


TERMS = (
    petitions,
    hearings,
    help,
    decisions,
    surveys,
    ends,
    silence,
    meetings,
    tasks,
    activities,
    file_accesses,
)
