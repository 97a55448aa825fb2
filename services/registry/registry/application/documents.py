"""Commands about what the school puts before its people, and about their getting acquainted with it."""

from datetime import date
from uuid import UUID

from backbone.errors import NotFound
from backbone.eventstore import command
from backbone.intent import Intent
from contracts.codes import AcknowledgedAct, ConsentPurpose, SchoolDocument

from registry.application.base import Application, actor_of
from registry.domain.library.source import LegalSource
from registry.domain.participant import acquaintance
from registry.domain.participant.participant import Participant
from registry.domain.school import documents
from registry.domain.school.school import School


class Documents(Application):
    @command
    def publish_document(
        self, intent: Intent, kind: SchoolDocument, purpose: ConsentPurpose | None, text: UUID
    ) -> School:
        school = self.organised(intent)
        documents.publish(school, kind, purpose, text, intent.today)
        return school

    @command
    def acknowledge_act(self, intent: Intent, act: AcknowledgedAct, document: UUID) -> Participant:
        school = self.organised(intent)
        participant = self.participant(actor_of(intent), school)
        self._must_be_known(school, act, document)
        acquaintance.acknowledge(participant, act, document, intent.today)
        return participant

    def binding(self, school: School, day: date) -> dict[UUID, AcknowledgedAct]:
        """What mentors and mentees have to know: the edition in force, the acts it rests on, the code of ethics."""
        edition = school.edition_on(day)
        code = documents.version_on(school, SchoolDocument.ETHICS_CODE, None, day)
        found: dict[UUID, AcknowledgedAct] = {}
        if edition is not None:
            found[edition.id] = AcknowledgedAct.EDITION
            found |= dict.fromkeys(edition.sources, AcknowledgedAct.SOURCE)
        return found | ({code.id: AcknowledgedAct.ETHICS_CODE} if code else {})

    def _must_be_known(self, school: School, act: AcknowledgedAct, document: UUID) -> None:
        """Raises NotFound for what this school does not have."""
        match act:
            case AcknowledgedAct.EDITION:
                known = any(edition.id == document for edition in school.editions)
            case AcknowledgedAct.ETHICS_CODE:
                known = any((item.id, item.purpose) == (document, None) for item in school.documents)
            case AcknowledgedAct.SOURCE:
                known = self.load(LegalSource, document, school.id) is not None
        if not known:
            raise NotFound
