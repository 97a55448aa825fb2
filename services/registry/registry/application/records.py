"""Commands about records, and about invitations of other schools."""

from datetime import date
from uuid import UUID

from backbone.errors import Forbidden, NotFound
from backbone.eventstore import command
from backbone.identity import Role
from backbone.intent import Intent
from contracts.codes import RecordKind

from registry.application.base import Application, actor_of
from registry.domain.invitation import Invitation, answer, invite, must_be_hosts
from registry.domain.library.material import Material
from registry.domain.library.source import LegalSource
from registry.domain.match.match import Match
from registry.domain.partnership import Partnership
from registry.domain.record import record as records
from registry.domain.record.facts import Facts
from registry.domain.record.kinds import KINDS
from registry.domain.record.record import Record
from registry.domain.school.school import School


class Records(Application):
    @command
    def make_record(self, intent: Intent, kind: RecordKind, facts: Facts, text: UUID, url: UUID | None) -> Record:
        school = self.organised(intent)
        self._must_be_sound(intent, school, kind, facts)
        record = Record(intent.new_id("record"), school.id)
        records.make(record, kind, facts, text, url, actor_of(intent))
        return record

    @command
    def correct_record(self, intent: Intent, id: UUID, facts: Facts, text: UUID, url: UUID | None) -> Record:
        school, record = self.organised(intent), self._own(intent, id)
        self._must_be_sound(intent, school, record.kind, facts)
        records.correct(record, facts, text, url, intent.today)
        return record

    @command
    def annul_record(self, intent: Intent, id: UUID, reason: UUID) -> Record:
        record = self._own(intent, id)
        records.annul(record, reason, intent.today)
        return record

    @command
    def invite_school(self, intent: Intent, guest: UUID, kind: RecordKind, day: date, text: UUID) -> Invitation:
        school = self.organised(intent)
        invitation = Invitation(intent.new_id("invitation"), self.load(School, guest, None).id)
        invite(invitation, school.id, kind, day, text, intent.today)
        return invitation

    @command
    def answer_invitation(self, intent: Intent, id: UUID, accepted: bool) -> Invitation:
        """By the invited school alone: for the inviting one it is not there to be answered."""
        school = self.organised(intent)
        invitation = self.load(Invitation, id, school.id)
        answer(invitation, accepted, intent.today)
        return invitation

    def invitation_of_host(self, id: UUID, school: UUID) -> Invitation:
        invitation = self.load(Invitation, id, None)
        must_be_hosts(invitation, school)
        return invitation

    def _own(self, intent: Intent, id: UUID) -> Record:
        """Who made a record changes it, and so does the curator where he could have made it. Others are not told."""
        record = self.load(Record, id, intent.school)
        if record.author == intent.actor.person:
            return record
        if intent.actor.role == Role.CURATOR and Role.CURATOR in record.shape.by:
            return record
        raise NotFound

    def _must_be_sound(self, intent: Intent, school: School, kind: RecordKind, facts: Facts) -> None:
        self.people(facts.persons, school)
        match = self.load(Match, facts.match, school.id) if facts.match else None
        invitation = self.invitation_of_host(facts.invitation, school.id) if facts.invitation else None
        _must_concern(intent, kind, facts, match)
        if facts.partner:
            self.load(Partnership, facts.partner, school.id)
        if facts.material:
            self.load(Material, facts.material, school.id)
        if facts.source:
            self.load(LegalSource, facts.source, school.id)
        records.must_be_sound(kind, facts, match, invitation, intent.today)


def _must_concern(intent: Intent, kind: RecordKind, facts: Facts, match: Match | None) -> None:
    """A mentor records about mentees of his own, a mentor or mentee about himself where the kind is for that."""
    shape, role, person = KINDS[kind], intent.actor.role, intent.actor.person
    if shape.oneself and facts.persons == (person,):
        return
    if role not in shape.by:
        raise Forbidden("Такую запись делают другие")
    own = match is not None and match.mentor == person and set(facts.persons) <= set(match.mentees)
    if role == Role.MENTOR and not own:
        raise Forbidden("Наставник делает записи о своих наставляемых: назовите пару (группу) и их")
