"""The bank of mentors and mentees (3.4): what may be searched by, without names."""

from backbone.follower import Handles
from backbone.letters import Delivery

from registry.domain.participant.absence import ParticipantAway, ParticipantReturned
from registry.domain.participant.acquaintance import ActAcknowledged
from registry.domain.participant.assignments import MentorAppointed, MentorshipBegun, MentorshipEnded, MentorshipResized
from registry.domain.participant.card import ParticipantChanged, ParticipantRegistered
from registry.domain.participant.growth import MentorTagged, PoolOpinionRecorded
from registry.domain.participant.labour import MentorRelieved
from registry.domain.participant.leaving import ParticipantLeft
from registry.domain.participant.participant import Card
from registry.domain.participant.profile import MenteeRegistered, MentorRegistered
from registry.views.consents import keep_data_until
from registry.views.rows import Rows, placed

HERE: dict[str, object] = {"away_since": None, "away_until": None}


def on_participant(rows: Rows, told: Delivery[ParticipantRegistered]) -> None:
    rows["participants"].add(placed(told) | _card(told.fact.card) | {"load": 0, "acknowledged": []})


def on_change(rows: Rows, told: Delivery[ParticipantChanged]) -> None:
    rows["participants"].change(told.aggregate, _card(told.fact.card) | {"left_on": None})
    if told.fact.card.external_until is None:
        keep_data_until(rows, told.aggregate, None)


def on_leaving(rows: Rows, told: Delivery[ParticipantLeft]) -> None:
    rows["participants"].change(told.aggregate, {"left_on": told.fact.on, **HERE})
    if told.fact.destroy_due is not None:
        keep_data_until(rows, told.aggregate, told.fact.destroy_due)


def on_absence(rows: Rows, told: Delivery[ParticipantAway]) -> None:
    rows["participants"].change(told.aggregate, {"away_since": told.fact.on, "away_until": told.fact.until})


def on_return(rows: Rows, told: Delivery[ParticipantReturned]) -> None:
    rows["participants"].change(told.aggregate, HERE)


def on_mentor(rows: Rows, told: Delivery[MentorRegistered]) -> None:
    rows["participants"].change(
        told.aggregate, {"competences": list(told.fact.competences), "capacity": told.fact.capacity}
    )


def on_mentee(rows: Rows, told: Delivery[MenteeRegistered]) -> None:
    rows["participants"].change(told.aggregate, {"needs": list(told.fact.needs)})


def on_appointment(rows: Rows, told: Delivery[MentorAppointed]) -> None:
    rows["participants"].change(told.aggregate, {"appointed": True, "relieved_from": None})


def on_acquaintance(rows: Rows, told: Delivery[ActAcknowledged]) -> None:
    document = told.fact.document
    rows["participants"].revise(told.aggregate, lambda row: {"acknowledged": [*row["acknowledged"], document]})


def on_hashtags(rows: Rows, told: Delivery[MentorTagged]) -> None:
    rows["participants"].change(told.aggregate, {"hashtags": list(told.fact.hashtags)})


def on_opinion(rows: Rows, told: Delivery[PoolOpinionRecorded]) -> None:
    rows["participants"].change(told.aggregate, {"in_pool": told.fact.needed})


def on_relief(rows: Rows, told: Delivery[MentorRelieved]) -> None:
    rows["participants"].change(told.aggregate, {"relieved_from": told.fact.on})


def on_mentorship(rows: Rows, told: Delivery[MentorshipBegun | MentorshipResized | MentorshipEnded]) -> None:
    match told.fact:
        case MentorshipBegun():
            more = told.fact.mentees
        case MentorshipResized():
            more = told.fact.more
        case _:
            more = -told.fact.mentees
    rows["participants"].revise(told.aggregate, lambda row: {"load": row["load"] + more})


def _card(card: Card) -> dict[str, object]:
    facts = card.model_dump(exclude={"external_until", "role_type", "subjects", "category"})
    return facts | {"external": card.external_until is not None}


HANDLES: Handles = {
    ParticipantRegistered: on_participant,
    ParticipantChanged: on_change,
    ParticipantLeft: on_leaving,
    ParticipantAway: on_absence,
    ParticipantReturned: on_return,
    MentorRegistered: on_mentor,
    MenteeRegistered: on_mentee,
    MentorAppointed: on_appointment,
    MentorRelieved: on_relief,
    MentorTagged: on_hashtags,
    PoolOpinionRecorded: on_opinion,
    ActAcknowledged: on_acquaintance,
    MentorshipBegun: on_mentorship,
    MentorshipResized: on_mentorship,
    MentorshipEnded: on_mentorship,
}
