"""Who mentored whom from when to when: one row for as long as nobody in the pair or group changes (3.5)."""

from collections.abc import Sequence
from uuid import UUID

from backbone.follower import Handles
from backbone.letters import Delivery

from registry.domain.match.assignment import AssignmentEnded, MentorAssigned, MentorReplaced
from registry.domain.match.group import GroupChanged
from registry.views.rows import Rows


def on_assigned(rows: Rows, told: Delivery[MentorAssigned]) -> None:
    _open(rows, told, told.fact.direction, told.fact.mentor, told.fact.mentees)


def on_changed(rows: Rows, told: Delivery[MentorReplaced] | Delivery[GroupChanged]) -> None:
    direction = _close(rows, told)
    _open(rows, told, direction, told.fact.mentor, told.fact.mentees)


def on_ended(rows: Rows, told: Delivery[AssignmentEnded]) -> None:
    _close(rows, told)


Fact = Delivery[MentorAssigned] | Delivery[MentorReplaced] | Delivery[GroupChanged] | Delivery[AssignmentEnded]


def _open(rows: Rows, told: Fact, direction: str, mentor: UUID, mentees: Sequence[UUID]) -> None:
    who = {"match": told.aggregate, "direction": direction, "mentor": mentor, "mentees": list(mentees)}
    rows["pairs"].add({"place": told.position, "school": told.meta.school, **who, "since": told.fact.on})


def _close(rows: Rows, told: Fact) -> str:
    [pair] = [row for row in rows["pairs"].find("match", told.aggregate) if row.get("until") is None]
    rows["pairs"].change(pair["place"], {"until": told.fact.on})
    return str(pair["direction"])


HANDLES: Handles = {
    MentorAssigned: on_assigned,
    MentorReplaced: on_changed,
    GroupChanged: on_changed,
    AssignmentEnded: on_ended,
}
