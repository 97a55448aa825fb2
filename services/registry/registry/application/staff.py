"""Commands about the staff list: who is in it, what the cards say, who has left or is away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from backbone.errors import NotFound, Refused
from backbone.eventstore import Decision, command
from backbone.intent import Intent
from contracts.codes import ConsentPurpose, LeavingCause

from registry.application.base import Application
from registry.application.publications import unpublished
from registry.domain.participant import absence, leaving, requesting
from registry.domain.participant import card as cards
from registry.domain.participant.participant import Card, Participant, Subject
from registry.domain.participant.presence import Presence, note
from registry.domain.partnership import Partnership
from registry.domain.school.school import School


@dataclass(frozen=True)
class Entry:
    """One person of the staff list. `fields` are the sealed fields that differ from what the vault has."""

    participant: UUID
    card: Card
    fields: tuple[str, ...] = ()
    presence: Presence | None = None

    @property
    def gone(self) -> bool:
        return self.presence is not None and self.presence.cause is not None


class Staff(Application):
    @command
    def register_participant(self, intent: Intent, entry: Entry) -> Participant:
        """An external specialist is asked for consent to keep his data: nothing else allows it (R-A.1-D4)."""
        if self.known(entry.participant, intent.school):
            raise Refused("participant-known", "Участник с этим табельным номером уже есть", field="/staff_number")
        school = self.school(intent)
        self._must_be_agreed(entry.card, school)
        participant = Participant(entry.participant, school.id)
        cards.register(participant, entry.card, intent.today)
        if entry.card.external_until is not None:
            requesting.request(participant, Subject(ConsentPurpose.PERSONAL_DATA), intent.today)
        return participant

    @command
    def import_staff(self, intent: Intent, entries: Sequence[Entry], missing: Sequence[UUID]) -> Decision:
        """All or nothing; who is known already is brought up to date, who is missing has left."""
        return self.school(intent), *self.imported(intent, entries, missing)

    def imported(self, intent: Intent, entries: Sequence[Entry], missing: Sequence[UUID]) -> list[Participant]:
        """The participants as the list makes them."""
        school = self.school(intent)
        leavers = [self.participant(id, school) for id in missing if id != school.head]
        for leaver in leavers:
            note(leaver, Presence(cause=LeavingCause.UNKNOWN), intent.today)
        return [self._entered(intent, entry) for entry in entries] + leavers

    @command
    def edit_card(self, intent: Intent, entry: Entry) -> Participant:
        school = self.school(intent)
        self._must_be_agreed(entry.card, school)
        participant = self.participant(entry.participant, school)
        leaving.must_be_here(participant)
        cards.change(participant, entry.card, entry.fields, intent.today)
        return participant

    @command
    def record_departure(self, intent: Intent, id: UUID, cause: LeavingCause, on: date | None) -> Participant:
        participant = self.participant(id, self.school(intent))
        leaving.leave(participant, cause, on or intent.today, intent.today)
        return participant

    @command
    def record_absence(self, intent: Intent, id: UUID, since: date, until: date | None) -> Participant:
        participant = self.participant(id, self.school(intent))
        absence.go_away(participant, since, until, intent.today)
        return participant

    @command
    def record_return(self, intent: Intent, id: UUID, on: date) -> Participant:
        participant = self.participant(id, self.school(intent))
        absence.come_back(participant, on, intent.today)
        return participant

    @command
    def forget_participant(self, intent: Intent, id: UUID) -> Decision:
        """The key is destroyed in reaction to what this records; nothing published names the person any more."""
        participant = self.participant(id, self.school(intent))
        leaving.forget(participant, intent.today)
        return participant, *unpublished(self, participant, intent.today)

    def known(self, id: UUID, school: UUID) -> Participant | None:
        try:
            return self.load(Participant, id, school)
        except NotFound:
            return None

    def _must_be_agreed(self, card: Card, school: School) -> None:
        """NotFound for an agreement with a partner that the school does not have."""
        if card.partnership is not None:
            self.load(Partnership, card.partnership, school.id)

    def _entered(self, intent: Intent, entry: Entry) -> Participant:
        """Nothing becomes of who is gone and was never here. What a list does not tell of a card stays as it was."""
        participant = self.known(entry.participant, intent.school)
        if participant is None:
            participant = Participant(entry.participant, intent.school)
            if entry.gone:
                return participant
            cards.register(participant, entry.card, intent.today)
        elif not entry.gone:
            card = participant.card.model_copy(update=entry.card.model_dump(exclude_unset=True))
            cards.change(participant, card, entry.fields, intent.today)
        if entry.presence is not None:
            note(participant, entry.presence, intent.today)
        return participant
