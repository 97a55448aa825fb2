"""The roadmap of the regulation as data: seven stages, their items, and when each is due (annex 1)."""

import tomllib
from datetime import date
from importlib.resources import files

from contracts.codes import Responsible
from contracts.months import plus_months
from pydantic import BaseModel, ConfigDict


class Item(BaseModel):
    """An activity or a document. `evidence` is what fulfils it: of each group any one key. A `lasting` one stays
    fulfilled in later years."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    role: Responsible
    evidence: tuple[tuple[str, ...], ...]
    mandatory: bool = False
    lasting: bool = False


class TitledItem(Item):
    title: str


class Stage(BaseModel):
    """Due `months` after the introduction, or after stage `after` is due; at the end of the reporting period where no
    months are named, and never later. `row` and `term` are the requirement and the deadline that say so."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    row: str
    title: str
    term: str
    months: int | None = None
    after: int | None = None
    items: tuple[TitledItem, ...]


_DATA = tomllib.loads(files("registry.domain.roadmap").joinpath("template.toml").read_text("utf-8"))
STAGES = {stage.number: stage for stage in map(Stage.model_validate, _DATA["stages"])}
TITLES = {item.id: item.title for stage in STAGES.values() for item in stage.items}


def dues(introduced: date, reporting_end: date) -> dict[int, date]:
    """The last day of each stage (T-02, T-03, T-04, T-08, T-09)."""
    found: dict[int, date] = {}
    for number, stage in STAGES.items():
        base = introduced if stage.after is None else found[stage.after]
        due = reporting_end if stage.months is None else plus_months(base, stage.months)
        found[number] = min(due, reporting_end)
    return found


def items_of(number: int) -> tuple[Item, ...]:
    """Without their titles: as a roadmap keeps them."""
    return tuple(Item.model_validate(item.model_dump(exclude={"title"})) for item in STAGES[number].items)
