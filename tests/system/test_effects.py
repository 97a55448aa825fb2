"""Every kind of event: a command through an interface, and its effects in all services, followed by cause."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import afterwards
import programs.asking
import programs.publishing
import programs.reactions
import pytest
import registry.publishing
import reporting.reactions
from backbone.database import Database
from backbone.events import event_classes
from backbone.follower.handlers import name_of
from backbone.keys import Keys
from backbone.vault import Vault
from consequences import LEARNED, NOTIFIED, REACTED, REACTED_SOMETIMES
from mentoring.platform import Platform
from mentoring.story.telling import line_to
from notifications.notices import NOTICES
from registry.reactions import reactions
from registry.views.bank import Bank
from stores import MAINS, database, events, settle

NEEDS_A_BROKEN_MAIL_SERVER = {"notifications.NotificationFailed", "notifications.NotificationAbandoned"}
"""These happen in the tests of the service itself."""

PUBLISHED = {kind.TOPIC for kind in (*registry.publishing.PUBLISHES, *programs.publishing.PUBLISHES)}
TOLD_TO_REPORTING = ("registry", "programs")


@dataclass(frozen=True)
class Traces:
    """Ids by topic, topics of what each event caused, and what reporting has taken down: what each was told as."""

    ids: Mapping[str, list[UUID]]
    caused: Mapping[UUID, set[str]]
    journal: Mapping[UUID, str]

    @property
    def told(self) -> Mapping[str, list[UUID]]:
        """By the contract that others have got; what reporting tells it tells under the event's own name."""
        found = defaultdict(list)
        for id, contract in self.journal.items():
            found[contract].append(id)
        return found | {topic: ids for topic, ids in self.ids.items() if topic.startswith("reporting.")}


@pytest.fixture(scope="module")
def traces(told: Platform) -> Traces:
    with line_to(told.access) as line:
        afterwards.play(told.access, line)
    settle(told)
    logs = {id: found for service in MAINS for id, found in events(told, service).items()}
    ids, caused = defaultdict(list), defaultdict(set)
    for id, (topic, meta) in logs.items():
        ids[topic].append(id)
        if meta["causation_id"]:
            caused[UUID(meta["causation_id"])].add(topic)
    with database(told, "reporting") as connection:
        journal = {row["event"]: row["type"] for row in connection.execute("SELECT event, type FROM journal")}
    return Traces(ids, caused, journal)


def test_every_kind_of_event_happened(traces: Traces) -> None:
    kinds = {kind.TOPIC for kind in event_classes() if kind.TOPIC.partition(".")[0] in MAINS}
    assert kinds - set(traces.ids) == NEEDS_A_BROKEN_MAIL_SERVER


def test_what_is_published_reaches_reporting_and_nothing_else_does(traces: Traces) -> None:
    for topic, ids in traces.ids.items():
        if topic.startswith(TOLD_TO_REPORTING):
            reached = sum(id in traces.journal for id in ids)
            assert reached == (len(ids) if topic in PUBLISHED else 0), topic


@pytest.mark.parametrize(("topic", "expected"), REACTED.items())
def test_other_services_react_each_time(traces: Traces, topic: str, expected: set[str]) -> None:
    assert traces.ids[topic]
    for id in traces.ids[topic]:
        assert expected <= traces.caused[id]


@pytest.mark.parametrize(("topic", "expected"), REACTED_SOMETIMES.items())
def test_other_services_react_where_there_is_something_to_do(traces: Traces, topic: str, expected: set[str]) -> None:
    assert expected <= {kind for id in traces.ids[topic] for kind in traces.caused[id]}


def test_no_reaction_is_left_out() -> None:
    """All that services react to is either followed here or only learned."""
    nowhere, no_keys = Database(""), Keys("", Path())
    reacted = (
        reactions(Vault(nowhere, no_keys), Bank(nowhere)).kinds,
        programs.reactions.REACTIONS.kinds,
        programs.asking.ASKING.kinds,
        reporting.reactions.REACTIONS.kinds,
    )
    every = {name_of(kind) for kinds in reacted for kind in kinds}
    assert every == REACTED.keys() | REACTED_SOMETIMES.keys() | LEARNED


def test_no_notice_is_left_out() -> None:
    assert {kind.TYPE for kind in NOTICES} == set(notified())


def notified() -> Iterator[str]:
    for service, names in NOTIFIED.items():
        yield from (f"{service}.{name}" for name in sorted(names))


@pytest.mark.parametrize("contract", list(notified()))
def test_somebody_is_told(traces: Traces, contract: str) -> None:
    caused = {kind for id in traces.told[contract] for kind in traces.caused[id]}
    assert {"notifications.NotificationRequested", "notifications.NotificationSent"} <= caused
