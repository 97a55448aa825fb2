"""Materials of the school: methods, memos, scenarios, templates. Each version is kept; receipt is acknowledged."""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.aggregate import Aggregate
from backbone.errors import Refused
from backbone.events import Event
from backbone.rules import soft
from contracts.codes import Direction, Level, MaterialKind
from pydantic import BaseModel, ConfigDict


class Edition(BaseModel):
    """One version of a material. `title`, `text`, `source` (where it comes from) and `url` are sealed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    level: Level
    directions: tuple[Direction, ...]
    title: UUID
    text: UUID | None
    source: UUID | None
    url: UUID | None


@dataclass(frozen=True)
class Receipt:
    """Which version a person has acknowledged, and when."""

    version: int
    on: date


class Material(Aggregate):
    kind: MaterialKind

    def reset(self) -> None:
        self.editions: tuple[Edition, ...] = ()
        self.acknowledged: dict[UUID, Receipt] = {}
        self.deviations: dict[str, UUID] = {}
        self.withdrawn: date | None = None

    def evolve(self, event: Event) -> None:
        assert isinstance(event, MaterialEvent)
        event.apply(self)

    @property
    def latest(self) -> Edition:
        return self.editions[-1]


class MaterialEvent(Event):
    """A fact of one material."""

    @abstractmethod
    def apply(self, material: Material) -> None:
        """Changes the material's state; never refuses."""


class MaterialPublished(MaterialEvent):
    """The first version or a later one (R-3.5-04, R-3.5-05, R-A.4-02)."""

    TOPIC: ClassVar[str] = "registry.MaterialPublished"
    kind: MaterialKind
    number: int
    edition: Edition

    def apply(self, material: Material) -> None:
        material.kind = self.kind
        material.editions += (self.edition,)


Material.BORN_AS = MaterialPublished


class MaterialAcknowledged(MaterialEvent):
    """A person has received this version (R-A.4-D5, R-A.5-D3)."""

    TOPIC: ClassVar[str] = "registry.MaterialAcknowledged"
    person: UUID
    number: int

    def apply(self, material: Material) -> None:
        material.acknowledged[self.person] = Receipt(self.number, self.on)


class MaterialWithdrawn(MaterialEvent):
    TOPIC: ClassVar[str] = "registry.MaterialWithdrawn"

    def apply(self, material: Material) -> None:
        material.withdrawn = self.on


class MaterialDeviated(MaterialEvent):
    """A SOFT rule was not kept; `reason` is sealed."""

    TOPIC: ClassVar[str] = "registry.MaterialDeviated"
    rule: str
    reason: UUID

    def apply(self, material: Material) -> None:
        material.deviations[self.rule] = self.reason


def publish(material: Material, kind: MaterialKind, edition: Edition, reasons: Mapping[str, UUID], today: date) -> None:
    _must_stand(material)
    grounded = kind is not MaterialKind.METHOD or edition.source is not None
    reason = soft(grounded, "R-1.3-01", "У метода не указан источник, на котором он основан", reasons)
    number = len(material.editions) + 1
    material.record(MaterialPublished(on=today, kind=kind, number=number, edition=edition))
    if reason is not None:
        material.record(MaterialDeviated(on=today, rule="R-1.3-01", reason=reason))


def acknowledge(material: Material, person: UUID, today: date) -> None:
    _must_stand(material)
    number, known = len(material.editions), material.acknowledged.get(person)
    if known is not None and known.version == number:
        raise Refused("already-acknowledged", f"Получение уже отмечено {known.on:%d.%m.%Y}")
    material.record(MaterialAcknowledged(on=today, person=person, number=number))


def withdraw(material: Material, today: date) -> None:
    _must_stand(material)
    material.record(MaterialWithdrawn(on=today))


def _must_stand(material: Material) -> None:
    if material.withdrawn is not None:
        raise Refused("material-withdrawn", f"Материал снят {material.withdrawn:%d.%m.%Y}")
