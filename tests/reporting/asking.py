"""How tests ask for a figure."""

from uuid import UUID

from reporting.application import Reporting
from reporting.figures.catalogue import FIGURES
from reporting.figures.counting import Cell
from reporting.figures.question import Question
from reporting.report import grounds, report

Numbers = dict[str | None, float | None]


def cells(reporting: Reporting, question: Question, figure: str, school: UUID | None = None) -> dict[str | None, Cell]:
    """By line of the breakdown, None for all; of one school, or of the municipality."""
    found = report(reporting.database, question, [FIGURES[figure]]).figures[0].cells
    return {cell.key: cell for cell in found if cell.school == school}


def numbers(reporting: Reporting, question: Question, figure: str, school: UUID | None = None) -> Numbers:
    """Without the lines of which there is nothing."""
    found = cells(reporting, question, figure, school)
    return {key: cell.value for key, cell in found.items() if cell.n or key is None}


def events(reporting: Reporting, question: Question, figure: str, key: str | None = None) -> list[str]:
    """Their types, in the order in which they happened."""
    found = grounds(reporting.database, question, FIGURES[figure], key, None, 1000).events
    return [event["type"].partition(".")[2] for event in found]
