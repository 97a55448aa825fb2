"""Both sides and the curator comment on a program alike, as a whole or on any part of it (1.3)."""

from typing import ClassVar
from uuid import UUID

from backbone.errors import NotFound

from programs.domain.parts import Part, Participant
from programs.domain.program import Program, ProgramEvent, must_be_part
from programs.domain.standing import Remark


class RemarkMade(ProgramEvent):
    """R-1.3-09."""

    TOPIC: ClassVar[str] = "programs.RemarkMade"
    remark: UUID
    by: UUID
    text: UUID
    item: UUID | None = None

    def apply(self, program: Program) -> None:
        program.remarks[self.remark] = Remark(self.by, self.on, self.text, self.item)


def remark(program: Program, by: Participant, made: RemarkMade) -> None:
    must_be_part(by, Part.MENTOR, Part.MENTEE, Part.CURATOR)
    program.must_live()
    if made.item is not None and not _commentable(program, by, made.item):
        raise NotFound
    program.record(made)


def _commentable(program: Program, by: Participant, item: UUID) -> bool:
    """What belongs to one mentee of a group is not for the others."""
    parts = {*program.traits, *program.results, *program.activities, *program.tasks}
    return item in parts and (by.part is not Part.MENTEE or owner(program, item) in (None, by.person))


def owner(program: Program, item: UUID | None) -> UUID | None:
    """The mentee whose difficulty or task it is; None for what all share."""
    if item is None:
        return None
    found = program.traits.get(item) or program.tasks.get(item)
    return found.mentee if found else None
