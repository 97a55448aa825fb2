"""Commands of access to the personal file (4.1)."""

from uuid import UUID

from backbone.errors import NotFound
from backbone.eventstore import command
from backbone.intent import Intent

from programs.application.base import Base
from programs.domain import file_access
from programs.domain.file_access import FileAccess
from programs.domain.program import Program


class Disclosing(Base):
    @command
    def view_file(self, intent: Intent, id: UUID, document: UUID) -> FileAccess:
        """The mentor to whom it was granted; nobody else finds it."""
        access = self.load(FileAccess, id, intent.school)
        if intent.actor.person != access.mentor:
            raise NotFound
        program = self.load(Program, access.program, intent.school)
        file_access.view(access, program, document, self.clock.now(), intent.today)
        return access

    @command
    def revoke_file_access(self, intent: Intent, id: UUID) -> FileAccess:
        access = self.load(FileAccess, id, intent.school)
        file_access.revoke(access, intent.today)
        return access
