"""What opens a deadline and who is reminded, where a field of the contract does not say it."""

from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from backbone.letters import Delivery
from contracts import programs, registry
from contracts.codes import ConsentPurpose, Initiator
from contracts.months import plus_months
from contracts.regulation import RuleParameters

from notifications.reminders.planning import midnight
from notifications.reminders.terms import Opening, Opens, Step

LONG = ("T-08", "T-09")
"""Terms of the stages that last as long as the year."""
ACT_KEPT = 36
"""Months."""


def pool_never_actualised(told: Delivery[registry.RegulationEditionApproved], *_: object) -> Iterator[Opening]:
    """The first term counts from the first edition."""
    due = told.fact.parameters.pool_due(told.fact.valid_from)
    yield Opening(str(told.meta.school), due, {"next_due": due.isoformat()}, weak=True)


def pool_actualised(told: Delivery[registry.MenteePoolActualised], *_: object) -> Iterator[Opening]:
    yield Opening(str(told.meta.school), told.fact.next_due)


def program_runs(
    told: Delivery[programs.ProgramStarted | programs.ProgramExtended], _: RuleParameters, zone: ZoneInfo
) -> Iterator[Opening]:
    """`until` is not included: from then on it is over."""
    yield Opening(str(told.fact.program), told.fact.until, expires=midnight(told.fact.until, zone))


def end_approaches(fact: object, parameters: RuleParameters) -> Iterator[Step]:
    for days in parameters.end_reminder_days:
        yield Step(days, "program-ends", "mentor mentees curator")


def meeting_ahead(
    told: Delivery[programs.MeetingScheduled | programs.MeetingRescheduled], _: RuleParameters, zone: ZoneInfo
) -> Iterator[Opening]:
    fact = told.fact
    facts = {"sequence": told.position}
    yield Opening(str(fact.meeting), fact.at.astimezone(zone).date(), facts, expires=fact.at)


def activities_ahead(
    told: Delivery[programs.ProgramStarted | programs.ProgramAmended], *_: object
) -> Iterator[Opening]:
    fact = told.fact
    for term in fact.activities if isinstance(fact, programs.ProgramStarted) else fact.added:
        yield Opening(str(term.activity), term.due)


def activities_removed(fact: programs.ProgramAmended) -> Iterator[str]:
    yield from (str(activity) for activity in fact.removed)


def heard_from(
    told: Delivery[programs.ProgramStarted | programs.MeetingHeld], parameters: RuleParameters, _: ZoneInfo
) -> Iterator[Opening]:
    """The counter begins anew on the day they met."""
    last = parameters.silent_until(told.on)
    yield Opening(str(told.fact.program), last, {"silent_since": told.on.isoformat()})


def silent(fact: object, parameters: RuleParameters) -> Iterator[Step]:
    """Told again after each further such time of silence."""
    yield Step(-1, "pair-silent", "mentor mentees curator", every=parameters.silence_days)


def to_be_decided(fact: programs.PetitionFiled, _: RuleParameters) -> Iterator[Step]:
    """Who is to decide, the curator only where he may know of it; the head too when it is overdue. Nobody else."""
    asked = (("head", fact.for_head), ("curator", fact.for_curator))
    yield Step(1, "petition-due", " ".join(post for post, it_is in asked if it_is), working=True)
    yield Step(-1, "petition-overdue", "curator head" if fact.for_curator else "head")


def hearing(told: Delivery[programs.TerminationRequested], *_: object) -> Iterator[Opening]:
    if told.fact.initiator is Initiator.CURATOR and told.fact.hearing_until:
        yield Opening(str(told.fact.program), told.fact.hearing_until)


def stages(*, long: bool) -> Opens:
    def opens(told: Delivery[Any], *_: object) -> Iterator[Opening]:
        for term in told.fact.stages:
            if (term.term in LONG) is long:
                yield Opening(f"{told.fact.roadmap}:{term.stage}", term.due, {"stage": term.stage})

    return opens


def waiting(told: Delivery[registry.WaitingBegun | registry.WaitingReviewed], *_: object) -> Iterator[Opening]:
    fact = told.fact
    yield Opening(str(fact.participant), fact.due if isinstance(fact, registry.WaitingBegun) else fact.next_due)


def still_waiting(fact: object, parameters: RuleParameters) -> Iterator[Step]:
    """First the curator, then the head too: again after each further such time of waiting."""
    yield Step(0, "waiting-due", "curator")
    yield Step(-1, "waiting-overdue", "curator head", every=parameters.waiting_review_days)


def act_kept(told: Delivery[registry.ParticipantForgotten], *_: object) -> Iterator[Opening]:
    yield Opening(str(told.meta.event_id), plus_months(told.on, ACT_KEPT))


def no_longer_external(fact: registry.ParticipantRegistered) -> Iterator[str]:
    if fact.external_until is None:
        yield str(fact.participant)


def processing_allowed(fact: registry.ConsentGiven) -> Iterator[str]:
    if fact.purpose is ConsentPurpose.PERSONAL_DATA:
        yield str(fact.participant)


def whatever_was_consented(fact: registry.ParticipantForgotten) -> Iterator[str]:
    yield from (f"{fact.participant}:{purpose}:None" for purpose in ConsentPurpose)


def each_mentee(fact: registry.MentorAssigned) -> Iterator[str]:
    yield from (str(mentee) for mentee in fact.mentees)


def each_who_joined(fact: registry.GroupChanged) -> Iterator[str]:
    yield from (str(mentee) for mentee in fact.joined)
