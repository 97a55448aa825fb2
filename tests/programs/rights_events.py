"""One event of every kind about people's rights, as it is stored today; each list is one history."""

from datetime import date, time

from backbone.events import Event
from contracts.codes import MediationOutcome, PetitionKind, PetitionOutcome
from programs.domain.file_access import FileAccessGranted, FileAccessRevoked, FileViewed
from programs.domain.help import HelpAnswered, HelpClosed, HelpRequested
from programs.domain.helping import HelperCommented, HelperInvited, HelperJoined, HelperLeft
from programs.domain.mediation import (
    MediationBegun,
    MediationClosed,
    MediationOpened,
    MediationSpoken,
    MediatorAgreed,
    MediatorProposed,
)
from programs.domain.petition.kinds import Who
from programs.domain.petition.petition import (
    Details,
    PetitionDecided,
    PetitionFiled,
    PetitionWithdrawn,
    ReleaseUndone,
    Substitution,
)
from programs.domain.timetable import TimetableSet, WeeklyLesson

from tests.programs.given import CURATOR, DUE, DURING, HEAD, MATCH, MENTEE, MENTOR, NOON, TEXT, named

FILED = PetitionFiled(
    on=DURING,
    kind=PetitionKind.RELEASE,
    by=CURATOR.person,
    program=named("p"),
    match=MATCH,
    mentor=MENTOR.person,
    mentees=(MENTEE.person,),
    edition=named("edition"),
    due=DUE,
    to=(Who.HEAD,),
    outcomes=(PetitionOutcome.GRANTED, PetitionOutcome.REFUSED),
    details=Details(concerned=(MENTOR.person,), activities=(named("activity"),), since=DURING, until=DURING),
    text=TEXT,
)
UNDONE = ReleaseUndone(on=DURING, by=named("repealing"))
DECIDED = PetitionDecided(
    on=DURING,
    by=HEAD.person,
    outcome=PetitionOutcome.GRANTED,
    reason=TEXT,
    order=named("order"),
    continuity=TEXT,
    substitutions=(Substitution(person=MENTOR.person, day=DURING, begins=time(10), substitute=named("substitute")),),
)
PETITION: list[Event] = [FILED, DECIDED]
HELP: list[Event] = [
    HelpRequested(
        on=DURING,
        program=named("p"),
        edition=named("edition"),
        mentor=MENTOR.person,
        mentee=MENTEE.person,
        text=TEXT,
        asked_at=NOON,
        due=DUE,
    ),
    HelpAnswered(on=DURING, by=MENTOR.person, text=TEXT, answered_at=NOON, first=True),
    HelpClosed(on=DURING),
]
HELPING: list[Event] = [
    HelperInvited(
        on=DURING,
        program=named("p"),
        edition=named("edition"),
        activity=named("activity"),
        mentor=MENTOR.person,
        helper=named("helper"),
    ),
    HelperJoined(on=DURING),
    HelperCommented(on=DURING, text=TEXT),
    HelperLeft(on=DURING),
]
MEDIATION: list[Event] = [
    MediationOpened(on=DURING, program=named("p"), by=MENTEE.person, other=MENTOR.person),
    MediatorProposed(on=DURING, by=MENTEE.person, mediator=named("mediator")),
    MediatorAgreed(on=DURING, person=MENTOR.person),
    MediationBegun(on=DURING),
    MediationSpoken(on=DURING, by=MENTEE.person, text=TEXT, at=NOON),
    MediationClosed(on=DURING, by=named("mediator"), outcome=MediationOutcome.AGREED),
]
FILES: list[Event] = [
    FileAccessGranted(
        on=DURING,
        program=named("p"),
        petition=named("petition"),
        edition=named("edition"),
        mentor=MENTOR.person,
        mentee=MENTEE.person,
        documents=(named("document"),),
        purpose=TEXT,
        until=DUE,
    ),
    FileViewed(on=DURING, document=named("document"), at=NOON),
    FileAccessRevoked(on=DURING),
]
RIGHTS: list[Event] = [
    *PETITION,
    PetitionWithdrawn(on=DURING),
    UNDONE,
    *HELP,
    *HELPING,
    *MEDIATION,
    *FILES,
    TimetableSet(
        on=DURING,
        person=MENTOR.person,
        since=DURING,
        until=date(2026, 5, 31),
        lessons=(WeeklyLesson(weekday=1, begins=time(10), ends=time(10, 45)),),
    ),
]
