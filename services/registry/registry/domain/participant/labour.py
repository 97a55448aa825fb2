"""On what legal basis somebody is a mentor, and how that begins and ends (Labour Code, art. 351.8; A-15)."""

from dataclasses import replace
from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.errors import Refused
from backbone.rules import require
from contracts.codes import LegalRegime, ReliefGround
from contracts.workdays import plus_working_days

from registry.domain.act import Act
from registry.domain.participant.facts import Agreement, Regime
from registry.domain.participant.leaving import must_be_here, must_have_come
from registry.domain.participant.participant import Participant, ParticipantEvent
from registry.domain.rules import CATALOGUE


class MentorRegimeRecorded(ParticipantEvent):
    """In force from `on` (R-3.2-01, A-15). `basis` is sealed."""

    TOPIC: ClassVar[str] = "registry.MentorRegimeRecorded"
    regime: LegalRegime
    basis: UUID

    def apply(self, participant: Participant) -> None:
        participant.regimes += (Regime(self.regime, self.on, self.basis),)


class LabourAgreementSigned(ParticipantEvent):
    """Signed on `on`, mentoring starts on `since` (D-36, INV-26). What is agreed is sealed."""

    TOPIC: ClassVar[str] = "registry.LabourAgreementSigned"
    agreement: UUID
    number: str
    since: date
    content: UUID
    terms: UUID
    form: UUID
    pay: UUID

    def apply(self, participant: Participant) -> None:
        texts = {"content": self.content, "terms": self.terms, "form": self.form, "pay": self.pay}
        participant.agreements += (Agreement(self.agreement, self.number, self.on, self.since, texts),)


class MentorRelieved(ParticipantEvent):
    """From `on` no mentor any more (D-37); pairs and groups wait for another one. Agreements end with it."""

    TOPIC: ClassVar[str] = "registry.MentorRelieved"
    order: UUID
    ground: ReliefGround

    def apply(self, participant: Participant) -> None:
        participant.relieved_from = self.on
        participant.agreements = tuple(
            item if item.ended else replace(item, ended=self.on) for item in participant.agreements
        )


def record_regime(participant: Participant, regime: LegalRegime, since: date, basis: UUID) -> None:
    must_be_here(participant)
    external = participant.card.external_until is not None
    if external != (regime is LegalRegime.EXTERNAL):
        raise Refused("regime-external", "Внешний специалист – только по договору с партнёром", field="/regime")
    if participant.regimes and since <= participant.regimes[-1].since:
        last = participant.regimes[-1].since
        raise Refused("regime-not-later", f"Режим уже записан с {last:%d.%m.%Y}; новый позже", field="/since")
    participant.record(MentorRegimeRecorded(on=since, regime=regime, basis=basis))


def sign_agreement(participant: Participant, agreement: LabourAgreementSigned, today: date) -> None:
    must_be_here(participant)
    must_have_come(agreement.on, today, "/signed_on")
    if any(item.number == agreement.number for item in participant.agreements):
        raise Refused("agreement-known", f"Соглашение № {agreement.number} уже записано", field="/number")
    detail = "Соглашение подписывается не позже начала наставничества"
    require(agreement.on <= agreement.since, "INV-26", detail, field="/since")
    participant.record(agreement)


def relieve(
    participant: Participant, act: Act, ground: ReliefGround, since: date, notified_on: date | None, working_days: int
) -> None:
    """The employer warns in advance; the worker may refuse on any day (L-03a)."""
    if not participant.is_mentor_on(act.dated):
        raise Refused("not-appointed", "На дату приказа он не наставник", field="/content/person")
    if ground is ReliefGround.EMPLOYER and _assigned(participant, act.dated):
        warned = notified_on is not None and plus_working_days(notified_on, working_days) < since
        detail = f"Работник предупреждается не менее чем за {working_days} раб. дн. до отмены поручения"
        require(warned or not _in_force("INV-25", act.dated), "INV-25", detail, field="/content/notified_on")
    participant.record(MentorRelieved(on=since, order=act.order, ground=ground))


def must_be_lawful(participant: Participant, day: date, *, starts: bool) -> None:
    """The regime is known before an appointment, the agreement is there before the mentor starts."""
    known = participant.regime_on(day) is not None or not _in_force("A-15", day)
    require(known, "A-15", f"На {day:%d.%m.%Y} не записано, на каком основании работник – наставник")
    if starts and _assigned(participant, day) and _in_force("INV-26", day):
        agreed = any(item.signed_on <= day and item.ended is None for item in participant.agreements)
        detail = "Нет дополнительного соглашения о наставничестве: содержание, сроки, форма, выплата (ст. 351.8 ТК РФ)"
        require(agreed, "INV-26", detail)


def _assigned(participant: Participant, day: date) -> bool:
    regime = participant.regime_on(day)
    return regime is not None and regime.regime is LegalRegime.ASSIGNMENT_351_8


def _in_force(rule: str, day: date) -> bool:
    return CATALOGUE.find(rule, day) is not None
