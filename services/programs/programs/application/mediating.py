"""Commands of mediation. Whoever is not in it finds nothing, whatever his post."""

from uuid import UUID

from backbone.errors import Forbidden, NotFound, Refused
from backbone.eventstore import Decision, command
from backbone.intent import Intent
from contracts.codes import MediationOutcome

from programs.application.base import Base, Texts
from programs.domain import mediation as mediating
from programs.domain.mediation import Mediation
from programs.domain.parts import Part
from programs.domain.program import must_be_part


class Mediating(Base):
    @command
    def open_mediation(
        self, intent: Intent, program: UUID, mentee: UUID | None, mediator: UUID | None, text: str
    ) -> Decision:
        about, by = self.take(intent, program)
        must_be_part(by, Part.MENTOR, Part.MENTEE)
        about.must_live()
        other = about.mentor if by.part is Part.MENTEE else mentee
        if other not in about.people - {by.person}:
            raise Refused("other-side", "Назовите наставляемого, с которым нужна медиация", field="/mentee")
        texts = Texts(intent, self.vault)
        opened = mediating.open_(intent.new_id("mediation"), about.id, by.person, other, intent.today)
        if mediator:
            mediating.propose(opened, by.person, mediator, intent.today)
        said = texts.keep(by.person, "text", text, *opened.parties)
        mediating.speak(opened, by.person, said, self.clock.now(), intent.today)
        return opened, *texts.sealed

    @command
    def propose_mediator(self, intent: Intent, id: UUID, mediator: UUID) -> Mediation:
        """A side names somebody; of the others only a member of the association may, and only himself."""
        mediation, by = self._load(intent, id)
        if by not in mediation.parties:
            if intent.actor.role != "association":
                mediating.must_know(mediation, by)
            if mediator != by or intent.actor.role != "association":
                raise Forbidden("Посредника называют стороны; член объединения может предложить себя")
        mediating.propose(mediation, by, mediator, intent.today)
        return mediation

    @command
    def agree_mediator(self, intent: Intent, id: UUID) -> Mediation:
        mediation, by = self.take_mediation(intent, id)
        mediating.agree(mediation, by, intent.today)
        return mediation

    @command
    def speak_in_mediation(self, intent: Intent, id: UUID, text: str) -> Decision:
        mediation, by = self.take_mediation(intent, id)
        texts = Texts(intent, self.vault)
        said = texts.keep(by, "text", text, *mediation.parties)
        mediating.speak(mediation, by, said, self.clock.now(), intent.today)
        return mediation, *texts.sealed

    @command
    def close_mediation(self, intent: Intent, id: UUID, outcome: MediationOutcome) -> Mediation:
        mediation, by = self.take_mediation(intent, id)
        mediating.close(mediation, by, outcome, intent.today)
        return mediation

    def take_mediation(self, intent: Intent, id: UUID) -> tuple[Mediation, UUID]:
        mediation, by = self._load(intent, id)
        mediating.must_know(mediation, by)
        return mediation, by

    def _load(self, intent: Intent, id: UUID) -> tuple[Mediation, UUID]:
        if intent.actor.person is None:
            raise NotFound
        return self.load(Mediation, id, intent.school), intent.actor.person
