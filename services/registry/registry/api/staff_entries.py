"""A person as a request or a line of a staff list tells of him; each line judged by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Self
from uuid import UUID

from backbone.web import Body
from backbone.web.messages import MESSAGES, OTHERWISE
from contracts.codes import QualificationCategory, RoleType, TeachingSubject
from pydantic import Field, ValidationError, model_validator

from registry.api.parts import Email, Name, StaffNumber
from registry.application.staff import Entry
from registry.domain.participant.participant import Card, participant_id
from registry.staff_list import Line, StaffList
from registry.staff_list.teaching import EXPECTED

YES_OR_NO = "Нужно «да» или «нет»"
LABELS = {
    "staff_number": "Табельный номер",
    "name": "ФИО",
    "email": "Электронная почта",
    "position": "Должность",
    "pedagogical": "Педагогический работник",
    "deputy_head": "Заместитель руководителя",
    "experience_years": "Стаж",
    "young": "До 35",
    "subjects": "Предметы",
    "category": "Категория",
}
"""Of columns that a list does not have."""
WORDS = {"staff_number", "name", "email", "position"}

Subjects = Annotated[
    tuple[TeachingSubject, ...],
    Field(max_length=len(TeachingSubject), description="Что преподаёт", examples=[["physics"]]),
]
Category = Annotated[QualificationCategory | None, Field(description="Квалификационная категория по аттестации")]


class ExternalBasis(Body):
    """Договор с партнёром, поручение работодателя; `valid_until` – последний день действия. `partnership` – договор из
    реестра школы: по нему партнёр видит своего человека."""

    reference: str = Field(min_length=1, max_length=500, examples=["Договор о сотрудничестве № 5"])
    valid_until: date
    partnership: UUID | None = Field(None, examples=[None])

    @property
    def facts(self) -> dict[str, object]:
        return {"external_until": self.valid_until, "partnership": self.partnership}


class StaffEntry(Body):
    staff_number: StaffNumber
    name: Name
    email: Email
    position: str = Field(min_length=1, max_length=200, examples=["учитель физики"])
    pedagogical: bool
    deputy_head: bool = False
    experience_years: int = Field(ge=0, le=80, examples=[12])
    young: bool
    external_basis: ExternalBasis | None = None
    role_type: RoleType | None = Field(None, description="Роль в формах наставничества, если не просто педагог")
    subjects: Subjects = ()
    category: Category = None

    @property
    def words(self) -> dict[str, str]:
        """What is sealed and never told."""
        words = self.model_dump(include=WORDS)
        return words | ({"external_basis": self.external_basis.reference} if self.external_basis else {})

    @property
    def card(self) -> Card:
        """Of its fields those are set that have been told."""
        facts = self.model_dump(exclude={*WORDS, "external_basis"}, exclude_unset=True)
        return Card.model_validate(facts | (self.external_basis.facts if self.external_basis else {}))

    def participant(self, school: UUID) -> UUID:
        return participant_id(school, self.staff_number)

    def entry(self, school: UUID) -> Entry:
        return Entry(self.participant(school), self.card)


class CardEdit(Body):
    """Только то, что меняется; `external_basis` – новое основание внешнего специалиста."""

    name: Name | None = None
    email: Email | None = None
    position: str | None = Field(None, min_length=1, max_length=200, examples=["учитель физики"])
    pedagogical: bool | None = None
    deputy_head: bool | None = None
    experience_years: int | None = Field(None, ge=0, le=80, examples=[12])
    young: bool | None = None
    external_basis: ExternalBasis | None = None
    role_type: RoleType | None = None
    subjects: Subjects | None = None
    category: Category = None

    @model_validator(mode="after")
    def something_changes(self) -> Self:
        if all(getattr(self, name) is None for name in type(self).model_fields):
            raise ValueError("Назовите, что меняется")
        return self

    @property
    def words(self) -> dict[str, str]:
        words: dict[str, str] = self.model_dump(include=WORDS, exclude_none=True)
        return words | ({"external_basis": self.external_basis.reference} if self.external_basis else {})

    def of(self, card: Card) -> Card:
        facts = self.model_dump(exclude={*WORDS, "external_basis"}, exclude_none=True)
        if self.external_basis is not None:
            facts |= self.external_basis.facts
        return card.model_copy(update=facts)


@dataclass(frozen=True)
class Judged:
    """A line of the list: what it says, or what is wrong with it; neither, where it speaks of nobody."""

    line: Line
    said: StaffEntry | None = None
    errors: tuple[str, ...] = ()


def judge(staff: StaffList) -> list[Judged]:
    judged: list[Judged] = []
    seen: dict[str, int] = {}
    for line in staff.lines:
        one = _read(line, staff)
        if one.said is not None:
            first = seen.setdefault(one.said.staff_number.casefold(), line.number)
            if first != line.number:
                one = Judged(line, errors=(f"Табельный номер уже есть в строке {first}",))
        judged.append(one)
    return judged


def _read(line: Line, staff: StaffList) -> Judged:
    if not line.said:
        return Judged(line)
    errors = [_told(field, message, line, staff) for field, message in line.unclear.items()]
    try:
        said = StaffEntry.model_validate(line.told)
    except ValidationError as error:
        return Judged(line, errors=tuple(dict.fromkeys((*errors, *_messages(error, line, staff)))))
    return Judged(line, errors=tuple(errors)) if errors else Judged(line, said)


def _messages(error: ValidationError, line: Line, staff: StaffList) -> Iterator[str]:
    for item in error.errors():
        field = str(item["loc"][0])
        if item["type"] == "missing" and _SOURCES.get(field, field) in line.unclear:
            continue
        if item["type"] in ("bool_type", "bool_parsing"):
            said = YES_OR_NO
        elif item["type"] == "enum":
            said = EXPECTED[field]
        else:
            said = MESSAGES.get(item["type"], OTHERWISE).format_map(item.get("ctx", {}))
        yield _told(field, said, line, staff)


def _told(field: str, message: str, line: Line, staff: StaffList) -> str:
    """The column as the list calls it, what is wanted, and what stands there."""
    column = " ".join(staff.headings.name(field, LABELS.get(field, field)).split())
    found = f", прочитано «{line.said[field]}»" if field in line.said else ""
    return f"{column}: {message[0].lower()}{message[1:]}{found}"


_SOURCES = {"experience_years": "hired", "young": "born"}
