"""What every command begins with: the program, who acts in it, the order it rests on; and texts for the vault."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar
from uuid import UUID

from backbone.aggregate import Aggregate
from backbone.clock import Clock
from backbone.errors import NotFound, Refused
from backbone.eventstore import Decision, Effect, EventSourced, command
from backbone.intent import Intent
from backbone.keys import Keys
from backbone.vault import Vault

from programs.domain.file_access import FileAccess
from programs.domain.help import HelpRequest
from programs.domain.helping import Helping
from programs.domain.orders import Order
from programs.domain.parts import Part, Participant
from programs.domain.petition.petition import Petition
from programs.domain.program import Program
from programs.orders import find_order

P = ParamSpec("P")
B = TypeVar("B", bound="Base")

UNDER_AN_EDITION = (Program, Petition, HelpRequest, Helping, FileAccess)
OFFICES = {"curator": Part.CURATOR, "head": Part.HEAD, "acting_head": Part.HEAD}
"""Roles that hold for every program of the school."""


class Base(EventSourced):
    """`keys` are the vault's; `migrate` alone does without."""

    def __init__(self, dsn: str, clock: Clock, keys: Keys | None = None, *, create_tables: bool = False) -> None:
        super().__init__(dsn, clock, create_tables=create_tables)
        self._keys = keys or Keys("", Path())
        self.vault = Vault(self.database, self._keys)

    def close(self) -> None:
        super().close()
        self._keys.close()

    def edition_of(self, aggregate: Aggregate) -> UUID | None:
        return aggregate.edition if isinstance(aggregate, UNDER_AN_EDITION) else None

    def take(self, intent: Intent, id: UUID) -> tuple[Program, Participant]:
        """The program and the part the actor has in it. NotFound for those who have none."""
        program = self.load(Program, id, intent.school)
        return program, participant(program, intent.actor.person, intent.actor.role)

    def holds(self, id: UUID, school: UUID) -> bool:
        """Whether there is such an object."""
        try:
            return bool(self.history(id, school))
        except NotFound:
            return False

    def order(self, intent: Intent, id: UUID) -> Order:
        order = find_order(self.database, intent.school, id)
        if order is None:
            detail = "Приказ здесь ещё не известен; назовите в X-Min-Position положение, с которого он издан"
            raise Refused("order-unknown", detail, field="/order")
        return order


def participant(program: Program, person: UUID | None, role: str) -> Participant:
    """Of those who have several parts, the one in the pair or group counts. NotFound for those who have none."""
    part = program.part_of(person) or OFFICES.get(role)
    if person is None or part is None:
        raise NotFound
    return Participant(person, part)


class Texts:
    """The free texts of one command: ids for the events, and what seals them in the same transaction."""

    def __init__(self, intent: Intent, vault: Vault) -> None:
        self._intent = intent
        self._vault = vault
        self._about: dict[tuple[UUID, ...], dict[UUID, str]] = {}

    def keep(self, subject: UUID, name: str, text: str, *also: UUID) -> UUID:
        """`subject` is the person the text speaks of, or who has written it of the others; whoever erases one of them
        erases it. `name` is unique in the command."""
        id = self._intent.new_id(name)
        self._about.setdefault((subject, *also), {})[id] = text
        return id

    def keep_any(self, subject: UUID, name: str, text: str | None, *also: UUID) -> UUID | None:
        return self.keep(subject, name, text, *also) if text else None

    @property
    def sealed(self) -> tuple[Effect, ...]:
        return tuple(self._vault.seal(subject, texts, *also) for (subject, *also), texts in self._about.items())


def spoken_of(program: Program, by: Participant) -> UUID:
    """Whom a text about the whole program speaks of: the mentee of a pair; of a group, only its author is known."""
    return program.mentees[0] if len(program.mentees) == 1 else by.person


@dataclass(frozen=True)
class Here:
    """Where a command on one program is: in which program, by whom; `texts` are sealed with what it records."""

    intent: Intent
    program: Program
    by: Participant
    texts: Texts

    @property
    def today(self) -> date:
        return self.intent.today

    @property
    def subject(self) -> UUID:
        return spoken_of(self.program, self.by)


def in_program(act: Callable[Concatenate[B, Here, P], None]) -> command[B, Concatenate[UUID, P]]:
    """A command on the program with this id: it is loaded, `act` decides, it is saved with the texts."""

    @command
    @wraps(act)
    def decide(app: B, intent: Intent, id: UUID, /, *args: P.args, **kwargs: P.kwargs) -> Decision:
        here = Here(intent, *app.take(intent, id), Texts(intent, app.vault))
        act(app, here, *args, **kwargs)
        return here.program, *here.texts.sealed

    return decide
