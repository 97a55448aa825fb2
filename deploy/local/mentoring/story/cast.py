"""A school of the story: who is who, what has become of whom, and the ledger."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID, uuid5

from contracts.codes import ProgramState

from mentoring.story.ledger import Ledger, Program
from mentoring.story.people import Invented, Staff
from mentoring.story.schools import NEVER_FIXED, Fate, Pairing, Plot
from mentoring.story.transport import Caller

HEAD, CURATOR, ACTING = "H", "C", "A"
OFFICE = Caller("office")
SOON = timedelta(days=7)
NOBODY = UUID(int=0)


def is_external(place: str) -> bool:
    """An external specialist's place, who is in no staff list."""
    return place.startswith("X")


@dataclass
class Cast:
    """`people` are by their places in the staff list; everything about a pairing by its name. `today` is the day of the
    scene."""

    key: str
    plot: Plot
    today: date = date.min
    ledger: Ledger = field(default_factory=Ledger)
    id: UUID = NOBODY
    people: dict[str, UUID] = field(default_factory=dict)
    staff: dict[str, Staff] = field(default_factory=dict)
    acting_head: Caller | None = None
    standing: UUID = NOBODY
    """The order by which somebody acts for the head."""
    matches: dict[str, UUID] = field(default_factory=dict)
    successors: dict[str, str] = field(default_factory=dict)
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    found: list[Pairing] = field(default_factory=list)
    """Pairs that the plot does not know: the platform has suggested them."""
    activities: dict[str, list[UUID]] = field(default_factory=dict)
    results: dict[str, UUID] = field(default_factory=dict)
    cycle: UUID = NOBODY
    meetings: dict[str, UUID] = field(default_factory=dict)
    tasks: dict[str, list[tuple[Caller, UUID]]] = field(default_factory=dict)
    questions: list[str] = field(default_factory=list)
    petitions: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    """What waits for its answer, by its path; `praise` is what a reward will rest on."""
    praise: str = ""

    @property
    def domain(self) -> str:
        return f"{self.key}.example"

    def pairings(self, *fates: Fate) -> list[Pairing]:
        """Those with such a fate; all of them if none is named."""
        known = (*self.plot.pairings, *self.found)
        return [pairing for pairing in known if not fates or pairing.fate in fates]

    def fixed(self) -> list[Pairing]:
        """Those that become pairs and groups."""
        return [pairing for pairing in self.pairings() if pairing.fate not in NEVER_FIXED]

    def running(self) -> list[Pairing]:
        """Those whose program runs."""
        return [one for one in self.fixed() if self.noted(one).state.at(self.today) is ProgramState.RUNNING]

    def steady(self) -> Pairing:
        """The first of those with whom nothing happens but work."""
        return self.pairings(Fate.RUNS_ON, Fate.CONSENTED_LATE)[0]

    def colleague(self, pairing: Pairing) -> Caller:
        """A mentor of the school who leads others."""
        places = (place for place in self.people if place.startswith("M") and place not in (pairing.mentor, "M0"))
        return self.as_("mentor", next(places))

    def nearly_over(self, pairing: Pairing) -> bool:
        return pairing in self.running() and self.period(pairing)[1] - self.today < SOON

    def as_(self, role: str, place: str) -> Caller:
        return Caller(role, self.people[place], self.id)

    @property
    def curator(self) -> Caller:
        return self.as_("curator", CURATOR)

    @property
    def head(self) -> Caller:
        return self.as_("head", HEAD)

    def mentor(self, pairing: Pairing) -> Caller:
        return self.as_("mentor", self.successors.get(pairing.name, pairing.mentor))

    def mentees(self, pairing: Pairing) -> list[Caller]:
        return [self.as_("mentee", place) for place in self.groups.get(pairing.name, pairing.mentees)]

    def members(self, pairing: Pairing) -> list[Caller]:
        return [self.mentor(pairing), *self.mentees(pairing)]

    def program(self, pairing: Pairing) -> UUID:
        return uuid5(self.matches[pairing.name], "program")

    def noted(self, pairing: Pairing) -> Program:
        """What the ledger says of its program."""
        return self.ledger.programs[self.program(pairing)]

    def period(self, pairing: Pairing) -> tuple[date, date]:
        return self.noted(pairing).period.on(self.today)

    def place(self, caller: Caller) -> str:
        return self.place_of(caller.person)

    def place_of(self, person: UUID | None) -> str:
        return next(place for place, one in self.people.items() if one == person)

    def newcomers(self) -> Invented:
        """Makes the people who come later than the staff list."""
        return Invented(f"{self.key} later", self.domain)
