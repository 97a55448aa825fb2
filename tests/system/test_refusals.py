"""What the regulation forbids is refused with its rule and clause, and nothing changes: registry and programs together.

What one service decides alone (periods, capacities, numbers of orders, keys and versions) is tried in its own tests.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from contracts.codes import OrderKind
from mentoring.platform import Platform
from mentoring.story.telling import line_to
from mentoring.story.transport import Problem
from operations import pointers
from small_school import EXTENDED, LATE, RUNNING, SUBMITTED, WITHDRAWN, Attempt, SmallSchool
from stores import events, settle

Try = Callable[[SmallSchool], Attempt]


@dataclass(frozen=True)
class Because:
    """Of a problem document: status, end of the type, what it says of a rule and of the field to blame."""

    status: int
    type: str
    rule: str | None = None
    clause: str | None = None
    pointer: str | None = None


def rule(id: str, clause: str, pointer: str | None = None) -> Because:
    return Because(422, "rule-broken", id, clause, pointer)


def order(code: str) -> Because:
    return Because(409, code, pointer="/order")


REFUSED: dict[str, tuple[Try, Because]] = {
    "a group of one": (lambda it: it.proposing(1, "group"), rule("INV-04", "п. 2.3", "/mentees")),
    "a pair of two": (lambda it: it.proposing(2, "traditional"), rule("INV-04", "п. 2.3", "/kinds")),
    "consented after the order": (
        lambda it: it.fixing(LATE, dated=str(it.first)),
        rule("INV-06", "п. 3.2, 3.3, 6.2"),
    ),
    "consent taken back": (lambda it: it.fixing(WITHDRAWN), rule("INV-06", "п. 3.2, 3.3, 6.2")),
    "no legal basis": (lambda it: it.fixing(LATE, legal_basis=[]), rule("R-1.3-03", "п. 1.3", "/legal_basis")),
    "signed by the curator": (lambda it: it.fixing(LATE, "curator"), Because(403, "forbidden")),
    "signed by the curator as if head": (lambda it: it.fixing(LATE, "usurper"), Because(403, "forbidden")),
    "reviewed before the mentee agreed": (
        lambda it: it.in_program(it.school.curator, SUBMITTED, "review", {"accepted": True}),
        rule("INV-13", "п. 5.1"),
    ),
    "approved before the mentee agreed": (
        lambda it: it.in_program(it.school.head, SUBMITTED, "approval", {}),
        rule("INV-13", "п. 5.1"),
    ),
    "longer than a year": (
        lambda it: it.in_program(it.school.mentor(RUNNING), RUNNING, "extension", {"until": str(it.until(13))}),
        rule("INV-05", "п. 1.2, 7.2", "/until"),
    ),
    "longer without everybody's agreement": (
        lambda it: it.by_order(RUNNING, "extension/approval", it.extending(RUNNING, 6)),
        rule("INV-21", "п. 7.2"),
    ),
    "completed before everything is done": (
        lambda it: it.by_order(RUNNING, "completion", it.school.order_about(RUNNING, OrderKind.COMPLETE_PROGRAM)),
        rule("INV-18", "п. 7.1"),
    ),
    "ended by the curator before anybody is heard": (
        lambda it: it.by_order(
            RUNNING, "termination/approval", it.school.order_about(RUNNING, OrderKind.TERMINATE_PROGRAM)
        ),
        rule("R-7.1-03", "п. 7.1", "/order"),
    ),
    "an order of another kind": (
        lambda it: it.by_order(
            EXTENDED, "extension/approval", it.school.order_about(EXTENDED, OrderKind.AMEND_PROGRAM)
        ),
        order("order-other-kind"),
    ),
    "an order about another pair": (
        lambda it: it.by_order(EXTENDED, "extension/approval", it.extending(RUNNING, 8)),
        order("order-other-match"),
    ),
    "an order for a second time": (
        lambda it: it.by_order(EXTENDED, "extension/approval", it.used),
        order("order-used"),
    ),
    "an order that nobody has issued": (
        lambda it: it.in_program(it.school.head, EXTENDED, "extension/approval", {"order": str(uuid4())}),
        order("order-unknown"),
    ),
}


@pytest.fixture(scope="module")
def small(platform: Platform) -> Iterator[SmallSchool]:
    with line_to(platform.access) as line:
        yield SmallSchool(platform.access, line)


@pytest.mark.parametrize(("attempt", "because"), REFUSED.values(), ids=REFUSED)
def test_what_is_forbidden_is_refused_and_changes_nothing(
    platform: Platform, small: SmallSchool, attempt: Try, because: Because
) -> None:
    tried = attempt(small)
    settle(platform)
    before = version(small, tried), stored(platform, small.id)
    with pytest.raises(Problem) as refused:
        send(small, tried)
    assert told(refused.value) == because, refused.value
    assert (version(small, tried), stored(platform, small.id)) == before


def test_the_same_in_good_order_passes(small: SmallSchool) -> None:
    """So it was nothing else that they were refused for."""
    send(small, small.proposing(2, "group"))
    send(small, small.fixing(LATE))
    send(small, small.by_order(EXTENDED, "extension/approval", small.extending(EXTENDED, 8)))
    send(small, small.in_program(small.school.mentees(SUBMITTED)[0], SUBMITTED, "agreement", {}))
    send(small, small.in_program(small.school.curator, SUBMITTED, "review", {"accepted": True}))
    send(small, small.in_program(small.school.head, SUBMITTED, "approval", {}))


def send(small: SmallSchool, tried: Attempt) -> None:
    """By somebody who has just seen what it is about."""
    seen = {"If-Match": version(small, tried)} if tried.path.startswith(tried.about) else {}
    waiting = {"X-Min-Position": tried.after} if tried.after else {}
    headers = {"Idempotency-Key": str(uuid4()), **seen, **waiting}
    small.school.client.line.send(tried.caller, "POST", tried.service, tried.path, json=tried.body, headers=headers)


def version(small: SmallSchool, tried: Attempt) -> str:
    answer = small.school.client.line.send(small.school.head, "GET", tried.service, tried.about)
    return answer.headers["ETag"]


def stored(platform: Platform, school: UUID) -> set[UUID]:
    """All that happened in the school."""
    logs = [events(platform, service) for service in ("registry", "programs")]
    return {id for log in logs for id, (_, meta) in log.items() if meta["school"] == str(school)}


def told(problem: Problem) -> Because:
    document = problem.document
    pointer = next(iter(pointers(document)), None)
    return Because(problem.status, problem.code, problem.rule, document.get("clause"), pointer)
