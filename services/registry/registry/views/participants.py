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
from registry.views.rows import Rows, add, change, placed

HERE: dict[str, object] = {"away_since": None, "away_until": None}


def on_participant(rows: Rows, told: Delivery[ParticipantRegistered]) -> None:
    add(rows, "participants", placed(told) | _card(told.fact.card))


def on_change(rows: Rows, told: Delivery[ParticipantChanged]) -> None:
    change(rows, "participants", told, _card(told.fact.card) | {"left_on": None})
    if told.fact.card.external_until is None:
        keep_data_until(rows, told.aggregate, None)


def on_leaving(rows: Rows, told: Delivery[ParticipantLeft]) -> None:
    change(rows, "participants", told, {"left_on": told.fact.on, **HERE})
    if told.fact.destroy_due is not None:
        keep_data_until(rows, told.aggregate, told.fact.destroy_due)


def on_absence(rows: Rows, told: Delivery[ParticipantAway]) -> None:
    change(rows, "participants", told, {"away_since": told.fact.on, "away_until": told.fact.until})


def on_return(rows: Rows, told: Delivery[ParticipantReturned]) -> None:
    change(rows, "participants", told, HERE)


def on_mentor(rows: Rows, told: Delivery[MentorRegistered]) -> None:
    change(rows, "participants", told, {"competences": list(told.fact.competences), "capacity": told.fact.capacity})


def on_mentee(rows: Rows, told: Delivery[MenteeRegistered]) -> None:
    change(rows, "participants", told, {"needs": list(told.fact.needs)})


def on_appointment(rows: Rows, told: Delivery[MentorAppointed]) -> None:
    change(rows, "participants", told, {"appointed": True, "relieved_from": None})


def on_acquaintance(rows: Rows, told: Delivery[ActAcknowledged]) -> None:
    statement = "UPDATE participants SET acknowledged = acknowledged || %s WHERE id = %s"
    rows.execute(statement, (told.fact.document, told.aggregate))


def on_hashtags(rows: Rows, told: Delivery[MentorTagged]) -> None:
    change(rows, "participants", told, {"hashtags": list(told.fact.hashtags)})


def on_opinion(rows: Rows, told: Delivery[PoolOpinionRecorded]) -> None:
    change(rows, "participants", told, {"in_pool": told.fact.needed})


def on_relief(rows: Rows, told: Delivery[MentorRelieved]) -> None:
    change(rows, "participants", told, {"relieved_from": told.fact.on})


def on_mentorship(rows: Rows, told: Delivery[MentorshipBegun | MentorshipResized | MentorshipEnded]) -> None:
    match told.fact:
        case MentorshipBegun():
            more = told.fact.mentees
        case MentorshipResized():
            more = told.fact.more
        case _:
            more = -told.fact.mentees
    rows.execute("UPDATE participants SET load = load + %s WHERE id = %s", (more, told.aggregate))


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
