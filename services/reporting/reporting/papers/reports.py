"""What the documents of reports and returns tell: figures and lines of a form, with their names in words."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from papers.facts import known
from papers.letterhead import Letterhead

from reporting.domain.campaign import Campaign
from reporting.domain.filing import Filing
from reporting.domain.report import Line, Report
from reporting.figures.catalogue import FIGURES
from reporting.figures.figure import Measure

NO_NUMBER = "нет данных"
Facts = dict[str, Any]


def of_report(report: Report, texts: Mapping[UUID, str | None], letterhead: Letterhead) -> Facts:
    """Of a report that has been compiled."""
    version = report.versions[-1]
    figures = [(figure, list(lines)) for figure, lines in groupby(version.lines, lambda line: line.figure)]
    return {
        **letterhead.facts,
        "since": report.since,
        "last": report.until - timedelta(days=1),
        "dated": version.compiled_on,
        "approved": version.approved_on,
        "text": version.text and known(texts[version.text], "текст отчёта"),
        "absences": [
            {
                "mentor": letterhead.person(mentor),
                "reason": known(texts[reason], "причина отсутствия отчёта наставника"),
            }
            for mentor, reason in report.absences.items()
        ],
        "lines": [_line(line) for line in version.lines],
        "totals": [_line(line) for _, lines in figures if len(lines) == 1 for line in lines],
        "figures": [_figure(figure, lines) for figure, lines in figures if len(lines) > 1],
    }


def _figure(id: str, lines: Sequence[Line]) -> Facts:
    """With its breakdown, as numbers and, where there is something to compare, as bars."""
    told = [_line(line) for line in lines]
    figure = FIGURES.get(id)
    parts = [
        {"label": said["key"], "value": line.value, "shown": said["value"]}
        for line, said in zip(lines, told, strict=True)
        if line.key is not None and line.value
    ]
    longest = 100 if figure and figure.measure is Measure.SHARE else max((part["value"] for part in parts), default=1)
    return {
        "name": told[0]["name"],
        "clause": figure.clause if figure else "",
        "lines": told,
        "chart": {"of": longest, "bars": parts} if len(parts) > 1 else None,
    }


def of_plan(report: Report, cosigned: date | None, letterhead: Letterhead) -> Facts:
    """What will be looked at, and how it is counted."""
    return {
        **letterhead.facts,
        "since": report.since,
        "last": report.until - timedelta(days=1),
        "approved": cosigned,
        "figures": [
            {"name": f"{figure.id}. {figure.name}, {figure.unit}", "formula": figure.formula, "clause": figure.clause}
            for figure in (FIGURES[id] for id in report.figures)
        ],
    }


def of_return(campaign: Campaign, filing: Filing, texts: Mapping[UUID, str | None], letterhead: Letterhead) -> Facts:
    """The version that was prepared last; `filed` where the head has filed it."""
    titles = {cell.code: cell.title for cell in campaign.cells}
    return {
        **letterhead.facts,
        "title": campaign.title,
        "since": campaign.since,
        "last": campaign.until - timedelta(days=1),
        "dated": filing.filed_on or filing.prepared_on,
        "filed": filing.filed_on,
        "reason": filing.reason and known(texts[filing.reason], "причина исправления сведений"),
        "lines": [{"code": one.code, "title": titles[one.code], "value": _said(one.value)} for one in filing.numbers],
        "corrected": [
            {"code": one.code, "counted": _said(one.counted), "reason": known(texts[one.reason], "причина исправления")}
            for one in filing.numbers
            if one.reason
        ],
    }


def _said(value: float | None) -> str:
    return NO_NUMBER if value is None else f"{value:g}".replace(".", ",")


def _line(line: Line) -> Facts:
    figure = FIGURES.get(line.figure)
    return {
        "name": f"{line.figure}. {figure.name}, {figure.unit}" if figure else line.figure,
        "key": "всего" if line.key is None else figure.label_of(line.key) if figure else line.key,
        "value": _said(line.value),
    }
