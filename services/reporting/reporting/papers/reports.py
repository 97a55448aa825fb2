"""What the document of a report tells: the figures of its last version, with their names and lines in words."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from papers.facts import known
from papers.letterhead import Letterhead

from reporting.domain.report import Line, Report
from reporting.figures.catalogue import FIGURES

NO_NUMBER = "нет данных"
Facts = dict[str, Any]


def of_report(report: Report, texts: Mapping[UUID, str | None], letterhead: Letterhead) -> Facts:
    """Of a report that has been compiled."""
    version = report.versions[-1]
    return {
        **letterhead.facts,
        "since": report.since,
        "last": report.until - timedelta(days=1),
        "dated": version.compiled_on,
        "approved": version.approved_on,
        "text": version.text and known(texts[version.text], "текст отчёта"),
        "lines": [_line(line) for line in version.lines],
    }


def _line(line: Line) -> Facts:
    figure = FIGURES.get(line.figure)
    return {
        "name": f"{line.figure}. {figure.name}, {figure.unit}" if figure else line.figure,
        "key": "всего" if line.key is None else figure.label_of(line.key) if figure else line.key,
        "value": NO_NUMBER if line.value is None else f"{line.value:g}".replace(".", ","),
    }
