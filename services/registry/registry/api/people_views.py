"""What is shown of a participant, and how much: everything, what partners see, or nothing personal (access matrix)."""

from datetime import date
from enum import Enum
from uuid import UUID

from backbone.web import View
from contracts.codes import (
    AnalysisMethod,
    ConsentPurpose,
    DataCategory,
    Direction,
    Hashtag,
    QualificationCategory,
    RoleType,
    SignatureKind,
    TeachingSubject,
)
from pydantic import Field

from registry.api import labour_views
from registry.api.labour_views import LabourView, Opened
from registry.directory import CARD, LINE, Words
from registry.domain.participant.facts import Deficit
from registry.domain.participant.participant import Participant

SOMEBODY = Field(None, examples=["Иванова Анна Петровна"])
JOB = Field(None, examples=["учитель физики"])


class Scope(Enum):
    """How much of a card a reader sees, and which sealed fields."""

    ALL = CARD
    PARTNER = ("email", *LINE)
    TECHNICAL = ()


class ParticipantRow(View):
    """`name` и `position` пусты там, где роли их видеть не положено."""

    id: UUID
    place: int
    name: str | None = SOMEBODY
    position: str | None = JOB
    pedagogical: bool
    deputy_head: bool
    external: bool
    experience_years: int
    young: bool
    competences: tuple[Direction, ...]
    capacity: int
    load: int
    appointed: bool
    relieved_from: date | None
    left_on: date | None
    away_since: date | None
    away_until: date | None
    needs: tuple[Direction, ...]
    hashtags: tuple[Hashtag, ...]
    in_pool: bool


class ConsentView(View):
    """`categories`, `url` и `until` – в согласии на распространение; `form` – версия формы согласия школы."""

    purpose: ConsentPurpose
    match: UUID | None
    url: str | None = Field(examples=["https://school1.example/nastavnichestvo"])
    categories: tuple[DataCategory, ...]
    until: date | None
    form: int | None
    signed_on: date
    kind: SignatureKind
    reference: str = Field(examples=["С-12/2025"])
    withdrawn_on: date | None


class AnalysisView(View):
    """Итог анализа потребностей; виден самому человеку и организаторам."""

    on: date
    as_mentor: bool
    method: AnalysisMethod
    deficits: tuple[Deficit, ...]
    note: str | None = Field(examples=["Затрудняется с планированием урока"])


class ParticipantView(View):
    """Пусто то, что роли видеть не положено. `mentorships` – пары и группы, где он наставник."""

    id: UUID
    name: str | None = SOMEBODY
    email: str | None = Field(None, examples=["ivanova@school.example"])
    position: str | None = JOB
    staff_number: str | None = Field(None, examples=["0142"])
    external_basis: str | None = Field(None, examples=["Договор о сотрудничестве № 5"])
    external_until: date | None
    role_type: RoleType | None
    subjects: tuple[TeachingSubject, ...]
    category: QualificationCategory | None
    pedagogical: bool
    deputy_head: bool
    experience_years: int
    young: bool
    left_on: date | None
    away_since: date | None = None
    away_until: date | None = None
    competences: tuple[Direction, ...] = ()
    capacity: int = 0
    load: int = 0
    mentor_tags: tuple[str, ...] = Field((), examples=[["робототехника"]])
    appointed_on: date | None = None
    relieved_from: date | None = None
    needs: tuple[Direction, ...] = ()
    mentee_tags: tuple[str, ...] = Field((), examples=[["первый год"]])
    mentorships: tuple[UUID, ...] = ()
    menteeships: tuple[UUID, ...] = ()
    consents: tuple[ConsentView, ...] = ()
    labour: LabourView | None = None
    hashtags: tuple[Hashtag, ...] = ()
    in_pool: bool | None = None
    analyses: tuple[AnalysisView, ...] = ()


def card_of(participant: Participant, scope: Scope, words: Words, texts: Opened) -> ParticipantView:
    """`texts` are those of `texts_of` as far as the scope shows them."""
    shown: dict[str, object] = {
        "id": participant.id,
        "left_on": participant.left_on,
        "away_since": participant.absence and participant.absence.since,
        "away_until": participant.absence and participant.absence.until,
        **participant.card.model_dump(),
        **words,
    }
    if scope is not Scope.TECHNICAL:
        shown |= _profile(participant, texts)
    if scope is Scope.ALL:
        shown["consents"] = [
            {**vars(consent), **subject._asdict()} for subject, consent in participant.consents.items()
        ]
        shown["labour"] = LabourView.of(participant, texts)
        shown["in_pool"] = participant.in_pool
        shown["analyses"] = [{**vars(item), "note": item.note and texts[item.note]} for item in participant.analyses]
    return ParticipantView.model_validate(shown)


def texts_of(participant: Participant, scope: Scope) -> list[UUID]:
    """Where the texts lie that somebody with this scope sees."""
    if scope is Scope.TECHNICAL:
        return []
    tags = [tags for tags in (participant.mentor_tags, participant.mentee_tags) if tags]
    if scope is not Scope.ALL:
        return tags
    notes = [item.note for item in participant.analyses if item.note]
    return tags + notes + labour_views.texts_of(participant)


def _profile(participant: Participant, tags: Opened) -> dict[str, object]:
    def opened(place: UUID | None) -> list[str]:
        return ((place and tags.get(place)) or "").splitlines()

    return {
        "competences": participant.competences,
        "capacity": participant.capacity,
        "load": participant.load,
        "mentor_tags": opened(participant.mentor_tags),
        "appointed_on": participant.appointed_on,
        "relieved_from": participant.relieved_from,
        "hashtags": participant.hashtags,
        "needs": participant.needs,
        "mentee_tags": opened(participant.mentee_tags),
        "mentorships": tuple(participant.mentorships),
        "menteeships": tuple(participant.menteeships),
    }
