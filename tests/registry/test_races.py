"""What two commands at once may not do: exceed a capacity, use a consent that is being withdrawn, share a number."""

import threading
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from backbone.errors import DomainError, RuleBroken
from backbone.intent import Actor, Intent, Receipt
from contracts.codes import ConsentPurpose, OrderKind, SignatureKind
from registry.application.registry import Registry
from registry.domain.order.content import AnyContent, AppointCurator, FixPairs
from registry.domain.order.order import Draft
from registry.domain.participant.participant import Participant, Subject
from registry.domain.signature import Signature

from tests.registry.town import School

Outcome = Receipt | DomainError


@pytest.fixture
def meeting(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two commands decide before either saves: the first commits of both meet here."""
    both, commit, met = threading.Barrier(2), school.town.app.commit, set[str]()

    def commit_together(intent: Intent, decision: Any) -> Receipt:
        if intent.command_id not in met:
            met.add(intent.command_id)
            both.wait(20)
        return commit(intent, decision)

    monkeypatch.setattr(school.town.app, "commit", commit_together)


def at_once(*commands: Callable[[], Receipt]) -> list[Outcome]:
    outcomes: list[Outcome] = []

    def run(command: Callable[[], Receipt]) -> None:
        try:
            outcomes.append(command())
        except DomainError as refusal:
            outcomes.append(refusal)

    threads = [threading.Thread(target=run, args=(command,)) for command in commands]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def intent(school: School, name: str) -> Intent:
    role, person = school.who(name)
    actor = Actor(id=str(person), role=role.value, school=school.id)
    return Intent(actor, command_id=str(uuid4()), fingerprint=b"", correlation_id=uuid4(), today=school.today)


def order(school: School, content: AnyContent, number: str) -> Callable[[], Receipt]:
    signature = Signature(kind=SignatureKind.PAPER, reference=number)
    draft = Draft(number, school.today, content, (uuid4(),), signature)
    given = intent(school, "head")
    return lambda: school.town.app.issue_order(given, draft)


def rules(outcomes: list[Outcome]) -> list[str]:
    assert sum(isinstance(one, Receipt) for one in outcomes) == 1, outcomes
    return [one.rule for one in outcomes if isinstance(one, RuleBroken)]


def load(app: Registry, school: School) -> int:
    return app.load(Participant, school.people["mentor"], school.id).load


def fix(match: UUID) -> FixPairs:
    return FixPairs(matches=(match,))


def test_of_two_orders_for_the_last_free_place_one_wins(school: School, request: pytest.FixtureRequest) -> None:
    school.organised()
    school.mentors("mentor", capacity=1)
    first, second = school.agreed(mentees=("mentee",)), school.agreed(mentees=("second",))
    request.getfixturevalue("meeting")
    outcomes = at_once(order(school, fix(first), "101-1"), order(school, fix(second), "102-1"))
    assert rules(outcomes) == ["INV-23"]
    assert load(school.town.app, school) == 1


def test_two_orders_that_both_fit_both_take_effect(school: School, request: pytest.FixtureRequest) -> None:
    school.organised()
    school.mentors("mentor", capacity=2)
    first, second = school.agreed(mentees=("mentee",)), school.agreed(mentees=("second",))
    request.getfixturevalue("meeting")
    outcomes = at_once(order(school, fix(first), "101-1"), order(school, fix(second), "102-1"))
    assert all(isinstance(one, Receipt) for one in outcomes)
    assert load(school.town.app, school) == 2


@pytest.mark.parametrize("name", ["mentor", "mentee"])
def test_a_consent_withdrawn_while_the_order_is_signed_counts(
    school: School, name: str, request: pytest.FixtureRequest
) -> None:
    """Whoever is second sees the other: either the order fails, or the withdrawal comes after it."""
    school.organised()
    school.mentors("mentor")
    match = school.agreed()
    request.getfixturevalue("meeting")
    app, person, subject = school.town.app, school.people[name], Subject(ConsentPurpose.JOIN_MATCH, match)
    withdrawing = intent(school, name)
    outcomes = at_once(order(school, fix(match), "101-1"), lambda: app.withdraw_consent(withdrawing, person, subject))
    history = [recorded.event.TOPIC.partition(".")[2] for recorded in app.history(person, school.id)]
    begun = f"{name.capitalize()}shipBegun"
    refused = [one.rule for one in outcomes if isinstance(one, RuleBroken)]
    if refused:
        assert refused == ["INV-06"]
        assert begun not in history
    else:
        assert history.index(begun) < history.index("ConsentWithdrawn")


def test_one_number_is_one_order_also_when_two_are_signed_at_once(
    school: School, request: pytest.FixtureRequest
) -> None:
    school.organised()
    request.getfixturevalue("meeting")
    contents = [AppointCurator(person=school.people["curator"]) for _ in range(2)]
    outcomes = at_once(*(order(school, content, "7-од") for content in contents))
    assert rules(outcomes) == ["INV-30"]
    assert contents[0].kind is OrderKind.APPOINT_CURATOR
