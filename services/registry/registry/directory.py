"""Who the participants are. Names lie in the vault; a look at somebody else's is recorded, or does not happen."""

from collections.abc import Collection, Mapping
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


class Directory:
    def __init__(self, vault: Vault, database: Database, clock: Clock) -> None:
        self._vault = vault
        self._database = database
        self._clock = clock

    def sealing(self, person: UUID, words: Mapping[str, str]) -> Effect:
        return self._vault.seal(person, {field_id(person, field): text for field, text in words.items()})

    def differing(self, person: UUID, words: Mapping[str, str]) -> tuple[str, ...]:
        """The fields whose words the vault does not have yet. Nobody sees them, so that is no look."""
        known = self._vault.open(field_id(person, field) for field in words)
        return tuple(field for field, text in words.items() if known[field_id(person, field)] != text)

    def look(
        self, looker: Actor, persons: Collection[UUID], purpose: str, fields: Collection[str]
    ) -> dict[UUID, Words]:
        """`persons` of the looker's school."""
        self._record(looker, [person for person in persons if str(person) != looker.id], purpose)
        places = {(person, field): field_id(person, field) for person in persons for field in fields}
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
