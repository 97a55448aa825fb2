"""On which day a message takes effect, and which of the messages about one thing is the last."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from backbone.letters import Delivery
from contracts import programs, registry
from contracts.base import Contract

FROM: dict[type[Contract], str] = {
    registry.MentorAssigned: "effective",
    registry.MentorReplaced: "effective",
    registry.MentorRelieved: "effective",
    registry.GroupChanged: "effective",
    registry.OrderIssued: "dated",
    registry.OrderRepealed: "dated",
    registry.MentorTrained: "trained",
    registry.MentorRegimeRecorded: "since",
    registry.LabourAgreementSigned: "since",
    registry.PartnershipConcluded: "since",
    registry.PartnershipEnded: "ended",
    registry.RecordMade: "day",
    programs.ProgramSuspended: "since",
    programs.ProgramResumed: "since",
    programs.ProgramCompleted: "ended",
    programs.ProgramTerminated: "ended",
}
"""The field that says so; all others take effect on the business date."""
ABOUT: dict[type[Contract], str] = {
    registry.RecordMade: "record",
    registry.RecordAnnulled: "record",
    registry.MentorTrained: "participant",
    programs.MeetingScheduled: "meeting",
    programs.MeetingRescheduled: "meeting",
    programs.MeetingCancelled: "meeting",
    programs.MeetingHeld: "meeting",
    programs.MeetingMissed: "meeting",
}
"""Of these only what was told last counts."""


def effective(told: Delivery[Any]) -> date:
    fact = told.fact
    if isinstance(fact, registry.InterestDeclared):
        return fact.met_on or told.on
    if isinstance(fact, programs.MeetingScheduled | programs.MeetingRescheduled):
        return fact.day or fact.at.date()
    found: date = getattr(fact, FROM[type(fact)]) if type(fact) in FROM else told.on
    return found


def final(told: Sequence[Delivery[Any]]) -> list[Delivery[Any]]:
    last: dict[tuple[str, Any], Delivery[Any]] = {}
    for one in sorted(told, key=lambda one: one.position):
        if (kind := type(one.fact)) in ABOUT:
            last[ABOUT[kind], getattr(one.fact, ABOUT[kind])] = one
    return list(last.values())
