"""Consents: each a document with one purpose (INV-27), given and withdrawn by the person alone."""

from dataclasses import replace
from datetime import date
from typing import Annotated, ClassVar, Self
from uuid import UUID

from backbone.errors import Refused
from backbone.events import Upcaster
from backbone.rules import require
from contracts.codes import ConsentPurpose, DataCategory
from contracts.workdays import plus_working_days
from pydantic import BaseModel, ConfigDict, Field

from registry.domain.participant.leaving import DESTRUCTION
from registry.domain.participant.participant import Consent, Participant, ParticipantEvent, Subject
from registry.domain.signature import Signature

STOPPING = {ConsentPurpose.DISTRIBUTION: 3, ConsentPurpose.PERSONAL_DATA: 10, ConsentPurpose.TRANSFER_TO_OFFICE: 10}
"""Working days within which what rested on a withdrawn consent has stopped (T-10, T-11; 152-ФЗ, art. 10.1, 21)."""
URL = r"^https?://[^\s?#]{1,300}$"


class Distribution(BaseModel):
    """What a consent to distribution says: which data, on which resource, up to and including which day (L-06)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    categories: Annotated[tuple[DataCategory, ...], Field(min_length=1, max_length=len(DataCategory))]
    url: str = Field(pattern=URL, examples=["https://school1.example/nastavnichestvo"])
    until: date


class ConsentGiven(ParticipantEvent):
    """`on` is the day it was signed, `form` the version of the school's form then. `distribution` only where it is
    what the consent is to (R-A.1-D4)."""

    TOPIC: ClassVar[str] = "registry.ConsentGiven"
    VERSION: ClassVar[int] = 2
    UPCASTERS: ClassVar[dict[int, Upcaster]] = {1: lambda data: data | {"distribution": None, "form": None}}
    purpose: ConsentPurpose
    match: UUID | None
    signature: Signature
    distribution: Distribution | None
    form: int | None

    @property
    def subject(self) -> Subject:
        return Subject(self.purpose, self.match, self.distribution.url if self.distribution else None)

    def apply(self, participant: Participant) -> None:
        about, signed = self.distribution, self.signature
        consent = Consent(self.on, signed.kind, signed.reference, form=self.form)
        if about is not None:
            consent = replace(consent, categories=about.categories, until=about.until)
        participant.consents[self.subject] = consent
        participant.asked_for -= {self.subject}


class ConsentWithdrawn(ParticipantEvent):
    """`due` is the last day on which what rested on it must have stopped, `destroy_due` on which the data must be
    destroyed, where nothing else allows to keep them."""

    TOPIC: ClassVar[str] = "registry.ConsentWithdrawn"
    VERSION: ClassVar[int] = 3
    UPCASTERS: ClassVar[dict[int, Upcaster]] = {
        1: lambda data: data | {"categories": [], "url": None, "due": None},
        2: lambda data: data | {"destroy_due": None},
    }
    purpose: ConsentPurpose
    match: UUID | None
    categories: tuple[DataCategory, ...]
    url: str | None
    due: date | None
    destroy_due: date | None

    @classmethod
    def of(cls, subject: Subject, consent: Consent, today: date, *, employed: bool) -> Self:
        """Of staff the employment allows to keep data (152-ФЗ, art. 6)."""
        days = STOPPING.get(subject.purpose)
        due = plus_working_days(today, days) if days else None
        alone = subject.purpose is ConsentPurpose.PERSONAL_DATA and not employed
        destroy_due = today + DESTRUCTION if alone else None
        return cls(on=today, **subject._asdict(), categories=consent.categories, due=due, destroy_due=destroy_due)

    def apply(self, participant: Participant) -> None:
        subject = Subject(self.purpose, self.match, self.url)
        known = participant.consents[subject]
        participant.consents[subject] = replace(known, withdrawn_on=self.on, stop_due=self.due)


class ProcessingStopped(ParticipantEvent):
    """Who answers for it says that what rested on a withdrawn consent has stopped."""

    TOPIC: ClassVar[str] = "registry.ProcessingStopped"
    purpose: ConsentPurpose
    url: str | None

    def apply(self, participant: Participant) -> None:
        subject = Subject(self.purpose, url=self.url)
        participant.consents[subject] = replace(participant.consents[subject], stopped_on=self.on)


def give(participant: Participant, given: ConsentGiven, today: date) -> None:
    subject = given.subject
    must_name_match(subject)
    _must_be_distinct(given)
    if given.on > today:
        raise Refused("signed-in-future", "Дата подписания ещё не наступила", field="/signed_on")
    known = participant.consents.get(subject)
    if known is not None and known.live and (known.until is None or today <= known.until):
        raise Refused("consent-live", f"Это согласие уже дано {known.signed_on:%d.%m.%Y}")
    reference = given.signature.reference
    documents = {item.reference: of for of, item in participant.consents.items()}
    other = documents.get(reference, subject)
    detail = f"Документом {reference} уже дано согласие с другой целью: {other.purpose.label}"
    require(other.purpose is subject.purpose, "INV-27", detail, field="/signature/reference")
    participant.record(given)


def withdraw(participant: Participant, subject: Subject, today: date) -> None:
    """Needs no reason (R-1.3-05)."""
    must_name_match(subject)
    known = participant.consents.get(subject)
    if known is None or not known.live:
        raise Refused("no-consent", "Такого действующего согласия нет")
    employed = participant.card.external_until is None and participant.left_on is None
    participant.record(ConsentWithdrawn.of(subject, known, today, employed=employed))


def confirm_stopped(participant: Participant, subject: Subject, today: date) -> None:
    known = participant.consents.get(subject)
    if known is None or known.live or subject.purpose not in STOPPING:
        raise Refused("nothing-to-stop", "Отозванного согласия, по которому надо что-то прекратить, нет")
    if known.stopped_on is not None:
        raise Refused("already-stopped", f"Прекращение подтверждено {known.stopped_on:%d.%m.%Y}")
    participant.record(ProcessingStopped(on=today, purpose=subject.purpose, url=subject.url))


def must_name_match(subject: Subject) -> None:
    """A match is named exactly where the purpose is to join one."""
    if (subject.purpose is ConsentPurpose.JOIN_MATCH) != (subject.match is not None):
        raise Refused("consent-match", "Пара (группа) называется только в согласии на участие в ней", field="/match")


def _must_be_distinct(given: ConsentGiven) -> None:
    """What may be published is said exactly where the purpose is to publish."""
    if (given.purpose is ConsentPurpose.DISTRIBUTION) != (given.distribution is not None):
        detail = "Категории данных, адрес ресурса и срок называются в согласии на распространение, и только в нём"
        raise Refused("consent-distribution", detail, field="/distribution")
    if given.distribution is not None and given.distribution.until < given.on:
        raise Refused("ends-before-start", "Окончание раньше начала", field="/distribution/until")
