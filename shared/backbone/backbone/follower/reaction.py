"""Reactions: facts that lead to commands. What can't be processed is parked, and the others go on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Generic, TypeVar
from uuid import UUID, uuid5

import psycopg
from eventsourcing.persistence import InterfaceError, OperationalError

from backbone.database import Database
from backbone.effects import Effect, carry_out
from backbone.errors import Busy
from backbone.eventstore import EventSourced
from backbone.follower.handlers import by_name, open_letter
from backbone.follower.parked import park, parked, still, unpark, unpark_after, waits
from backbone.follower.positions import Place, advance, rewind
from backbone.intent import Intent
from backbone.letters import Delivery, Letter, Message
from backbone.logs import logger
from backbone.tasks import told

S = TypeVar("S", bound=EventSourced)
Reacts = Mapping[type[Message], Callable[[S, Intent, Delivery[Any]], object]]

TRANSIENT = (psycopg.OperationalError, psycopg.InterfaceError, OperationalError, InterfaceError, OSError, Busy)
"""Trouble that passes by itself: tried again for ever. Everything else would fail again, so it is parked."""

log = logger("backbone.follower")


@dataclass(frozen=True)
class Reaction(Generic[S]):
    """Each handler gives one command with the intent it gets. The name is stored: it never changes."""

    name: str
    reacts: Reacts[S]

    limit: ClassVar[int] = 20
    reader: ClassVar[str] = ""

    @property
    def kinds(self) -> Sequence[type[Message]]:
        return list(self.reacts)

    def process(self, app: S, place: Place, letters: Sequence[Letter]) -> None:
        concern = by_name(self.reacts)
        for letter in letters:
            if letter.type in concern:
                self._take(app, place, letter)
        with app.database.transaction() as cursor:
            carry_out(cursor, advance(place, letters[-1]))

    def rewind(self, database: Database, place: Place, kept: int) -> None:
        """What it has led to, stays: commands are facts. Who restores is told of them."""
        with database.transaction() as cursor:
            rewind(cursor, place, kept)
            unpark_after(cursor, place, kept)

    def react(self, app: S, letter: Letter, *tied: Effect) -> None:
        """The effects are written with the command, and without it where there is none or it was given before."""
        kind, handle = by_name(self.reacts)[letter.type]
        delivery = open_letter(app, letter, kind)
        handler = f"{app.name}.{self.name}.{letter.type}"
        handle(app, Intent.caused_by(delivery.meta, handler, app.clock.today(), *tied), delivery)
        with app.database.transaction() as cursor:
            carry_out(cursor, *tied)

    def _take(self, app: S, place: Place, letter: Letter) -> None:
        if waits(app.database, self.name, letter):
            self._park(app, place, letter, "waits for an earlier one of the same aggregate")
            return
        try:
            self.react(app, letter, advance(place, letter))
        except TRANSIENT:
            raise
        except Exception as error:
            log.exception("parked", reaction=self.name, source=letter.source, position=letter.position)
            self._park(app, place, letter, told(error))

    def _park(self, app: S, place: Place, letter: Letter, error: str) -> None:
        with app.database.transaction() as cursor:
            park(cursor, self.name, letter, error)
            carry_out(cursor, advance(place, letter))


@dataclass(frozen=True)
class Redriven:
    """How many parked messages are done now, and how many still wait."""

    done: int
    left: int


def redrive(app: S, reaction: Reaction[S]) -> Redriven:
    """Processes what is parked, in order; what fails again stays, with everything after it of the same aggregate."""
    done = left = 0
    failed: set[tuple[str, str]] = set()
    with psycopg.connect(app.database.dsn, autocommit=True) as alone:
        alone.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", (f"redrive {reaction.name}",))
        for letter in parked(app.database, reaction.name):
            if (letter.source, letter.aggregate) in failed or not _again(app, reaction, letter):
                failed.add((letter.source, letter.aggregate))
                left += 1
            else:
                done += 1
    return Redriven(done, left)


def _again(app: S, reaction: Reaction[S], letter: Letter) -> bool:
    try:
        reaction.react(app, letter, unpark(reaction.name, letter))
    except TRANSIENT:
        raise
    except Exception as error:
        with app.database.transaction() as cursor:
            carry_out(cursor, still(reaction.name, letter, told(error)))
        return False
    return True


def step(intent: Intent, name: str) -> Intent:
    """The intent of a further command of the same handler, to be given before the main one: with a key of its own,
    and without the position, which belongs to the last."""
    return replace(intent, command_id=str(uuid5(UUID(intent.command_id), name)), tied=())
