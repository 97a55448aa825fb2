"""A consent is asked for where it is needed and not there (N-02). Nobody has to give it."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.errors import Refused
from contracts.codes import ConsentPurpose, DataCategory

from registry.domain.participant.consents import must_name_match
from registry.domain.participant.leaving import must_be_here
from registry.domain.participant.participant import Participant, ParticipantEvent, Subject


class ConsentRequested(ParticipantEvent):
    """`categories` and `url` are what is to be published, where that is the purpose."""

    TOPIC: ClassVar[str] = "registry.ConsentRequested"
    purpose: ConsentPurpose
    match: UUID | None
    categories: tuple[DataCategory, ...]
    url: str | None

    def apply(self, participant: Participant) -> None:
        participant.asked_for |= {Subject(self.purpose, self.match, self.url)}


def request(participant: Participant, subject: Subject, today: date, categories: tuple[DataCategory, ...] = ()) -> None:
    """As often as somebody finds it useful, until it is given."""
    must_be_here(participant)
    must_name_match(subject)
    known = participant.consents.get(subject)
    if known is not None and known.stands_on(today):
        raise Refused("consent-live", f"Это согласие уже дано {known.signed_on:%d.%m.%Y}")
    participant.record(ConsentRequested(on=today, **subject._asdict(), categories=categories))


def request_once(
    participant: Participant, subject: Subject, today: date, categories: tuple[DataCategory, ...] = ()
) -> None:
    """Because something needs it: nothing, where it is there or has been asked for already."""
    known = participant.consents.get(subject)
    if subject not in participant.asked_for and not (known is not None and known.stands_on(today)):
        request(participant, subject, today, categories)
