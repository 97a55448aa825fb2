"""What the school finds out about people and what they show: needs analysed, hashtags, the pool, the portfolio."""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from backbone.events import Upcaster
from contracts.codes import AnalysisMethod, Direction, Hashtag, PortfolioKind
from pydantic import Field

from registry.domain.participant.facts import Analysis, Deficit, PortfolioEntry
from registry.domain.participant.leaving import must_be_here, must_have_come
from registry.domain.participant.participant import Participant, ParticipantEvent

Deficits = Annotated[tuple[Deficit, ...], Field(max_length=len(Direction))]


class NeedsAnalysed(ParticipantEvent):
    """Of a mentee, or of a mentor's own needs of training (R-A.2-03, R-A.4-03). `note` is sealed."""

    TOPIC: ClassVar[str] = "registry.NeedsAnalysed"
    as_mentor: bool
    method: AnalysisMethod
    deficits: Deficits
    note: UUID | None

    def apply(self, participant: Participant) -> None:
        participant.analyses += (Analysis(self.on, self.as_mentor, self.method, self.deficits, self.note),)


class MentorTagged(ParticipantEvent):
    """The hashtags by which the mentor is found (R-A.3-02)."""

    TOPIC: ClassVar[str] = "registry.MentorTagged"
    hashtags: tuple[Hashtag, ...]

    def apply(self, participant: Participant) -> None:
        participant.hashtags = self.hashtags


class PoolOpinionRecorded(ParticipantEvent):
    """The curator thinks that a mentor is needed, or not any more; only who asks for one is matched (A-26)."""

    TOPIC: ClassVar[str] = "registry.PoolOpinionRecorded"
    needed: bool

    def apply(self, participant: Participant) -> None:
        participant.in_pool = self.needed


class PortfolioEntryAdded(ParticipantEvent):
    """`day` is that of what is told; `text` is sealed (R-A.3-D1)."""

    TOPIC: ClassVar[str] = "registry.PortfolioEntryAdded"
    VERSION: ClassVar[int] = 2
    UPCASTERS: ClassVar[dict[int, Upcaster]] = {1: lambda data: data | {"day": data["on"]}}
    entry: UUID
    day: date
    kind: PortfolioKind
    text: UUID

    def apply(self, participant: Participant) -> None:
        participant.portfolio += (PortfolioEntry(self.entry, self.day, self.kind, self.text),)


def analyse_needs(participant: Participant, analysed: NeedsAnalysed, today: date) -> None:
    must_be_here(participant)
    must_have_come(analysed.on, today)
    participant.record(analysed)


def tag(participant: Participant, hashtags: tuple[Hashtag, ...], today: date) -> None:
    must_be_here(participant)
    if hashtags != participant.hashtags:
        participant.record(MentorTagged(on=today, hashtags=hashtags))


def judge_need(participant: Participant, needed: bool, today: date) -> None:
    must_be_here(participant)
    if needed != participant.in_pool:
        participant.record(PoolOpinionRecorded(on=today, needed=needed))


def add_to_portfolio(participant: Participant, entry: PortfolioEntryAdded, today: date) -> None:
    must_be_here(participant)
    must_have_come(entry.day, today)
    participant.record(entry)
