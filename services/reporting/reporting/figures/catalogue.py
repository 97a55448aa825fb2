"""All figures, in the order they are shown."""

from collections.abc import Iterable, Mapping

from reporting.figures.acts import SETTLED
from reporting.figures.asked import ASKED
from reporting.figures.contests import CONTESTS
from reporting.figures.ends import ENDS
from reporting.figures.figure import Figure
from reporting.figures.funnel import ON_THE_WAY
from reporting.figures.identities import kin
from reporting.figures.mentors import LEADERS
from reporting.figures.pairs import PAIRS
from reporting.figures.people import PEOPLE
from reporting.figures.programs import PROGRAMS
from reporting.figures.prospects import PROSPECTS
from reporting.figures.reach import REACH
from reporting.figures.recorded import RECORDED
from reporting.figures.voices import VOICES
from reporting.figures.work import WORK

ALL = (
    *(*PEOPLE, *LEADERS, *PAIRS, *PROGRAMS, *ENDS),
    *(*SETTLED, *ON_THE_WAY, *WORK, *VOICES, *ASKED),
    *(*PROSPECTS, *CONTESTS, *REACH, *RECORDED),
)
FIGURES: Mapping[str, Figure] = {figure.id: figure for figure in sorted(ALL, key=lambda it: it.id)}


def kin_of(figures: Iterable[Figure]) -> list[Figure]:
    """These, and all whose numbers are bound to theirs."""
    found = frozenset[str]().union(*(kin(figure.id) for figure in figures))
    return [figure for id, figure in FIGURES.items() if id in found]
