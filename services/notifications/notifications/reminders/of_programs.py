"""The terms in programs, of what people ask for and are asked."""

from contracts import programs

from notifications.reminders import openings as by
from notifications.reminders.terms import Deadline, Step, always, keyed, until

OF_PROGRAMS = (
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
    # R-5.2-02: mentor and mentee before; what is overdue is a signal to the curator, no sanction
    Deadline(
        "activity",
        opened={programs.ProgramStarted: by.activities_ahead, programs.ProgramAmended: by.activities_ahead},
        closed={programs.ActivityFinished: keyed("activity"), programs.ProgramAmended: by.activities_removed},
        steps=always(Step(1, "activity-due", "mentor mentees"), Step(-1, "activity-overdue", "curator")),
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
