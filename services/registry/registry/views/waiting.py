"""The waiting list (annex, stage 5): a row while somebody with needs has no mentor."""

from backbone.follower import Handles
from backbone.letters import Delivery

from registry.domain.participant.assignments import MenteeshipBegun
from registry.domain.participant.leaving import ParticipantLeft
from registry.domain.participant.waiting import WaitingBegun, WaitingReviewed
from registry.views.rows import Rows, placed


def on_waiting(rows: Rows, told: Delivery[WaitingBegun]) -> None:
    rows["waiting"].add({**placed(told), "since": told.fact.on, "due": told.fact.due, "reviews": 0})


def on_review(rows: Rows, told: Delivery[WaitingReviewed]) -> None:
    fact = told.fact
    said = {"due": fact.next_due, "outcome": fact.outcome, "reviewed_on": fact.on}
    rows["waiting"].revise(told.aggregate, lambda row: {**said, "reviews": row["reviews"] + 1})


def on_end(rows: Rows, told: Delivery[MenteeshipBegun | ParticipantLeft]) -> None:
    rows["waiting"].remove(told.aggregate)


HANDLES: Handles = {
    WaitingBegun: on_waiting,
    WaitingReviewed: on_review,
    MenteeshipBegun: on_end,
    ParticipantLeft: on_end,
}
