"""The waiting list (annex, stage 5): a row while somebody with needs has no mentor."""

from backbone.follower import Handles
from backbone.letters import Delivery

from registry.domain.participant.assignments import MenteeshipBegun
from registry.domain.participant.leaving import ParticipantLeft
from registry.domain.participant.waiting import WaitingBegun, WaitingReviewed
from registry.views.rows import Rows, add, placed


def on_waiting(rows: Rows, told: Delivery[WaitingBegun]) -> None:
    add(rows, "waiting", {**placed(told), "since": told.fact.on, "due": told.fact.due})


def on_review(rows: Rows, told: Delivery[WaitingReviewed]) -> None:
    fact = told.fact
    rows.execute(
        "UPDATE waiting SET due = %s, reviews = reviews + 1, outcome = %s, reviewed_on = %s WHERE id = %s",
        (fact.next_due, fact.outcome, fact.on, told.aggregate),
    )


def on_end(rows: Rows, told: Delivery[MenteeshipBegun | ParticipantLeft]) -> None:
    rows.execute("DELETE FROM waiting WHERE id = %s", (told.aggregate,))


HANDLES: Handles = {
    WaitingBegun: on_waiting,
    WaitingReviewed: on_review,
    MenteeshipBegun: on_end,
    ParticipantLeft: on_end,
}
