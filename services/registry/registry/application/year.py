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

    def present_cycle(self, school: UUID, day: date) -> Cycle:
        """The year that the day lies in; before the first one begins, the one that is coming. Raises NotFound."""
        found = [cycle for year in (day.year, day.year - 1, day.year + 1) if (cycle := self.cycle_of(school, year))]
        begun = [cycle for cycle in found if cycle.passport.starts <= day]
        if not found:
            raise NotFound
        return max(begun, key=_starts) if begun else min(found, key=_starts)


def _starts(cycle: Cycle) -> date:
    return cycle.passport.starts
