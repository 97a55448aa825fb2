"""An external mentor's employer has an order of its own on the pair (annex, stage 5)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.rules import require

from registry.domain.act import Act
from registry.domain.match.match import Match, MatchEvent
from registry.domain.participant.participant import Participant


class PartnerOrderRegistered(MatchEvent):
    """By its number and date, dated `on`; `organisation` is sealed (R-A.5-D1)."""

    TOPIC: ClassVar[str] = "registry.PartnerOrderRegistered"
    mentor: UUID
    organisation: UUID
    number: str

    def apply(self, match: Match) -> None:
        match.partner_orders[self.mentor] = self.on


def register_partner_order(match: Match, mentor: Participant, organisation: UUID, number: str, dated: date) -> None:
    match.must_not_be_over()
    registered = PartnerOrderRegistered(on=dated, mentor=mentor.id, organisation=organisation, number=number)
    match.record(registered)


def must_be_ordered_by_employer(match: Match, mentor: Participant, act: Act) -> None:
    dated = match.partner_orders.get(mentor.id)
    own = mentor.card.external_until is None
    detail = "Наставник – внешний специалист: нужен приказ организации-работодателя, не позже приказа школы"
    require(own or (dated is not None and dated <= act.dated), "R-A.5-D1", detail)
