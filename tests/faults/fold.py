"""The second judge: what the views have to say of schools, orders, people and what they were asked, folded from the
bytes of registry's log by nothing of the platform's own code."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from mentoring.platform import Platform
from psycopg import sql
from stores import database

PERSON = ("registry.ParticipantRegistered", "registry.ParticipantChanged")
ASKED = "registry.ConsentRequested"
SCHOOL, ORDER = "registry.SchoolRegistered", "registry.OrderIssued"
TOPICS = (*PERSON, ASKED, SCHOOL, ORDER)
Row = tuple[Any, ...]
Views = Mapping[str, list[Row]]

VIEWS: Mapping[str, tuple[str, str]] = {
    "the schools": ("registry", "SELECT place, id::text FROM schools"),
    "the orders": ("registry", "SELECT place, id::text, school::text, kind FROM orders"),
    "the bank of people": ("registry", "SELECT id::text, school::text, experience_years FROM participants"),
    "whom programs knows": ("programs", "SELECT id::text, school::text FROM people"),
    "whom notifications knows": ("notifications", "SELECT participant::text, school::text FROM people"),
    "who was asked": (
        "notifications",
        "SELECT recipient::text, school::text FROM inbox WHERE template = 'consent-requested'",
    ),
    "to whom it was written": (
        "notifications",
        "SELECT recipient::text, school::text FROM deliveries WHERE template = 'consent-requested' AND state = 'sent'",
    ),
    "the office's timeline of staff": ("reporting", "SELECT event::text, subject::text, experience_years FROM staff"),
    "the office's journal": (
        "reporting",
        "SELECT position, event::text, school::text, aggregate::text FROM journal WHERE source = 'registry'"
        " AND type IN ('registry.SchoolRegistered', 'registry.ParticipantRegistered', 'registry.ConsentRequested')",
    ),
}
REACTED: Mapping[str, str] = {
    "whom programs knows": PERSON[0],
    "whom notifications knows": PERSON[0],
    "who was asked": ASKED,
    "to whom it was written": ASKED,
}
"""Whose own logs have it: by the fact that a reaction made it of."""


class Fact(NamedTuple):
    position: int
    subject: str
    topic: str
    event: str
    school: str
    data: Mapping[str, Any]

    @property
    def experience(self) -> Any:
        return self.data["card"]["experience_years"]


def disagreements(platform: Platform) -> int:
    """Rows that the fold has and a view has not, or the other way round; but what reactions made of a fact stays,
    also where a restore has undone it (decision 28)."""
    expected = folded(list(_facts(platform)))
    found = {view: _rows(platform, *VIEWS[view]) for view in expected}
    for view, topic in REACTED.items():
        stays = _undone(platform, topic) - set(expected[view])
        found[view] = [row for row in found[view] if row not in stays]
    return sum(_difference(expected[view], found[view]) for view in expected)


def folded(facts: list[Fact]) -> Views:
    of = {topic: [fact for fact in facts if fact.topic == topic] for topic in TOPICS}
    staff = [fact for fact in facts if fact.topic in PERSON]
    people = {fact.subject: (fact.subject, fact.school) for fact in staff}
    experience = {fact.subject: fact.experience for fact in staff}
    asked = [(fact.subject, fact.school) for fact in of[ASKED]]
    told = [fact for topic in (SCHOOL, *PERSON, ASKED) for fact in of[topic]]
    return {
        "the schools": [(fact.position, fact.subject) for fact in of[SCHOOL]],
        "the orders": [(fact.position, fact.subject, fact.school, fact.data["content"]["kind"]) for fact in of[ORDER]],
        "the bank of people": [(*person, experience[id]) for id, person in people.items()],
        "whom programs knows": list(people.values()),
        "whom notifications knows": list(people.values()),
        "who was asked": asked,
        "to whom it was written": asked,
        "the office's timeline of staff": [(fact.event, fact.subject, fact.experience) for fact in staff],
        "the office's journal": [(fact.position, fact.event, fact.school, fact.subject) for fact in told],
    }


def _facts(platform: Platform) -> Iterator[Fact]:
    query = """SELECT notification_id, originator_id::text AS id, topic, state FROM registry_events
        WHERE topic = ANY(%s) ORDER BY notification_id"""
    with database(platform, "registry") as connection:
        for row in connection.execute(query, (list(TOPICS),)):
            state = json.loads(row["state"])
            meta = state["meta"]
            yield Fact(row["notification_id"], row["id"], row["topic"], meta["event_id"], meta["school"], state["data"])


def _undone(platform: Platform, topic: str) -> set[Row]:
    """Of whom a restore has taken such a fact back, as it has written down itself."""
    reports = (platform.folder.root / "lost").glob("*.jsonl")
    gone = [json.loads(line) for report in reports for line in report.read_text().splitlines()]
    return {(event["object"], event["said"]["meta"]["school"]) for event in gone if event["topic"] == topic}


def _rows(platform: Platform, service: str, query: str) -> list[Row]:
    with database(platform, service) as connection:
        return [tuple(row.values()) for row in connection.execute(sql.SQL(query))]


def _difference(expected: list[Row], found: list[Row]) -> int:
    return len(set(expected) ^ set(found)) + abs(len(expected) - len(found))
