"""Commands about the school's year: its program of mentoring, its roadmap, the stages."""

from datetime import date
from uuid import UUID

from backbone.errors import NotFound
from backbone.eventstore import command
from backbone.intent import Intent

from registry.application.base import Application, actor_of
from registry.domain.cycle import approval
from registry.domain.cycle.cycle import Cycle, Passport, cycle_id
from registry.domain.roadmap import stages, versions
from registry.domain.roadmap.evidence import Facts
from registry.domain.roadmap.roadmap import Roadmap, roadmap_id


class Year(Application):
    @command
    def draft_cycle(self, intent: Intent, passport: Passport) -> Cycle:
        school = self.organised(intent)
        year = passport.starts.year
        neighbours = [found for near in (year - 1, year + 1) if (found := self.cycle_of(school.id, near))]
        id = cycle_id(school.id, year)
        cycle = self.cycle_of(school.id, year) or Cycle(id, school.id)
        approval.draft(cycle, passport, neighbours, intent.today)
        return cycle

    @command
    def draft_roadmap(self, intent: Intent, cycle: UUID, introduced: date | None) -> Roadmap:
        school = self.organised(intent)
        year = self.load(Cycle, cycle, school.id)
        roadmap = self.roadmap_of(year) or Roadmap(roadmap_id(year.id), school.id)
        versions.draft(roadmap, year, school, introduced, intent.today)
        return roadmap

    @command
    def start_stage(self, intent: Intent, id: UUID, stage: int) -> Roadmap:
        roadmap = self.load(Roadmap, id, self.organised(intent).id)
        stages.start(roadmap, stage, intent.today)
        return roadmap

    @command
    def complete_stage(self, intent: Intent, id: UUID, stage: int, facts: Facts) -> Roadmap:
        roadmap = self.load(Roadmap, id, self.organised(intent).id)
        stages.complete(roadmap, stage, facts, intent.deviations, intent.today)
        return roadmap

    @command
    def confirm_item(self, intent: Intent, id: UUID, item: str, note: UUID, url: UUID | None) -> Roadmap:
        roadmap = self.load(Roadmap, id, self.organised(intent).id)
        stages.confirm(roadmap, item, actor_of(intent), intent.actor.role, note, url, intent.today)
        return roadmap

    def cycle_of(self, school: UUID, year: int) -> Cycle | None:
        """That which begins in the calendar year."""
        try:
            return self.load(Cycle, cycle_id(school, year), school)
        except NotFound:
            return None

    def roadmap_of(self, cycle: Cycle) -> Roadmap | None:
        try:
            return self.load(Roadmap, roadmap_id(cycle.id), cycle.school)
        except NotFound:
            return None

    def present_year(self, school: UUID, day: date) -> UUID:
        """The id of the year that the day lies in; before the first one begins, of the one that is coming. Raises
        NotFound."""
        years = (day.year, day.year - 1, day.year + 1)
        begins = {cycle_id(school, year): begin for year in years if (begin := self._begin(school, year))}
        begun = [id for id, begin in begins.items() if begin <= day]
        if not begins:
            raise NotFound
        return max(begun, key=begins.__getitem__) if begun else min(begins, key=begins.__getitem__)

    def _begin(self, school: UUID, year: int) -> date | None:
        """Of a year that the curator has not drafted yet, as far as its roadmap tells (R-A.1-D1)."""
        if cycle := self.cycle_of(school, year):
            return cycle.passport.starts
        try:
            return self.load(Roadmap, roadmap_id(cycle_id(school, year)), school).plan.since
        except NotFound:
            return None
