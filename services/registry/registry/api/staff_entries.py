"""A person as a request or a line of a staff list tells of him; each line judged by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from backbone.web import Body
from backbone.web.messages import MESSAGES, OTHERWISE
from pydantic import Field, ValidationError

from registry.api.parts import Email, Name, StaffNumber
from registry.application.people import Entry
from registry.domain.participant.participant import Card, participant_id
from registry.staff_list import COLUMNS, Line

YES_OR_NO = "Нужно «да» или «нет»"


class ExternalBasis(Body):
    """Договор с партнёром, поручение работодателя; `valid_until` – последний день действия."""

    reference: str = Field(min_length=1, max_length=500, examples=["Договор о сотрудничестве № 5"])
    valid_until: date


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

    @property
    def words(self) -> dict[str, str]:
        """What is sealed and never told."""
        words = self.model_dump(include={"staff_number", "name", "email", "position"})
        return words | ({"external_basis": self.external_basis.reference} if self.external_basis else {})

    def entry(self, school: UUID, changed: tuple[str, ...] = ()) -> Entry:
        card = Card(
            pedagogical=self.pedagogical,
            deputy_head=self.deputy_head,
            experience_years=self.experience_years,
            young=self.young,
            external_until=self.external_basis.valid_until if self.external_basis else None,
        )
        return Entry(participant_id(school, self.staff_number), card, changed)


@dataclass(frozen=True)
class Judged:
    """A line of the list: what it says, or what is wrong with it."""

    number: int
    said: StaffEntry | None
    errors: tuple[str, ...] = ()


def judge(lines: Sequence[Line]) -> list[Judged]:
    judged: list[Judged] = []
    seen: dict[str, int] = {}
    for line in lines:
        one = _read(line)
        if one.said is not None:
            first = seen.setdefault(one.said.staff_number.casefold(), line.number)
            if first != line.number:
                one = Judged(line.number, None, (f"Табельный номер уже есть в строке {first}",))
        judged.append(one)
    return judged


def _read(line: Line) -> Judged:
    try:
        return Judged(line.number, StaffEntry.model_validate(line.cells))
    except ValidationError as error:
        return Judged(line.number, None, tuple(_told(str(item["loc"][0]), item) for item in error.errors()))


def _told(field: str, item: object) -> str:
    assert isinstance(item, dict)
    if item["type"] in ("bool_type", "bool_parsing"):
        said = YES_OR_NO
    else:
        said = MESSAGES.get(item["type"], OTHERWISE).format_map(item.get("ctx", {}))
    return f"{COLUMNS[field].capitalize()}: {said[0].lower()}{said[1:]}"
