"""Commands of petitions. Whoever may not know of one finds nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid5

from backbone.errors import NotFound, Refused
from backbone.eventstore import Decision, command
from backbone.intent import Intent
from contracts.codes import DecisionCause, PetitionKind, PetitionOutcome

from programs import knowledge, orders
from programs.application.base import Texts, participant
from programs.application.timetables import Timetables
from programs.domain import decisions, file_access
from programs.domain.file_access import FileAccess
from programs.domain.parts import Part
from programs.domain.petition import circle, deciding, filing
from programs.domain.petition.deciding import Ruling
from programs.domain.petition.filing import Filing
from programs.domain.petition.kinds import PROCEDURES, Who
from programs.domain.petition.petition import Details, Petition, Substitution
from programs.domain.petition.release import Lesson
from programs.domain.program import Program

POSTS = {"curator": Who.CURATOR, "head": Who.HEAD, "acting_head": Who.HEAD, "association": Who.ASSOCIATION}
PARTS = {Part.MENTOR: Who.MENTOR, Part.MENTEE: Who.MENTEE, Part.CURATOR: Who.CURATOR, Part.HEAD: Who.HEAD}


@dataclass(frozen=True)
class Wish:
    """What the client asks for; `documents` are names of documents of the personal file."""

    kind: PetitionKind
    program: UUID | None
    text: str | None
    concerned: tuple[UUID, ...]
    activities: tuple[UUID, ...]
    documents: tuple[str, ...]
    since: date | None
    until: date | None
    shown_to_mentor: bool

    def details(self, texts: Texts, subject: UUID) -> Details:
        return Details(
            concerned=self.concerned,
            activities=self.activities,
            documents=tuple(texts.keep(subject, f"document {n}", name) for n, name in enumerate(self.documents)),
            since=self.since,
            until=self.until,
            shown_to_mentor=self.shown_to_mentor,
        )


@dataclass(frozen=True)
class Wanted:
    """What the client decides."""

    outcome: PetitionOutcome
    reason: str | None
    order: UUID | None
    continuity: str | None
    substitutions: tuple[Substitution, ...]
    free: frozenset[UUID]


class Petitions(Timetables):
    @command
    def file_petition(self, intent: Intent, wish: Wish) -> Decision:
        by = _person(intent)
        texts, subject = Texts(intent, self.vault), wish.concerned[0] if wish.concerned else by
        program = self._program_of(intent, wish)
        part = _part(program, by, intent.actor.role)
        filed = filing.file(
            intent.new_id("petition"),
            self._filing(intent, wish.kind, by, part, program),
            program,
            wish.details(texts, subject),
            texts.keep_any(by, "text", wish.text, subject),
            intent.today,
        )
        return filed, *texts.sealed

    @command
    def decide_petition(self, intent: Intent, id: UUID, wanted: Wanted) -> Decision:
        petition, by, post = self.take_petition(intent, id)
        texts = Texts(intent, self.vault)
        ruling = Ruling(
            outcome=wanted.outcome,
            reason=texts.keep_any(petition.by, "reason", wanted.reason),
            order=self.order(intent, wanted.order) if wanted.order else None,
            continuity=texts.keep_any(by, "continuity", wanted.continuity),
            substitutions=wanted.substitutions,
            free=wanted.free,
        )
        deciding.decide(petition, by, post, ruling, self._lessons(petition, intent.school), intent.today)
        noted = [orders.grants(intent.school, petition.order, petition.id)] if petition.order else []
        return petition, *self._begun(petition, intent.today), *texts.sealed, *noted

    @command
    def undo_release(self, intent: Intent, id: UUID, by: UUID, on: date) -> Petition:
        petition = self.load(Petition, id, intent.school)
        deciding.undo(petition, by, on)
        return petition

    @command
    def withdraw_petition(self, intent: Intent, id: UUID) -> Petition:
        petition, by, _ = self.take_petition(intent, id)
        deciding.withdraw(petition, by, intent.today)
        return petition

    def take_petition(self, intent: Intent, id: UUID) -> tuple[Petition, UUID, Who | None]:
        """The petition, the actor, and the post by which he acts. NotFound for those who may not know of it."""
        by, post = _person(intent), POSTS.get(intent.actor.role)
        petition = self.load(Petition, id, intent.school)
        if not circle.knows(petition, by, post):
            raise NotFound
        return petition, by, post

    def _program_of(self, intent: Intent, wish: Wish) -> Program | None:
        if PROCEDURES[wish.kind].of_program and wish.program is None:
            raise Refused("field-required", "Назовите программу, о которой обращение", field="/program")
        return self.load(Program, wish.program, intent.school) if wish.program else None

    def _filing(self, intent: Intent, kind: PetitionKind, by: UUID, part: Who, program: Program | None) -> Filing:
        edition = program.edition if program else knowledge.edition_in_force(self.database, intent.school, intent.today)
        if edition is None:
            raise Refused("no-edition", "В школе ещё не действует Положение о наставничестве")
        return Filing(
            kind=kind,
            by=by,
            part=part,
            edition=edition,
            parameters=knowledge.parameters_of(self.database, intent.school, edition),
            of_duty=knowledge.mentors_by_duty(self.database, intent.school, by, intent.today),
        )

    def _lessons(self, petition: Petition, school: UUID) -> frozenset[Lesson]:
        """Those that the released would have given on the days of the release."""
        since, until = petition.details.since, petition.details.until
        if petition.kind is not PetitionKind.RELEASE or since is None or until is None:
            return frozenset()
        days = [since + timedelta(days=n) for n in range((until - since).days + 1)]
        found = ((person, self.timetable(school, person)) for person in petition.details.concerned)
        return frozenset(
            Lesson(person, day, lesson.begins)
            for person, timetable in found
            for day in days
            for lesson in timetable.lessons_on(day)
        )

    def _begun(self, petition: Petition, on: date) -> Iterable[FileAccess | Program]:
        """What a decision begins by itself: access to a personal file; the search for what follows a mentor."""
        if petition.setting is None or petition.outcome is PetitionOutcome.REFUSED:
            return
        program = self.load(Program, petition.setting.program, petition.school)
        if petition.kind is PetitionKind.FILE_ACCESS:
            yield file_access.grant(uuid5(petition.id, "file-access"), petition, program, on)
        if petition.kind is PetitionKind.RESIGNATION:
            decisions.need(program, DecisionCause.RELIEVED, petition.by, on)
            yield program


def _person(intent: Intent) -> UUID:
    if intent.actor.person is None:
        raise NotFound
    return intent.actor.person


def _part(program: Program | None, person: UUID, role: str) -> Who:
    """What the filer is in the program, or in the school. NotFound for those who have no part in the program."""
    if program:
        return PARTS[participant(program, person, role).part]
    return POSTS.get(role, Who.FILER)
