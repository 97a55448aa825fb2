"""What the education office reads, beside what the story has counted itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from mentoring.errors import CannotRun
from mentoring.story.cast import OFFICE
from mentoring.story.client import Client, Json
from mentoring.story.count import Figures, count, differences
from mentoring.story.ledger import Ledger
from mentoring.story.stage import School
from mentoring.story.transport import Caller


class FiguresDiffer(CannotRun):
    exit_code = 8


Cells = dict[UUID | None, dict[tuple[str, str | None], Json]]
"""By school, None is the municipality; by figure and line."""


@dataclass(frozen=True)
class Comparison:
    """By school; None is the municipality. `told` are the office's numbers, and where they are hidden from it, the
    school's; `seen` is what the office sees. `names` of the figures are the office's."""

    day: date
    own: dict[UUID | None, Figures]
    told: dict[UUID | None, Figures]
    seen: Cells
    names: dict[str, str]

    def differences(self) -> list[str]:
        return [
            f"{self.day:%d.%m.%Y} {school or 'всего'}: {figure} {self.names.get(figure, '')} [{line or 'всего'}]: "
            f"по счёту истории {ours}, у управления {theirs}"
            for school, own in self.own.items()
            for (figure, line), (ours, theirs) in differences(own, self._counted(own, school)).items()
        ]

    def _counted(self, own: Figures, school: UUID | None) -> Figures:
        """What is told of the figures that the story counts, too."""
        known = {figure for figure, _ in own}
        return {place: value for place, value in self.told.get(school, {}).items() if place[0] in known}


def compare(schools: Sequence[School], day: date) -> Comparison:
    """The figures as of `day`, at a position where everything played has been counted."""
    after = _reached(schools)
    said = _read(schools[0], OFFICE, after, day)
    seen = _cells(said)
    told = {of: _values(cells) for of, cells in seen.items()}
    own: dict[UUID | None, Figures] = {school.id: count(school.ledger, day) for school in schools}
    for school in schools:
        by_itself = _cells(_read(school, school.curator, after, day))
        told[school.id] = _values(by_itself.get(school.id, {})) | told.get(school.id, {})
    if {school["id"] for school in said["schools"]} == {str(school.id) for school in schools}:
        hidden = {place for place, cell in seen[None].items() if cell["hidden"]}
        everything = count(Ledger.of_all(school.ledger for school in schools), day)
        own[None] = {place: value for place, value in everything.items() if place not in hidden}
    return Comparison(day, own, told, seen, {figure["id"]: figure["name"] for figure in said["figures"]})


def _cells(said: Json) -> Cells:
    found: Cells = {}
    for figure in said["figures"]:
        for cell in figure["cells"]:
            school = UUID(cell["school"]) if cell["school"] else None
            found.setdefault(school, {})[figure["id"], cell["key"]] = cell
    return found


def _values(cells: dict[tuple[str, str | None], Json]) -> Figures:
    """Of what is not hidden."""
    return {place: cell["value"] for place, cell in cells.items() if not cell["hidden"]}


def _reached(schools: Sequence[School]) -> str:
    reached: dict[str, int] = {}
    for school in schools:
        for source, position in school.client.reached.items():
            reached[source] = max(position, reached.get(source, 0))
    return ",".join(f"{source}:{position}" for source, position in sorted(reached.items()))


def _read(school: School, who: Caller, after: str, day: date) -> Json:
    return Client(school.client.line).get(who, "reporting", "/statistics", after, as_of=day)
