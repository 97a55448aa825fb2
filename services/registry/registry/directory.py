"""Who the participants are. Names lie in the vault; a look at somebody else's is recorded, or does not happen."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from backbone.clock import Clock
from backbone.database import Database
from backbone.eventstore import Effect
from backbone.intent import Actor
from backbone.vault import Vault, field_id
from psycopg.rows import DictRow

Words = dict[str, str | None]
"""A person's sealed fields by name; None for what nobody told or what has been forgotten."""

CARD = ("name", "email", "position", "staff_number", "external_basis")
CONTACT = ("name", "email")
LINE = ("name", "position")

Changed = Mapping[tuple[UUID, str], date]
"""By person and field of LINE: the day from which on it has been another than the one that is asked for."""


class Directory:
    def __init__(self, vault: Vault, database: Database, clock: Clock) -> None:
        self._vault = vault
        self._database = database
        self._clock = clock

    def sealing(self, person: UUID, words: Mapping[str, str]) -> Effect:
        """What stood in a line before today can still be read: documents of earlier days keep it."""
        fresh = {field_id(person, field): text for field, text in words.items()}
        former = {_former(person, field, self._clock.today()): field_id(person, field) for field in LINE}
        known = self._vault.open([*former, *former.values()])
        kept = {
            place: text
            for place, now in former.items()
            if known[place] is None and (text := known[now]) is not None and text != fresh.get(now, text)
        }
        return self._vault.seal(person, fresh | kept)

    def differing(self, person: UUID, words: Mapping[str, str]) -> tuple[str, ...]:
        """The fields whose words the vault does not have yet. Nobody sees them, so that is no look."""
        known = self._vault.open(field_id(person, field) for field in words)
        return tuple(field for field, text in words.items() if known[field_id(person, field)] != text)

    def look(
        self,
        looker: Actor,
        persons: Collection[UUID],
        purpose: str,
        fields: Collection[str],
        changed: Changed | None = None,
    ) -> dict[UUID, Words]:
        """`persons` of the looker's school, as they were before what has `changed`."""
        self._record(looker, [person for person in persons if str(person) != looker.id], purpose)
        places = {(person, field): field_id(person, field) for person in persons for field in fields}
        places |= {(person, field): _former(person, field, day) for (person, field), day in (changed or {}).items()}
        opened = self._vault.open(places.values())
        return {person: {field: opened[places[person, field]] for field in fields} for person in persons}

    def disclosures(self, subject: UUID, school: UUID, before: int | None, limit: int) -> list[DictRow]:
        """Newest first, beyond the row `before`."""
        with self._database.transaction(school) as cursor:
            return cursor.execute(
                """SELECT * FROM disclosures WHERE subject = %s AND (%s::bigint IS NULL OR id < %s)
                   ORDER BY id DESC LIMIT %s""",
                (subject, before, before, limit),
            ).fetchall()

    def _record(self, looker: Actor, subjects: Collection[UUID], purpose: str) -> None:
        rows = [(looker.school, subject, looker.id, looker.role, purpose, self._clock.now()) for subject in subjects]
        with self._database.transaction(looker.school) as cursor:
            cursor.executemany(
                "INSERT INTO disclosures (school, subject, actor, role, purpose, at) VALUES (%s, %s, %s, %s, %s, %s)",
                rows,
            )


def _former(person: UUID, field: str, day: date) -> UUID:
    """Where the value lies that `day` was the first without."""
    return field_id(person, f"{field} until {day.isoformat()}")
