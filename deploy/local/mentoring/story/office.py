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


class FiguresDiffer(CannotRun):
    exit_code = 8


@dataclass(frozen=True)
class Comparison:
    """By school; None is the municipality. `names` of the figures are the office's."""

    day: date
    own: dict[UUID | None, Figures]
    told: dict[UUID | None, Figures]
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
    said = read(schools, day)
    told: dict[UUID | None, Figures] = {}
    for figure in said["figures"]:
        for cell in figure["cells"]:
            school = UUID(cell["school"]) if cell["school"] else None
            told.setdefault(school, {})[figure["id"], cell["key"]] = cell["value"]
    own: dict[UUID | None, Figures] = {school.id: count(school.ledger, day) for school in schools}
    if {school["id"] for school in said["schools"]} == {str(school.id) for school in schools}:
        own[None] = count(Ledger.of_all(school.ledger for school in schools), day)
    return Comparison(day, own, told, {figure["id"]: figure["name"] for figure in said["figures"]})


def read(schools: Sequence[School], day: date) -> Json:
    reached: dict[str, int] = {}
    for school in schools:
        for source, position in school.client.reached.items():
            reached[source] = max(position, reached.get(source, 0))
    after = ",".join(f"{source}:{position}" for source, position in sorted(reached.items()))
    return Client(schools[0].client.line).get(OFFICE, "reporting", "/statistics", after, as_of=day)
