"""Whom the regulation wants told of something at once: each of them finds it in the inbox."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from contracts import programs, registry
from contracts.base import Contract
from contracts.codes import OrderKind, PetitionKind, PetitionOutcome

from tests.notifications.town import School, Town

FAR = date(2100, 1, 11)
"""Nobody is reminded of this term yet."""


def changed_act(cited: bool) -> Callable[[School], Contract]:
    return lambda _: registry.LegalSourceChanged(
        source=uuid4(), number="500-ФЗ", effective=date(2026, 1, 1), repealed=False, cited=cited
    )


def fixed_pair(school: School) -> Contract:
    members, fields = (school.mentor, school.mentee), {"number": "7", "dated": date(2025, 9, 1)}
    return registry.OrderIssued.model_validate(
        {"order": uuid4(), "kind": OrderKind.FIX_PAIRS, "concerns": members, **fields}
    )


def petition(school: School, **fields: Any) -> dict[str, Any]:
    posts = {"petition": uuid4(), "program": uuid4(), "for_head": True, "for_curator": True}
    return posts | {"others": (school.mentor, school.mentee)} | fields


def released(school: School) -> Contract:
    about = petition(school, kind=PetitionKind.RELEASE, by=school.curator, for_curator=False)
    everybody = {"others": (school.mentor, school.mentee, school.curator), "substitutes": (school.head,)}
    return programs.PetitionDecided.model_validate(about | everybody | {"outcome": PetitionOutcome.GRANTED})


def resigned(school: School) -> Contract:
    about = petition(school, kind=PetitionKind.RESIGNATION, by=school.mentor)
    return programs.PetitionFiled.model_validate(about | {"due": FAR})


def asked_for_help(school: School) -> Contract:
    people = {"help": uuid4(), "program": uuid4(), "mentor": school.mentor, "mentee": school.mentee}
    asked = {"due": FAR, "asked_at": "2025-09-08T06:00:00Z"}
    return programs.HelpRequested.model_validate(people | asked)


DECIDED, TO_DECIDE = "petition-decided", "petition-to-decide"
SIGN = "order-to-acknowledge"


@pytest.mark.parametrize(
    ("fact", "by", "told"),
    [
        pytest.param(
            changed_act(cited=True), "head", {"curator": "legal-source-changed"}, marks=pytest.mark.row("R-1.1-03")
        ),
        pytest.param(changed_act(cited=False), "head", {}, marks=pytest.mark.row("R-1.1-03")),
        pytest.param(
            released,
            "",
            {"mentor": DECIDED, "mentee": DECIDED, "curator": DECIDED, "head": "substitute-named"},
            marks=pytest.mark.row("R-1.4-06"),
        ),
        pytest.param(asked_for_help, "mentee", {"mentor": "help-requested"}, marks=pytest.mark.row("R-2.3-11")),
        pytest.param(
            fixed_pair,
            "head",
            {"mentor": SIGN, "mentee": SIGN, "curator": "order-issued"},
            marks=pytest.mark.row("R-3.3-05"),
        ),
        pytest.param(
            resigned,
            "mentor",
            {"head": TO_DECIDE, "curator": TO_DECIDE, "mentee": "petition-filed"},
            marks=pytest.mark.row("R-4.1-03"),
        ),
    ],
)
def test_whom_it_concerns_is_told_at_once_and_nobody_else(
    town: Town, school: School, fact: Callable[[School], Contract], by: str, told: dict[str, str]
) -> None:
    actor = school.people[by] if by else uuid4()
    town.reached(town.others.tell(fact(school), school.id, actor=actor))
    found = {who: [item["template"] for item in town.inbox(school, person)] for who, person in school.people.items()}
    assert {who: templates for who, templates in found.items() if templates} == {
        who: [one] for who, one in told.items()
    }
