"""A school in which everything has just begun, played with the story's scenes: what is forbidden there can be tried."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from contracts.codes import ConsentPurpose, Direction, OrderKind
from contracts.months import plus_months
from mentoring.access import Access
from mentoring.story import consenting, drafting, employing, founding, matching
from mentoring.story.cast import CURATOR
from mentoring.story.client import Client, Json, Receipt
from mentoring.story.play import HERE, MORNING
from mentoring.story.schools import Fate, Pairing, Plot
from mentoring.story.stage import LEGAL_BASIS, School
from mentoring.story.transport import Caller, Line


def _pair(place: int, fate: Fate = Fate.RUNS_ON) -> Pairing:
    return Pairing(f"M{place}", (f"E{place}",), Direction.METHODS, 4, fate)


RUNNING, EXTENDED, SUBMITTED = _pair(0), _pair(1), _pair(2)
"""What each program waits for: everything; the order about a second extension; the mentee's agreement."""
LATE, WITHDRAWN = _pair(3, Fate.TOO_MANY), _pair(4, Fate.TOO_MANY)
"""Agreed and not fixed by an order: a mentee has consented today only, or has taken the consent back."""
PLOT = Plot(
    "Школа, где всё только началось",
    "Малая школа",
    "Малая",
    capacities=(1,) * 5,
    experience=(0,) * 5,
    pairings=(RUNNING, EXTENDED, SUBMITTED, LATE, WITHDRAWN),
)
FOUNDING: tuple[Callable[[School], None], ...] = (
    founding.registration,
    founding.staff_import,
    founding.regulation,
    founding.curator,
    consenting.requests,
    consenting.consents,
    employing.terms,
    consenting.appointment,
    consenting.registry,
    matching.proposals,
    matching.acquaintance,
    matching.joining,
    matching.fixing,
)


@dataclass(frozen=True)
class Attempt:
    """A command; `about` is what it would change, at a path of the same service."""

    caller: Caller
    service: str
    path: str
    body: Json
    about: str
    after: str = ""


class SmallSchool:
    """`first` is the day on which it was founded; programs run since two days later, which is today."""

    def __init__(self, access: Access, line: Line, name: str = "small") -> None:
        self.school = School(name, PLOT, client=Client(line))
        self.first = self.school.today = access.now().astimezone(HERE).date()
        for act in FOUNDING:
            act(self.school)
        self._agree()
        self._draw_up()
        self.school.today = self.first + drafting.AHEAD
        access.move_clock(datetime.combine(self.school.today, MORNING, HERE))
        self._go_on()
        matching.join(self.school, LATE, without=(LATE.mentor,))
        self._withdraw()

    @property
    def id(self) -> UUID:
        return self.school.id

    def _agree(self) -> None:
        for pairing, without in ((LATE, LATE.mentees), (WITHDRAWN, ())):
            matching.propose(self.school, pairing)
            matching.agree(self.school, pairing)
            matching.join(self.school, pairing, without)

    def _draw_up(self) -> None:
        for pairing in self.school.fixed():
            drafting.outline(self.school, pairing, pairing.months)
            drafting.plan(self.school, pairing)
        for pairing in (RUNNING, EXTENDED):
            drafting.approve(self.school, pairing)
        self.school.in_program(self.school.mentor(SUBMITTED), SUBMITTED, "submission", {})

    def _go_on(self) -> None:
        school = self.school
        for pairing in (RUNNING, EXTENDED):
            school.in_program(school.mentor(pairing), pairing, "start", {})
            self._propose(pairing, 6)
        school.in_program(school.mentees(EXTENDED)[0], EXTENDED, "extension/agreement", {})
        self.used = self.extending(EXTENDED, 6)
        order = {"order": str(self.used.id)}
        school.in_program(school.head, EXTENDED, "extension/approval", order, after=self.used.position)
        self._propose(EXTENDED, 8)
        school.in_program(school.mentees(EXTENDED)[0], EXTENDED, "extension/agreement", {}, turn="8")
        body = {"reason": "meetings-missed", "text": "Встречи сорваны"}
        school.in_program(school.curator, RUNNING, "termination", body)

    def _propose(self, pairing: Pairing, months: int) -> None:
        body = {"until": str(self.until(months))}
        self.school.in_program(self.school.mentor(pairing), pairing, "extension", body, turn=str(months))

    def _withdraw(self) -> None:
        (place,), purpose = WITHDRAWN.mentees, ConsentPurpose.JOIN_MATCH.value
        body = {"purpose": purpose, "match": str(self.school.matches[WITHDRAWN.name])}
        self.school.about_person(self.school.as_("mentee", place), place, "consents/withdrawal", body)

    def until(self, months: int) -> date:
        """So long after its start a program ends."""
        return plus_months(self.first + drafting.AHEAD, months)

    def extending(self, pairing: Pairing, months: int) -> Receipt:
        """The head's order."""
        return self.school.order_about(pairing, OrderKind.EXTEND_PROGRAM, {"until": str(self.until(months))})

    # What may be tried

    def proposing(self, mentees: int, kind: str) -> Attempt:
        """A mentor who is free, for as many mentees without a mentor as are named."""
        mentor, people = str(self.school.people[LATE.mentor]), self.school.people
        body = {
            "mentor": mentor,
            "mentees": [str(people[place]) for place in (*LATE.mentees, *WITHDRAWN.mentees)[:mentees]],
            "direction": Direction.METHODS.value,
            "forms": LATE.forms,
            "kinds": [kind],
        }
        return Attempt(self.school.curator, "registry", "/matches", body, f"/participants/{mentor}")

    def fixing(self, pairing: Pairing, signer: str = "head", **changes: object) -> Attempt:
        """An order on the pair, dated today; the curator signs it, too, if he says that he is head."""
        match = str(self.school.matches[pairing.name])
        signers = {"curator": self.school.curator, "usurper": self.school.as_("head", CURATOR)}
        body = {
            "kind": OrderKind.FIX_PAIRS.value,
            "number": "99-п",
            "dated": str(self.school.today),
            "legal_basis": LEGAL_BASIS,
            "signature": {"kind": "paper", "reference": "99-п"},
            "content": {"matches": [match]},
        }
        caller = signers.get(signer, self.school.head)
        return Attempt(caller, "registry", "/orders", body | changes, f"/matches/{match}")

    def in_program(self, caller: Caller, pairing: Pairing, action: str, body: Json) -> Attempt:
        about = f"/programs/{self.school.program(pairing)}"
        return Attempt(caller, "programs", f"{about}/{action}", body, about)

    def by_order(self, pairing: Pairing, action: str, order: Receipt) -> Attempt:
        about = f"/programs/{self.school.program(pairing)}"
        body = {"order": str(order.id)}
        return Attempt(self.school.head, "programs", f"{about}/{action}", body, about, order.position)
