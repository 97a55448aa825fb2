"""A release whose order is taken back; a program that is closed, and another that goes on for it."""

from dataclasses import asdict, dataclass
from datetime import timedelta

from contracts.codes import OrderKind, PetitionKind, PetitionOutcome, TerminationReason
from mentoring.story import asking, endings, matching
from mentoring.story.client import Json
from mentoring.story.schools import Pairing
from mentoring.story.stage import School

from afterwards.plot import CHOSEN, PAIR


@dataclass(frozen=True)
class Again(Pairing):
    @property
    def name(self) -> str:
        return f"{super().name}-again"


def taken_back(school: School) -> None:
    mentor, day = str(school.mentor(PAIR).person), str(school.today + timedelta(days=7))
    days = {"since": day, "until": day}
    asked: Json = {"concerned": [mentor], "activities": [str(school.activities[PAIR.name][-1])], **days}
    petition = asking.file(school, school.curator, PetitionKind.RELEASE, PAIR, asked)
    order = school.order_about(PAIR, OrderKind.RELEASE, {"persons": [mentor], **days})
    said = {"order": str(order.id), "continuity": "Уроков в этот день нет", "no_lessons": [mentor]}
    asking.decide(school, school.head, petition, PetitionOutcome.GRANTED, order.position, **said)
    school.order(OrderKind.REPEAL, {"order": str(order.id)})


def going_on(school: School) -> None:
    """The same two, once the first program is closed."""
    endings.ask(school, CHOSEN, school.mentor(CHOSEN), TerminationReason.WORKLOAD, "Продолжим по новой программе")
    order = school.order_about(CHOSEN, OrderKind.TERMINATE_PROGRAM)
    endings.close(school, CHOSEN, "termination/approval", order)
    first = f"/matches/{school.matches[CHOSEN.name]}"
    school.client.awaited(school.curator, "registry", first, lambda match: match["state"] == "ended")
    again = Again(**asdict(CHOSEN))
    body: Json = {
        "mentor": str(school.people[again.mentor]),
        "mentees": [str(school.people[place]) for place in again.mentees],
        "direction": again.direction.value,
        "forms": again.forms,
        "kinds": again.kinds,
        "continues": str(school.matches[CHOSEN.name]),
    }
    school.matches[again.name] = school.create(school.curator, "registry", "/matches", body, again.name)
    matching.agree(school, again)
    matching.join(school, again)
    matching.fix(school, [again])


ACTS = (taken_back, going_on)
