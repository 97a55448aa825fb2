"""What matching asks of the lists: who may be chosen from, who waits, what is proposed already."""

from collections.abc import Sequence
from uuid import UUID

from contracts.codes import Direction
from psycopg.rows import DictRow

from registry.domain.match.match import MatchState
from registry.views.queries import Finder, Found, Slice

OPEN = [MatchState.PROPOSED, MatchState.CONFIRMED]


class Bank(Finder):
    def mentors(self, school: UUID) -> list[UUID]:
        """Those who have offered to be mentors and are here."""
        rows = self._rows(
            school, "SELECT id FROM participants WHERE school = %s AND capacity > 0 AND left_on IS NULL ORDER BY id"
        )
        return [row["id"] for row in rows]

    def waiting(self, school: UUID) -> list[UUID]:
        """Those who wait longest first."""
        return [row["id"] for row in self._rows(school, "SELECT id FROM waiting WHERE school = %s ORDER BY since, id")]

    def waiting_list(self, school: UUID, which: Slice) -> Found:
        return self._find("waiting", school, which, {})

    def recommendations(self, school: UUID, which: Slice) -> Found:
        return self._find("recommendations", school, which, {})

    def open_proposals(self, school: UUID) -> list[DictRow]:
        return self._rows(
            school, "SELECT id, mentor, mentees, direction FROM matches WHERE school = %s AND state = ANY(%s)", OPEN
        )

    def competing(self, school: UUID, fixed: UUID, mentees: Sequence[UUID], direction: Direction) -> list[UUID]:
        """Open proposals for one of these mentees in the same direction."""
        rows = self._rows(
            school,
            """SELECT id FROM matches
               WHERE school = %s AND state = ANY(%s) AND direction = %s AND mentees && %s AND id <> %s""",
            OPEN,
            direction,
            list(mentees),
            fixed,
        )
        return [row["id"] for row in rows]

    def _rows(self, school: UUID, query: str, *given: object) -> list[DictRow]:
        """The school is the first of what the query is given."""
        with self._database.transaction(school) as cursor:
            return cursor.execute(query.encode(), (school, *given)).fetchall()
