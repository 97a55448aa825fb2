"""Two tiny services: `registry` has boxes and tells of them, `programs` follows it."""

from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from backbone.clock import Clock
from backbone.events import Recorded
from backbone.eventstore import command
from backbone.follower import Projection, Rows, Table
from backbone.intent import Intent
from backbone.letters import Delivery
from backbone.migrate import migrate_store
from backbone.relay import Publishes
from boxes import ACTOR, Box, Boxes, Filled, Opened
from contracts.base import Contract
from mentoring.roles import Databases

TODAY = date(2025, 9, 1)
TABLES = """
CREATE TABLE told (source text, position bigint, type text NOT NULL, PRIMARY KEY (source, position));
CREATE TABLE weights (box uuid PRIMARY KEY, kilograms float NOT NULL CONSTRAINT not_empty CHECK (kilograms <> 0));
CREATE INDEX weights_heavy ON weights (kilograms) WHERE kilograms > 1;
ALTER TABLE weights ENABLE ROW LEVEL SECURITY;
ALTER TABLE weights FORCE ROW LEVEL SECURITY;
CREATE POLICY everything ON weights USING (current_setting('app.school', true) = '*');
"""


class BoxOpened(Contract):
    TYPE = "registry.BoxOpened"
    box: UUID


class BoxFilled(Contract):
    TYPE = "registry.BoxFilled"
    kilograms: float


class Registry(Boxes):
    name = "registry"


class Programs(Boxes):
    name = "programs"

    @command
    def copy(self, intent: Intent, id: UUID) -> Box:
        box = Box(id)
        box.record(Opened(on=intent.today, name="копия"))
        return box


def tell_opened(recorded: Recorded) -> Contract:
    return BoxOpened(box=recorded.originator_id)


def tell_filled(recorded: Recorded) -> Contract:
    assert isinstance(recorded.event, Filled)
    return BoxFilled(kilograms=recorded.event.kilograms)


EVERYTHING: Publishes = {Opened: tell_opened, Filled: tell_filled}


def note(rows: Rows, delivery: Delivery[Any]) -> None:
    rows["told"].add({"source": delivery.source, "position": delivery.position, "type": type(delivery.fact).__name__})


def add(rows: Rows, delivery: Delivery[Any]) -> None:
    """Not safe to repeat, on purpose."""
    note(rows, delivery)
    before = rows["weights"].get(delivery.aggregate) or {"kilograms": 0.0}
    rows["weights"].put({"box": delivery.aggregate, "kilograms": before["kilograms"] + delivery.fact.kilograms})


WRITTEN = (Table("told", ("source", "position")), Table("weights", ("box",)))
COPY = Projection("copy", {BoxOpened: note, BoxFilled: add}, WRITTEN)
OWN = Projection("own", {Opened: note, Filled: add}, WRITTEN)


def intent(key: str | None = None) -> Intent:
    return Intent(ACTOR, key or str(uuid4()), b"request", uuid4(), TODAY)


def migrated(databases: Databases, folder: Path) -> tuple[Registry, Programs]:
    (folder / "0001_tables.sql").write_text(TABLES)
    migrate_store(Registry, databases.owner_url, databases.url)
    migrate_store(Programs, databases.owner_url, databases.url, [folder])
    return Registry(databases.url, Clock()), Programs(databases.url, Clock())
