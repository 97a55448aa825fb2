"""What registry's facts begin: a draft for a new pair or group, another mentor, other mentees, a decision to take."""

from datetime import date
from uuid import UUID

from backbone.errors import NotFound
from backbone.eventstore import Decision, command
from backbone.intent import Intent
from contracts.codes import DecisionCause, Kind
from contracts.registry import GroupChanged, MentorAssigned, MentorReplaced

from programs.application.base import Base
from programs.domain import decisions, group, lifecycle, replacement, succession
from programs.domain.lifecycle import ProgramDrafted
from programs.domain.program import Program, program_id
from programs.knowledge import terms_of


class Opening(Base):
    @command
    def draft(self, intent: Intent, assigned: MentorAssigned, on: date) -> Decision:
        """A match that has its program keeps it."""
        try:
            return (self.load(Program, program_id(assigned.match), intent.school),)
        except NotFound:
            terms = terms_of(self.database, intent.school, assigned.edition)
        drafted = ProgramDrafted(
            on=on,
            match=assigned.match,
            mentor=assigned.mentor,
            mentees=assigned.mentees,
            curator=assigned.curator,
            direction=assigned.direction,
            forms=assigned.forms,
            kinds=assigned.kinds,
            edition=assigned.edition,
            terms=terms,
            order=assigned.order,
            effective=assigned.effective,
            predecessor=program_id(assigned.continues) if assigned.continues else None,
        )
        program = lifecycle.draft(drafted)
        if drafted.predecessor is None:
            return (program,)
        previous = self.load(Program, drafted.predecessor, intent.school)
        succession.go_on(previous, program, on)
        return program, previous

    @command
    def change_group(self, intent: Intent, changed: GroupChanged, on: date) -> Program:
        program = self.load(Program, program_id(changed.match), intent.school)
        as_pair = bool(changed.kinds) and Kind.GROUP not in changed.kinds
        group.change_group(program, changed.mentees, changed.order, on, as_pair=as_pair)
        return program

    @command
    def need_decision(self, intent: Intent, match: UUID, cause: DecisionCause, person: UUID, on: date) -> Program:
        program = self.load(Program, program_id(match), intent.school)
        decisions.need(program, cause, person, on)
        return program

    @command
    def replace_mentor(self, intent: Intent, replaced: MentorReplaced, on: date) -> Program:
        program = self.load(Program, program_id(replaced.match), intent.school)
        replacement.replace_mentor(program, replaced.mentor, replaced.order, on)
        return program
