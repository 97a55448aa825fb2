"""What had to be sent against what was sent."""

import sys
import time
from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from mentoring.platform import Platform
from stores import PATIENCE, database, settle

from tests.simulation import of_consents, of_office, of_programs, of_registry
from tests.simulation.digest import digests
from tests.simulation.published import histories
from tests.simulation.sent import sent
from tests.simulation.terms import HERE, Reminder, reminders

TERMS = (*of_registry.TERMS, *of_consents.TERMS, *of_programs.TERMS, *of_office.TERMS)
TEMPLATES = {
    "pool": ("pool-due", "pool-overdue"),
    "stages": ("stage-due", "stage-late", "stage-still-late"),
    "waiting": ("waiting-due", "waiting-overdue"),
    "group": ("group-due", "group-overdue"),
    "registry request": ("registry-due", "registry-overdue"),
    "clearance": ("clearance-expires", "clearance-expires-over"),
    "partnership": ("partnership-expires", "partnership-expires-over"),
    "consent": ("consent-expires", "consent-expires-over"),
    "external": ("external-expires", "external-expires-over"),
    "withdrawal": ("withdrawal-due", "withdrawal-overdue"),
    "destruction": ("destruction-due", "destruction-overdue"),
    "destruction act": ("destruction-act-over",),
    "relief": ("relief-due",),
    "report": ("report-due", "report-overdue"),
    "mentor report": ("mentor-report-due", "mentor-report-overdue"),
    "campaign": ("campaign-opened", "campaign-due", "campaign-overdue", "campaign-extended"),
    "petition": ("petition-due", "petition-overdue"),
    "hearing": ("hearing-due", "hearing-over"),
    "help": ("help-overdue", "help-unanswered"),
    "decision": ("decision-due", "decision-overdue"),
    "survey": ("survey-due",),
    "program ends": ("program-ends",),
    "silence": ("pair-silent",),
    "meeting": ("meeting-soon",),
    "task": ("task-due",),
    "activity": ("activity-due", "activity-overdue"),
    "file access": ("file-access-ends",),
    "digest": ("weekly-digest",),
}
BEYOND = {"destruction act"}
"""Kinds that come after more than a year."""
PAUSE = 0.2
KINDS = {template: kind for kind, templates in TEMPLATES.items() for template in templates}


@dataclass(frozen=True)
class Comparison:
    expected: Counter[Reminder]
    sent: Counter[Reminder]

    @property
    def twice(self) -> Counter[Reminder]:
        """More often than once for each that was expected."""
        return Counter({one: count for one, count in (self.sent - self.expected).items() if one in self.expected})

    @property
    def missing(self) -> Counter[Reminder]:
        return self.expected - self.sent

    @property
    def unexpected(self) -> Counter[Reminder]:
        return Counter({one: count for one, count in self.sent.items() if one not in self.expected})

    @property
    def agrees(self) -> bool:
        return self.expected == self.sent

    @property
    def unheard(self) -> set[str]:
        """Kinds of which there was nothing to send, though a year is long enough for them."""
        return set(TEMPLATES) - BEYOND - set(_by_kind(self.expected))

    def lines(self) -> list[str]:
        """A line for each kind, one for each difference, and the total."""
        columns = {
            "expected": self.expected,
            "sent": self.sent,
            "sent twice": self.twice,
            "missing": self.missing,
            "unexpected": self.unexpected,
        }
        counts = {title: Counter(_by_kind(found)) for title, found in columns.items()}
        table = ["".join(f"{title:>18}" for title in ("", *columns))]
        for kind in TEMPLATES:
            table.append(f"{kind:>18}" + "".join(f"{counts[title][kind]:>18}" for title in columns))
        differing = [
            f"{title}: {one.template} on {one.on} to {one.recipient} by {one.channel} about {one.about} {one.detail}"
            for title in ("sent twice", "missing", "unexpected")
            for one in sorted(columns[title], key=lambda one: (one.template, one.on))
        ]
        total = ", ".join(f"{title} {found.total()}" for title, found in columns.items())
        return [*table, *differing, f"reminders: {total}"]


def compare(platform: Platform) -> Comparison:
    """Up to this moment of the platform's clock."""
    letters_sent(platform)
    settle(platform)
    now = platform.access.now()
    return Comparison(expected(platform, now), sent(platform, KINDS))


def letters_sent(platform: Platform) -> None:
    """Waits as long as there are fewer and fewer letters to send."""
    fewest, deadline = sys.maxsize, 0.0
    while waiting := _letters_waiting(platform):
        if waiting < fewest:
            fewest, deadline = waiting, time.monotonic() + PATIENCE
        assert time.monotonic() < deadline, f"{waiting} letters wait"
        time.sleep(PAUSE)


def _letters_waiting(platform: Platform) -> int:
    with database(platform, "notifications") as connection:
        row = connection.execute("SELECT count(*) AS waiting FROM deliveries WHERE due_at IS NOT NULL").fetchone()
    return int(row["waiting"]) if row else 0


def expected(platform: Platform, now: datetime) -> Counter[Reminder]:
    found: Counter[Reminder] = Counter()
    for school, history in histories(platform).items():
        terms = [term for kind in TERMS for term in kind(history)]
        found.update(reminders(terms, history, now))
        begun = min((term.opened for term in terms), default=now).astimezone(HERE).date()
        found.update(digests(school, terms, history, begun, now))
    return found


def _by_kind(found: Counter[Reminder]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for one, count in found.items():
        counted[KINDS[one.template]] += count
    return counted
