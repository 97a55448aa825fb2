"""Commands about what is found out about people, and what they show of themselves."""

from datetime import date
from uuid import UUID

from backbone.eventstore import command
from backbone.intent import Intent
from contracts.codes import AnalysisMethod, Hashtag, PortfolioKind

from registry.application.base import Application
from registry.domain.participant import growth
from registry.domain.participant.growth import Deficits, NeedsAnalysed, PortfolioEntryAdded
from registry.domain.participant.participant import Participant


class Growth(Application):
    @command
    def analyse_needs(
        self,
        intent: Intent,
        id: UUID,
        on: date,
        method: AnalysisMethod,
        deficits: Deficits,
        note: UUID | None,
        *,
        as_mentor: bool,
    ) -> Participant:
        participant = self.participant(id, self.organised(intent))
        analysed = NeedsAnalysed(on=on, as_mentor=as_mentor, method=method, deficits=deficits, note=note)
        growth.analyse_needs(participant, analysed, intent.today)
        return participant

    @command
    def tag_mentor(self, intent: Intent, id: UUID, hashtags: tuple[Hashtag, ...]) -> Participant:
        participant = self.participant(id, self.organised(intent))
        growth.tag(participant, hashtags, intent.today)
        return participant

    @command
    def judge_need(self, intent: Intent, id: UUID, needed: bool) -> Participant:
        participant = self.participant(id, self.organised(intent))
        growth.judge_need(participant, needed, intent.today)
        return participant

    @command
    def add_to_portfolio(self, intent: Intent, id: UUID, day: date, kind: PortfolioKind, text: UUID) -> Participant:
        participant = self.participant(id, self.organised(intent))
        entry = PortfolioEntryAdded(on=intent.today, entry=intent.new_id("entry"), day=day, kind=kind, text=text)
        growth.add_to_portfolio(participant, entry, intent.today)
        return participant
