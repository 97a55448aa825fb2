"""Prepares the documents of programs and petitions for somebody who asks for them and may read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from backbone.errors import NotFound
from backbone.web import Access
from contracts.codes import SurveyForm
from papers.desk import Desk, Prepared, Subject
from papers.letterhead import Letterhead, Letterheads, Reader
from papers.paper import Source

from programs import survey_lists
from programs.application import Programs
from programs.application.base import participant
from programs.domain.petition.petition import Petition
from programs.domain.program import Program
from programs.domain.survey.survey import Survey
from programs.papers.needs import of_needs
from programs.papers.petitions import of_petition
from programs.papers.programs import approved_on, of_mentee, of_program, of_report
from programs.privacy import readable

Opened = dict[UUID, str | None]


@dataclass(frozen=True)
class Clerk:
    """For a reader of the `school`. Names are asked for each document anew: they are those of its day."""

    app: Programs
    desk: Desk
    letterheads: Letterheads
    reader: Access
    school: UUID

    def program(self, id: UUID, kind: str = "program") -> Prepared:
        """The program, or the plan of its activities alone. NotFound for those who have no part in it."""
        program, texts = self._opened(id)
        approved = approved_on(self.app, program)
        persons = [*program.people, *(one.responsible for one in program.activities.values())]
        letterhead = self.letterhead(approved or self.app.clock.today(), persons)
        facts = of_program(program, texts, letterhead, approved)
        return self._prepared(kind, id, facts, program)

    def development(self, id: UUID, mentee: UUID) -> Prepared:
        program, texts = self._opened(id)
        plan = program.development.get(mentee)
        day = (plan and plan.approved) or self.app.clock.today()
        letterhead = self.letterhead(day, [program.mentor, mentee])
        return self._prepared("development-plan", mentee, of_mentee(program, mentee, texts, letterhead), program)

    def report(self, id: UUID) -> Prepared:
        """The mentor's; NotFound where there is none yet."""
        program, texts = self._opened(id)
        if program.report is None:
            raise NotFound
        letterhead = self.letterhead(program.report.on, program.people)
        return self._prepared("mentor-report", id, of_report(program, program.report, texts, letterhead), program)

    def petition(self, petition: Petition) -> Prepared:
        """Of those that the reader may read."""
        letterhead = self.letterhead(petition.filed, [petition.by, *petition.details.concerned])
        facts = of_petition(petition, self.app.vault.open([petition.text])[petition.text], letterhead)
        subject = Subject(self.school, "petition", petition.id, (Source(id=petition.id, version=1),))
        return self.desk.prepare(subject, facts)

    def needs(self, form: SurveyForm, since: date, until: date) -> Prepared:
        """The report on what was counted from `since` to `until`, both included (D-31)."""
        lots = survey_lists.lots_of(self.app.database, self.school, form, since, until)
        if not lots:
            raise NotFound("За эти дни опросов по этой анкете не подсчитано")
        counted = max(lot.closed for lot in lots)
        surveys = dict.fromkeys(survey for lot in lots for survey in lot.tally.surveys)
        sources = tuple(Source(id=id, version=self.app.load(Survey, id, self.school).version) for id in surveys)
        letterhead = self.letterhead(counted)
        facts = of_needs(self.app.questionnaire(self.school, form), [lot.tally for lot in lots], letterhead)
        told = {"since": since, "last": until, "dated": counted}
        subject = Subject(self.school, "needs-report", uuid5(self.school, f"{form.value}:{since}:{until}"), sources)
        return self.desk.prepare(subject, facts | told)

    def letterhead(self, day: date, persons: Iterable[UUID] = ()) -> Letterhead:
        looker = Reader(
            reader=self.reader.person, role=self.reader.role, purpose="program-document", service="programs"
        )
        return self.letterheads.on(day, self.school, persons, looker)

    def _opened(self, id: UUID) -> tuple[Program, Opened]:
        """The program and what the reader may read of it."""
        program = self.app.load(Program, id, self.school)
        part = participant(program, self.reader.person, self.reader.role)
        return program, self.app.vault.open(readable(program, part))

    def _prepared(self, kind: str, id: UUID, facts: dict[str, object], program: Program) -> Prepared:
        source = Source(id=program.id, version=program.version)
        return self.desk.prepare(Subject(self.school, kind, id, (source,)), facts)
