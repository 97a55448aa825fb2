"""Who there is: a group that will change, a pair, two mentors for one mentee, a mentee who joins the group later."""

from contracts.codes import Direction, Kind
from mentoring.story.schools import Fate, Pairing, Plot

GROUP = Pairing("M0", ("E0", "E1"), Direction.METHODS, 6, kinds=(Kind.GROUP,))
PAIR = Pairing("M1", ("E2",), Direction.METHODS, 6)
CHOSEN, OVERTAKEN = (Pairing(mentor, ("E3",), Direction.METHODS, 4, Fate.TOO_MANY) for mentor in ("M2", "M3"))
LATECOMER = "E4"
PLOT = Plot(
    "Школа, где случается остальное",
    "Остальная школа",
    "Прочее",
    capacities=(2, 1, 1, 1),
    experience=(0,) * 5,
    pairings=(GROUP, PAIR, CHOSEN, OVERTAKEN),
)
