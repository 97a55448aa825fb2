"""Two tiny services: `registry` has boxes and tells of them, `programs` follows it."""

from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from backbone.clock import Clock
from backbone.events import Recorded
from backbone.eventstore import command
from backbone.follower import Projection
from backbone.intent import Intent
from backbone.letters import Delivery
from backbone.migrate import migrate_store
from backbone.relay import Publishes
from boxes import ACTOR, Box, Boxes, Filled, Opened
from contracts.base import Contract
from mentoring.roles import Databases
from psycopg import Cursor
from psycopg.rows import DictRow

TODAY = date(2025, 9, 1)
TABLES = """
CREATE TABLE told (source text, position bigint, type text NOT NULL, PRIMARY KEY (source, position));
CREATE TABLE weights (box uuid PRIMARY KEY, kilograms float NOT NULL);
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


def note(cursor: Cursor[DictRow], delivery: Delivery[Any]) -> None:
    cursor.execute(
        "INSERT INTO told VALUES (%s, %s, %s)", (delivery.source, delivery.position, type(delivery.fact).__name__)
    )


def add(cursor: Cursor[DictRow], delivery: Delivery[Any]) -> None:
    """Not safe to repeat, on purpose."""
    note(cursor, delivery)
    cursor.execute(
        """INSERT INTO weights VALUES (%s, %s)
           ON CONFLICT (box) DO UPDATE SET kilograms = weights.kilograms + excluded.kilograms""",
        (delivery.aggregate, delivery.fact.kilograms),
    )


COPY = Projection("copy", {BoxOpened: note, BoxFilled: add}, tables=("told", "weights"))
OWN = Projection("own", {Opened: note, Filled: add}, tables=("told", "weights"))


def intent(key: str | None = None) -> Intent:
    return Intent(ACTOR, key or str(uuid4()), b"request", uuid4(), TODAY)


def migrated(databases: Databases, folder: Path) -> tuple[Registry, Programs]:
    (folder / "0001_tables.sql").write_text(TABLES)
    migrate_store(Registry, databases.owner_url, databases.url, None)
    migrate_store(Programs, databases.owner_url, databases.url, folder)
    return Registry(databases.url, Clock()), Programs(databases.url, Clock())
