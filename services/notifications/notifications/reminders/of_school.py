"""The terms of the school's year, its people and its partners."""

from contracts import registry

from notifications.reminders import openings as by
from notifications.reminders.terms import Deadline, Step, Steps, always, keyed, until


def expiring(template: str, to: str) -> Steps:
    """T-17: 60, 30 and 7 days before, and when it has expired."""
    return always(*(Step(days, template, to) for days in (60, 30, 7)), Step(-1, f"{template}-over", to))


def _stages(kind: str, label: str, days_before: tuple[int, ...], *, long: bool) -> Deadline:
    """Before the term the curator; late, the curator again, then the head. `long` stages last to the year's end."""
    return Deadline(
        kind,
        label=label,
        opened={contract: by.stages(long=long) for contract in (registry.RoadmapApproved, registry.RoadmapAmended)},
        closed={registry.StageCompleted: keyed("roadmap", "stage")},
        steps=always(
            *(Step(days, "stage-due", "curator") for days in days_before),
            Step(-1, "stage-late", "curator"),
            Step(-4, "stage-still-late", "head"),
        ),
        final=True,
    )


OF_SCHOOL = (
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
    # T-02 … T-04 (R-A.1-00, R-A.2-00, R-A.3-00, R-A.4-00, R-A.5-00)
    _stages("stage", "этапы «дорожной карты»", (7,), long=False),
    # T-08, T-09 (R-A.6-00, R-A.7-00)
    _stages("year-stage", "этапы до конца года", (60, 30, 7), long=True),
    # T-05 (R-A.5-03)
    Deadline(
        "waiting",
        label="ожидающие наставника",
        opened={registry.WaitingBegun: by.waiting, registry.WaitingReviewed: by.waiting},
        closed={
            registry.MentorAssigned: by.each_mentee,
            registry.GroupChanged: by.each_who_joined,
            registry.ParticipantLeft: keyed("participant"),
        },
        steps=by.still_waiting,
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
    # T-17, N-11 (R-A.3-D4, R-3.3-06)
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
        "external",
        label="основания внешних наставников",
        opened={registry.ParticipantRegistered: until("external_until", "participant")},
        closed={registry.ParticipantRegistered: by.no_longer_external, registry.ParticipantLeft: keyed("participant")},
        steps=expiring("external-expires", "curator participant"),
        catches_up=True,
    ),
    # T-10, T-11 (152-ФЗ, art. 10.1, 21), extended or not: again every week until somebody says that it has stopped
    Deadline(
        "withdrawal",
        label="отозванные согласия",
        opened={
            contract: until("due", "participant", "purpose", "url")
            for contract in (registry.ConsentWithdrawn, registry.StoppingExtended)
        },
        closed={
            registry.ProcessingStopped: keyed("participant", "purpose", "url"),
            registry.ConsentGiven: keyed("participant", "purpose", "url"),
            registry.ParticipantForgotten: by.whatever_was_consented,
        },
        steps=always(
            Step(1, "withdrawal-due", "curator head", working=True),
            Step(-1, "withdrawal-overdue", "curator head", every=7),
        ),
    ),
    # T-14 (152-ФЗ, art. 21): nothing else allows to keep them, or not any more; of staff the employment does
    Deadline(
        "destruction",
        label="данные, которые пора уничтожить",
        opened={
            contract: until("destroy_due", "participant")
            for contract in (registry.ConsentWithdrawn, registry.ParticipantLeft)
        },
        closed={
            registry.ParticipantForgotten: keyed("participant"),
            registry.ConsentGiven: by.processing_allowed,
            registry.ParticipantRegistered: by.no_longer_external,
        },
        steps=always(
            *(Step(days, "destruction-due", "curator head") for days in (7, 1)),
            Step(-1, "destruction-overdue", "curator head", every=7),
        ),
    ),
    # T-15 (order № 179 of Roskomnadzor): the act is the record of the destruction, with the log exported for it
    Deadline(
        "destruction-act",
        opened={registry.ParticipantForgotten: by.act_kept},
        closed={},
        steps=always(Step(-1, "destruction-act-over", "head")),
    ),
    # N-02
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
)
