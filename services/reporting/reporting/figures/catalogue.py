"""All figures, in the order they are shown."""

from collections.abc import Mapping

from reporting.figures.ends import ENDS
from reporting.figures.figure import Figure
from reporting.figures.pairs import PAIRS
from reporting.figures.people import PEOPLE
from reporting.figures.programs import PROGRAMS

FIGURES: Mapping[str, Figure] = {
    figure.id: figure for figure in sorted((*PEOPLE, *PAIRS, *PROGRAMS, *ENDS), key=lambda it: it.id)
}
