"""A school in which much has begun, and what may happen in it: the story's scenes, with one pair each."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from contracts.codes import ConsentPurpose, Direction, OrderKind, TerminationReason
from contracts.months import plus_months
from mentoring.story import changes, consenting, drafting, employing, endings, founding, matching, year
from mentoring.story.client import Client
from mentoring.story.schools import Pairing, Plot
from mentoring.story.stage import School
from mentoring.story.transport import Caller

if TYPE_CHECKING:
    from tests.simulator.four.world import World

RUNNING = Pairing("M0", ("E0",), Direction.METHODS, 4, successor="M2")
AGREED = Pairing("M1", ("E1",), Direction.LESSON, 5)
RIVAL = Pairing("M2", ("E1",), Direction.LESSON, 6)
"""Wants the mentee who is agreed with another."""
PAIRINGS = (RUNNING, AGREED, RIVAL)
PLOT = Plot("Школа для опытов", "Опытная", "Опытная", capacities=(1, 1, 1), experience=(0, 1), pairings=PAIRINGS)
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
)
Deed = Callable[[School, Pairing], object]


def fix(school: School, pairing: Pairing) -> None:
    matching.fix(school, [pairing])


def outline(school: School, pairing: Pairing) -> None:
    drafting.outline(school, pairing, pairing.months)


def meet(school: School, pairing: Pairing) -> None:
    if pairing.name in school.meetings:
        year.record(school, pairing)
    year.schedule(school, pairing)
    year.assign(school, pairing)


def extend(school: School, pairing: Pairing) -> None:
    changes.extend(school, pairing, plus_months(school.today, pairing.months + 2))


def ask_to_end(school: School, pairing: Pairing) -> None:
    endings.ask(school, pairing, school.mentor(pairing), TerminationReason.WORKLOAD, "Веду два выпускных класса")


def end(school: School, pairing: Pairing) -> None:
    endings.close(school, pairing, "termination/approval", school.order_about(pairing, OrderKind.TERMINATE_PROGRAM))


LIFE: tuple[Deed, ...] = (
    matching.agree,
    matching.join,
    fix,
    outline,
    drafting.plan,
    drafting.approve,
    drafting.begin,
    meet,
    extend,
    ask_to_end,
    end,
)
"""Of a pair, in order."""
BEGUN = (6, 2, 0)
"""What of it the pairs have behind them."""


def withdraw(school: School, pairing: Pairing) -> None:
    (place,), match = pairing.mentees, str(school.matches[pairing.name])
    body = {"purpose": ConsentPurpose.JOIN_MATCH.value, "match": match}
    school.about_person(school.as_("mentee", place), place, "consents/withdrawal", body, pairing.name)


def decline(school: School, pairing: Pairing) -> None:
    school.about_match(school.as_("mentee", pairing.mentees[0]), pairing, "refusal", {})


def replace(school: School, pairing: Pairing) -> None:
    if pairing.successor:
        changes.hand_over(school, pairing)


def declare_origins(school: School, _: Pairing) -> None:
    """Where its frontend lies, every day elsewhere."""
    asker, origins = Caller("sysadmin", school=school.id), [f"https://{school.today:%j}.{school.domain}"]
    key = school.intent(f"origins:{school.today}")
    school.client.change(asker, "registry", "/school", "origins", {"origins": origins}, key)


DEEDS: tuple[Deed, ...] = (*LIFE, withdraw, decline, replace, declare_origins)


def founded(name: str, world: "World") -> School:
    """One program runs, one pair waits for its order, one is proposed."""
    school = School(name, PLOT, client=Client(world.clients.line()))
    school.today = world.time.today()
    for act in FOUNDING:
        act(school)
    for pairing in PAIRINGS:
        matching.propose(school, pairing)
        matching.note(school, pairing)
    for pairing, begun in zip(PAIRINGS, BEGUN, strict=True):
        for deed in LIFE[:begun]:
            deed(school, pairing)
            world.come_to_rest()
    return school
