"""External specialists are attested to have their certificates: the fact, the number and the term, not the content."""

from datetime import date, timedelta
from typing import ClassVar

from backbone.errors import Refused
from backbone.rules import require
from contracts.codes import ClearanceKind

from registry.domain.act import Act
from registry.domain.participant.facts import Clearance
from registry.domain.participant.leaving import must_be_here, must_have_come
from registry.domain.participant.participant import Participant, ParticipantEvent


class ClearanceAttested(ParticipantEvent):
    """Issued on `on`, valid up to and including `until` (R-A.3-D4)."""

    TOPIC: ClassVar[str] = "registry.ClearanceAttested"
    kind: ClearanceKind
    number: str
    until: date

    def apply(self, participant: Participant) -> None:
        participant.clearances[self.kind] = Clearance(self.number, self.on, self.until)


def attest(participant: Participant, kind: ClearanceKind, number: str, issued: date, until: date, today: date) -> None:
    must_be_here(participant)
    must_have_come(issued, today, "/issued")
    if until < issued:
        raise Refused("ends-before-start", "Окончание раньше начала", field="/valid_until")
    if participant.card.external_until is None:
        raise Refused("not-external", "Справки вносятся только для внешнего специалиста: своих проверяет отдел кадров")
    participant.record(ClearanceAttested(on=issued, kind=kind, number=number, until=until))


def must_be_cleared(participant: Participant, day: date) -> None:
    if participant.card.external_until is None:
        return
    for kind in ClearanceKind:
        clearance = participant.clearances.get(kind)
        valid = clearance is not None and clearance.issued <= day <= clearance.until
        require(valid, "R-A.3-D4", f"На {day:%d.%m.%Y} у внешнего специалиста не действует {kind.label}")


def should_last(participant: Participant, act: Act, agreed_until: date | None, until: date | None) -> None:
    """Basis and certificates to the end of the program, or their renewal is planned: the reason says so (INV-24).
    `agreed_until` is the last day of the agreement under which he is lent, `until` the first day after the program;
    None where there is none."""
    basis = participant.card.external_until
    if basis is None or until is None:
        return
    terms = (basis, agreed_until or basis, *(clearance.until for clearance in participant.clearances.values()))
    entitled, last = min(terms), until - timedelta(days=1)
    detail = f"Основание или справки внешнего наставника действуют до {entitled:%d.%m.%Y}, а программа идёт по"
    act.prefer(last <= entitled, "T-17", f"{detail} {last:%d.%m.%Y}")
