"""Read models: the inbox of a person, what stands in people's calendars, the deliveries
of a school, the origins that schools have declared."""

from backbone.follower import Projection, Rows, Table
from backbone.letters import Delivery
from contracts import registry

from notifications.domain.notification import (
    Channel,
    NotificationAbandoned,
    NotificationFailed,
    NotificationRead,
    NotificationRequested,
    NotificationSent,
    State,
)
from notifications.views import agenda


def on_requested(rows: Rows, told: Delivery[NotificationRequested]) -> None:
    fact, meta = told.fact, told.meta
    common = {
        "notification": told.aggregate,
        "school": meta.school,
        "recipient": fact.recipient,
        "position": told.position,
        "template": fact.template,
    }
    if fact.channel is Channel.INBOX:
        about = {"about": fact.about, "about_id": fact.about_id, "facts": fact.facts}
        rows["inbox"].add({**common, **about, "at": meta.recorded_at})
    else:
        times = dict.fromkeys(("requested_at", "changed_at"), meta.recorded_at)
        due = fact.not_before or meta.recorded_at
        rows["deliveries"].add({**common, **times, "state": State.REQUESTED, "attempts": 0, "due_at": due})


def on_failed(rows: Rows, told: Delivery[NotificationFailed]) -> None:
    fact = told.fact
    outcome = {"state": State.FAILED, "attempts": fact.attempt, "error": fact.error, "due_at": fact.retry_at}
    rows["deliveries"].change(told.aggregate, {**outcome, "changed_at": told.meta.recorded_at})


def on_sent(rows: Rows, told: Delivery[NotificationSent]) -> None:
    outcome = {"state": State.SENT, "error": None, "due_at": None, "changed_at": told.meta.recorded_at}
    rows["deliveries"].revise(told.aggregate, lambda row: {**outcome, "attempts": row["attempts"] + 1})


def on_abandoned(rows: Rows, told: Delivery[NotificationAbandoned]) -> None:
    outcome = {"state": State.ABANDONED, "error": told.fact.error, "due_at": None}
    rows["deliveries"].change(told.aggregate, {**outcome, "changed_at": told.meta.recorded_at})


def on_read(rows: Rows, told: Delivery[NotificationRead]) -> None:
    rows["inbox"].change(told.aggregate, {"read_at": told.meta.recorded_at})


def on_origins(rows: Rows, told: Delivery[registry.SchoolRegistered | registry.SchoolOriginsDeclared]) -> None:
    rows["origins"].put({"school": told.fact.school, "origins": list(told.fact.origins)})


VIEWS = Projection(
    "views",
    {
        NotificationRequested: on_requested,
        NotificationFailed: on_failed,
        NotificationSent: on_sent,
        NotificationAbandoned: on_abandoned,
        NotificationRead: on_read,
        registry.SchoolRegistered: on_origins,
        registry.SchoolOriginsDeclared: on_origins,
        **agenda.HANDLES,
    },
    tables=(
        Table("inbox", ("notification",)),
        Table("deliveries", ("notification",)),
        Table("origins", ("school",)),
        agenda.AGENDA,
    ),
)
