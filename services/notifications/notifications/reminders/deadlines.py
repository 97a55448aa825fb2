"""Every term that somebody has to keep, as a table: what opens it, what closes it, who is reminded and when.

Before the last day those are reminded who have to act; after it also those whom they answer to.
"""

from collections import defaultdict

from contracts import programs, registry
from contracts.base import Contract

from notifications.reminders import openings as by
from notifications.reminders.terms import Deadline, Step, Steps, always, keyed, until


def expiring(template: str, to: str) -> Steps:
    """T-17: 60, 30 and 7 days before, and when it has expired."""
    return always(*(Step(days, template, to) for days in (60, 30, 7)), Step(-1, f"{template}-over", to))


DEADLINES = (
    # T-01, N-01 (R-3.4-02): the curator, then the head too
    Deadline(
        "pool",
        label="актуализация сведений о наставляемых",
        opened={
            registry.RegulationEditionApproved: by.pool_never_actualised,
            registry.MenteePoolActualised: by.pool_actualised,
        },
        closed={},
        steps=always(
            *(Step(days, "pool-due", "curator") for days in (30, 14, 3)), Step(-1, "pool-overdue", "curator head")
        ),
        catches_up=True,
    ),
    # T-02 … T-04 (R-A.1-00, R-A.2-00, R-A.3-00, R-A.4-00, R-A.5-00): late, the curator, then the head
    Deadline(
        "stage",
        label="этапы «дорожной карты»",
        opened={
            registry.RoadmapApproved: by.stages(long=False),
            registry.RoadmapAmended: by.stages(long=False),
        },
        closed={registry.StageCompleted: keyed("roadmap", "stage")},
        steps=always(
            Step(7, "stage-due", "curator"), Step(-1, "stage-late", "curator"), Step(-4, "stage-still-late", "head")
        ),
        final=True,
    ),
    # T-08, T-09 (R-A.6-00, R-A.7-00)
    Deadline(
        "year-stage",
        label="этапы до конца года",
        opened={
            registry.RoadmapApproved: by.stages(long=True),
            registry.RoadmapAmended: by.stages(long=True),
        },
        closed={registry.StageCompleted: keyed("roadmap", "stage")},
        steps=always(
            *(Step(days, "stage-due", "curator") for days in (60, 30, 7)),
            Step(-1, "stage-late", "curator"),
            Step(-4, "stage-still-late", "head"),
        ),
        final=True,
    ),
    # T-05 (R-A.5-03)
    Deadline(
        "waiting",
        label="ожидающие наставника",
        opened={registry.WaitingBegun: by.waiting, registry.WaitingReviewed: by.waiting},
        closed={registry.MentorAssigned: by.each_mentee, registry.ParticipantLeft: keyed("participant")},
        steps=always(Step(0, "waiting-due", "curator"), Step(-1, "waiting-overdue", "head")),
    ),
    # A-07, N-17 (R-2.3-08)
    Deadline(
        "group",
        label="группы меньше наименьшей",
        opened={registry.GroupBelowMinimum: until("due", "match")},
        closed={registry.GroupRecovered: keyed("match"), registry.AssignmentEnded: keyed("match")},
        steps=always(Step(1, "group-due", "curator", working=True), Step(-1, "group-overdue", "head")),
    ),
    # N-15 (R-A.4-D1)
    Deadline(
        "registry-request",
        label="запросы реестра наставников",
        opened={registry.MentorRegistryRequested: until("due", "request")},
        closed={registry.MentorRegistryTransmitted: keyed("request")},
        steps=always(
            Step(1, "registry-due", "head curator", working=True), Step(-1, "registry-overdue", "head curator")
        ),
    ),
    # T-17, N-11 (R-A.3-D4, R-3.3-06), N-02
    Deadline(
        "clearance",
        label="справки внешних наставников",
        opened={registry.ClearanceAttested: until("until", "participant", "kind")},
        closed={registry.ParticipantLeft: keyed("participant")},
        steps=expiring("clearance-expires", "curator participant"),
        catches_up=True,
    ),
    Deadline(
        "partnership",
        label="договоры о сотрудничестве",
        opened={
            registry.PartnershipConcluded: until("until", "partnership"),
            registry.PartnershipRenewed: until("until", "partnership"),
        },
        closed={registry.PartnershipEnded: keyed("partnership")},
        steps=expiring("partnership-expires", "curator head"),
        catches_up=True,
    ),
    Deadline(
        "consent",
        opened={registry.ConsentGiven: until("until", "participant", "purpose", "url")},
        closed={registry.ConsentWithdrawn: keyed("participant", "purpose", "url")},
        steps=expiring("consent-expires", "participant curator"),
        catches_up=True,
    ),
    # Art. 351.8 of the Labour Code: his pairs go on until they get another mentor
    Deadline(
        "relief",
        opened={registry.MentorRelieved: until("effective", "participant")},
        closed={},
        steps=always(Step(1, "relief-due", "curator head", working=True)),
    ),
    # T-06, T-13, N-09 (R-5.1-05, R-5.1-04, R-4.1-03): those who decide; the mentor to be replaced never
    Deadline(
        "petition",
        label="обращения",
        opened={programs.PetitionFiled: until("due", "petition")},
        closed={programs.PetitionDecided: keyed("petition"), programs.PetitionWithdrawn: keyed("petition")},
        steps=by.to_be_decided,
    ),
    # T-07 (R-7.1-03)
    Deadline(
        "hearing",
        label="пояснения перед прекращением",
        opened={programs.TerminationRequested: by.hearing},
        closed={programs.TerminationWithdrawn: keyed("program")},
        steps=always(Step(1, "hearing-due", "mentor mentees", working=True), Step(-1, "hearing-over", "curator head")),
        with_program=True,
    ),
    # T-12 (R-2.3-11, R-5.1-03): the mentor, then the curator
    Deadline(
        "help",
        label="просьбы о помощи",
        opened={programs.HelpRequested: until("due", "help")},
        closed={programs.HelpAnswered: keyed("help"), programs.HelpClosed: keyed("help")},
        steps=always(Step(-1, "help-overdue", "mentor"), Step(-2, "help-unanswered", "curator")),
        with_program=True,
        stands_still=True,
    ),
    #
    Deadline(
        "decision",
        label="решения о судьбе программ",
        opened={programs.DecisionNeeded: until("due", "decision")},
        closed={programs.DecisionTaken: keyed("decision")},
        steps=always(Step(1, "decision-due", "curator", working=True), Step(-1, "decision-overdue", "head")),
        with_program=True,
    ),
    # T-19 (R-A.6-D1, R-A.7-01): all who were invited; who has answered by name no more
    Deadline(
        "survey",
        opened={programs.SurveyOpened: until("due", "survey")},
        closed={programs.SurveyClosed: keyed("survey")},
        steps=always(Step(3, "survey-due", "invited"), Step(0, "survey-due", "invited")),
    ),
    # T-18, N-10
    Deadline(
        "program-ends",
        label="программы, которые заканчиваются",
        opened={programs.ProgramStarted: by.program_runs, programs.ProgramExtended: by.program_runs},
        closed={},
        steps=by.end_approaches,
        catches_up=True,
        with_program=True,
    ),
    # N-08 (R-A.6-02): while the program runs and is not suspended
    Deadline(
        "silence",
        label="пары без встреч",
        opened={programs.ProgramStarted: by.heard_from, programs.MeetingHeld: by.heard_from},
        closed={},
        steps=by.silent,
        with_program=True,
        stands_still=True,
        forward=True,
    ),
    # N-06 (R-A.6-02)
    Deadline(
        "meeting-soon",
        opened={programs.MeetingScheduled: by.meeting_ahead, programs.MeetingRescheduled: by.meeting_ahead},
        closed=dict.fromkeys(
            (programs.MeetingCancelled, programs.MeetingHeld, programs.MeetingMissed), keyed("meeting")
        ),
        steps=always(Step(1, "meeting-soon", "mentor mentees")),
        with_program=True,
    ),
    # N-07 (R-5.2-02)
    Deadline(
        "task",
        opened={programs.TaskAssigned: until("due", "task")},
        closed={programs.TaskSubmitted: keyed("task"), programs.TaskChecked: keyed("task")},
        steps=always(Step(1, "task-due", "mentee")),
        with_program=True,
        stands_still=True,
    ),
    # INV-17 (R-4.1-02)
    Deadline(
        "file-access",
        opened={programs.FileAccessGranted: until("until", "access")},
        closed={programs.FileAccessRevoked: keyed("access")},
        steps=always(Step(3, "file-access-ends", "mentor")),
        with_program=True,
    ),
)

OPENING: dict[type[Contract], list[Deadline]] = defaultdict(list)
CLOSING: dict[type[Contract], list[Deadline]] = defaultdict(list)
for row in DEADLINES:
    for kind in row.opened:
        OPENING[kind].append(row)
    for kind in row.closed:
        CLOSING[kind].append(row)
