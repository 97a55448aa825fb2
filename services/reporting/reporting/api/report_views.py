"""What is asked of reports, and how they are shown."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Annotated, Self
from uuid import UUID

from backbone.web import Body, View
from contracts.codes import ReportKind, ReportState
from pydantic import Field

from reporting.api.models import ChangeView
from reporting.changes import Change
from reporting.domain.kinds import KINDS
from reporting.domain.report import Line, Report, Version
from reporting.snapshots import Place

Text = Annotated[str, Field(min_length=1, max_length=20_000, examples=["Охват молодых педагогов вырос"])]


class PlanBody(Body):
    """Период полуоткрытый. Без `figures` – показатели, обычные для этого отчёта."""

    kind: ReportKind
    since: date = Field(examples=["2025-09-01"])
    until: date = Field(examples=["2026-09-01"])
    figures: tuple[str, ...] = Field((), max_length=60, examples=[["K-01", "K-03"]])


class CompileBody(Body):
    """`reason` – если исправляется утверждённая версия."""

    text: Text | None = None
    reason: Text | None = Field(None, examples=["Уточнён список наставников"])


class AbsenceBody(Body):
    mentor: UUID
    reason: Text = Field(examples=["Длительно болеет"])


class ReturnBody(Body):
    comment: Text = Field(examples=["Добавьте выводы о встречах"])


class ReportRow(View):
    id: UUID
    school: UUID
    kind: ReportKind
    since: date
    until: date
    state: ReportState
    version: int
    approved: date | None


class LineView(View):
    """`hidden` – число есть, но управлению образования его не показывают (INV-28)."""

    figure: str = Field(examples=["K-03"])
    key: str | None = Field(examples=["pair"])
    value: int | float | None
    n: int | None
    hidden: bool

    @classmethod
    def of(cls, line: Line, places: Collection[Place]) -> Self:
        if (line.figure, line.key) in places:
            return cls(figure=line.figure, key=line.key, value=None, n=None, hidden=True)
        return cls(**line.model_dump(), hidden=False)


class VersionView(View):
    """`positions` – до какого места учтены журналы служб: при них числа всегда те же."""

    compiled_on: date
    approved_on: date | None
    positions: dict[str, int] = Field(examples=[{"registry": 812, "programs": 640}])
    lines: list[LineView]
    text: str | None = Field(examples=["Охват молодых педагогов вырос"])
    reason: str | None = Field(examples=["Уточнён список наставников"])

    @classmethod
    def of(cls, version: Version, texts: Mapping[UUID, str | None], hidden: Collection[Place]) -> Self:
        opened = {"text": version.text and texts[version.text], "reason": version.reason and texts[version.reason]}
        lines = [LineView.of(line, hidden) for line in version.lines]
        return cls.model_validate({**vars(version), **opened, "lines": lines})


class ReportView(View):
    """`missing` – действующие наставники, чьих отчётов нет и о чьём отсутствии не записано."""

    id: UUID
    kind: ReportKind
    document: str = Field(examples=["D-24"])
    clause: str = Field(examples=["п. 3.4"])
    since: date
    until: date
    state: ReportState
    figures: list[str] = Field(examples=[["K-01", "K-03"]])
    cosigned_by: UUID | None
    missing: list[UUID]
    comment: str | None = Field(examples=["Добавьте выводы о встречах"])
    versions: list[VersionView]

    @classmethod
    def of(
        cls,
        report: Report,
        missing: frozenset[UUID],
        texts: Mapping[UUID, str | None],
        hidden: Callable[[Version], Collection[Place]],
    ) -> Self:
        traits = KINDS[report.kind]
        return cls(
            id=report.id,
            kind=report.kind,
            document=traits.document,
            clause=traits.clause,
            since=report.since,
            until=report.until,
            state=report.state,
            figures=list(report.figures),
            cosigned_by=report.cosigned_by,
            missing=sorted(missing - report.absences.keys()) if traits.mentors_report else [],
            comment=report.comment and texts[report.comment],
            versions=[VersionView.of(version, texts, hidden(version)) for version in report.versions],
        )


class DifferentView(View):
    """Число, которое теперь иное: `then` – в версии, `now` – сейчас. Из-за каких событий, видит школа."""

    figure: str = Field(examples=["K-03"])
    key: str | None = Field(examples=["pair"])
    then: int | float | None
    now: int | float | None
    changes: list[ChangeView]


class DifferenceView(View):
    """`reproduced` – числа версии, посчитанные заново при её положениях, те же."""

    version: int
    reproduced: bool
    changes: list[DifferentView]

    @classmethod
    def of(
        cls,
        number: int,
        reproduced: bool,
        then: Version,
        now: Version,
        hidden: Callable[[Version], Collection[Place]],
        explained: Callable[[Place], Collection[Change]],
    ) -> Self:
        """Of what is hidden then or now nothing is told."""
        before, after = _values(then), _values(now)
        places = {*hidden(then), *hidden(now)}
        different = [
            DifferentView(
                figure=place[0],
                key=place[1],
                then=before.get(place),
                now=after.get(place),
                changes=[ChangeView.model_validate(change) for change in explained(place)],
            )
            for place in dict.fromkeys((*before, *after))
            if before.get(place) != after.get(place) and place not in places
        ]
        return cls(version=number, reproduced=reproduced, changes=different)


def _values(version: Version) -> dict[Place, int | float | None]:
    return {(line.figure, line.key): line.value for line in version.lines}
