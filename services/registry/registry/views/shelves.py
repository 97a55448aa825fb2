"""What lists of records, of the library and of publications show."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from backbone.database import ALL_SCHOOLS
from psycopg.rows import DictRow

from registry.domain.match.match import MatchState
from registry.domain.publication.publication import PublicationState
from registry.views.queries import Finder, Found, Slice


class RecordsWanted(NamedTuple):
    """`involved` is a person whom a record names or who made it; `since` and `until` are both included."""

    kind: str | None = None
    person: UUID | None = None
    match: UUID | None = None
    level: str | None = None
    material: UUID | None = None
    since: date | None = None
    until: date | None = None
    involved: UUID | None = None
    confidential: bool = False


class Shelves(Finder):
    follower = "evidence"

    def records(self, school: UUID, which: Slice, wanted: RecordsWanted) -> Found:
        conditions = {
            "kind = %s": wanted.kind,
            "%s = ANY(persons)": wanted.person,
            "match = %s": wanted.match,
            "level = %s": wanted.level,
            "material = %s": wanted.material,
            "day >= %s": wanted.since,
            "day <= %s": wanted.until,
            "%s = ANY(persons || author)": wanted.involved,
            "confidential <= %s": wanted.confidential,
        }
        return self._find("records", school, which, conditions)

    def invitations(self, school: UUID, which: Slice) -> Found:
        """Both those that the school got and those that it sent."""
        return self._find("invitations", school, which, {}, own="%s IN (school, host)")

    def legal_sources(self, school: UUID, which: Slice, *, level: str | None) -> Found:
        return self._find("legal_sources", school, which, {"level = %s": level})

    def materials(self, school: UUID, which: Slice, *, kind: str | None, direction: str | None) -> Found:
        conditions = {"kind = %s": kind, "%s = ANY(directions)": direction}
        return self._find("materials", school, which, conditions)

    def partnerships(self, school: UUID, which: Slice, *, in_force_on: date | None) -> Found:
        conditions = {"daterange(since, least(until, ended), '[]') @> %s::date": in_force_on}
        return self._find("partnerships", school, which, conditions)

    def practices(self, school: UUID, which: Slice, *, approved: bool | None) -> Found:
        return self._find("practices", school, which, {"(approved IS NOT NULL) = %s": approved})

    def program_bank(self, school: UUID, which: Slice, *, direction: str | None) -> Found:
        """Ended pairs and groups (R-3.4-06)."""
        conditions = {"(ended IS NOT NULL) = %s": True, "direction = %s": direction}
        return self._find("program_bank", school, which, conditions)

    def pairs(self, school: UUID, which: Slice, *, on: date) -> Found:
        return self._find("pairs", school, which, {"daterange(since, until) @> %s::date": on})

    def publications(self, school: UUID, which: Slice, *, kind: str | None, state: str | None) -> Found:
        return self._find("publications", school, which, {"kind = %s": kind, "state = %s": state})

    def published(self, school: UUID) -> list[DictRow]:
        """Everything that stands in the public section, newest first."""
        with self._database.transaction(school) as cursor:
            return cursor.execute(
                """SELECT id, kind FROM publications
                   WHERE school = %s AND state = %s ORDER BY published DESC, place DESC""",
                (school, PublicationState.PUBLISHED),
            ).fetchall()

    def acts_in_force(self, school: UUID, day: date) -> list[DictRow]:
        with self._database.transaction(school) as cursor:
            return cursor.execute(
                "SELECT * FROM legal_sources WHERE school = %s AND (valid_to IS NULL OR valid_to >= %s) ORDER BY place",
                (school, day),
            ).fetchall()

    def counts(self, school: UUID) -> Mapping[str, int]:
        """How many mentors and mentees there are, and how many pairs and groups at work."""
        with self._database.transaction(school) as cursor:
            row = cursor.execute(
                """SELECT count(*) FILTER (WHERE appointed) AS mentors,
                          count(*) FILTER (WHERE needs <> '{}') AS mentees,
                          (SELECT count(*) FROM matches WHERE school = %(school)s AND state = %(state)s) AS programs
                   FROM participants WHERE school = %(school)s AND left_on IS NULL""",
                {"school": school, "state": MatchState.ASSIGNED},
            ).fetchone()
        return row or {}

    def neighbours(self) -> list[DictRow]:
        """Every school of the municipality by its name: institutions, no persons."""
        with self._database.transaction(ALL_SCHOOLS) as cursor:
            return cursor.execute("SELECT id, name, short_name FROM schools ORDER BY place").fetchall()
