"""What lists show. Row-level security lets each school see its own rows; `school` None sees all (the office)."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from backbone.database import ALL_SCHOOLS, Database
from backbone.follower import reached
from contracts.codes import OrderKind
from psycopg import Cursor
from psycopg.rows import DictRow

from registry.domain.match.match import MatchState

LOCAL_ACTS = (
    OrderKind.APPROVE_REGULATION,
    OrderKind.APPOINT_CURATOR,
    OrderKind.APPOINT_ACTING_HEAD,
    OrderKind.APPROVE_ROADMAP,
    OrderKind.APPROVE_CYCLE,
    OrderKind.APPROVE_ASSOCIATION,
    OrderKind.APPROVE_MENTEE_LIST,
    OrderKind.APPROVE_MENTOR_REGISTRY,
    OrderKind.APPOINT_MENTORS,
    OrderKind.OPEN_MENTOR_SCHOOL,
    OrderKind.APPROVE_INCENTIVES,
    OrderKind.LOCAL_ACT,
)
"""Orders that introduce and organise mentoring (R-3.3-02); those on single pairs and programs are not among them."""


class Slice(NamedTuple):
    """Up to `limit` rows beyond the place `after` in the log."""

    after: int | None
    limit: int


class Found(NamedTuple):
    """`position` is the place in the log at which the rows are true."""

    rows: list[DictRow]
    position: int


class Finder:
    """How a page of a table is found, which `follower` keeps up to date."""

    follower = "views"

    def __init__(self, database: Database) -> None:
        self._database = database

    def _find(
        self,
        table: str,
        school: UUID | None,
        which: Slice,
        conditions: Mapping[str, object],
        own: str = "school = %s",
    ) -> Found:
        """Oldest first. Conditions are written beside the queries; what users send comes as parameters. `own` says once
        more what the row policy does, in a form that indexes help with."""
        wanted: dict[str, object] = {"place > %s": which.after or 0}
        wanted |= {text: value for text, value in {own: school, **conditions}.items() if value is not None}
        text = f"SELECT * FROM {table} WHERE {' AND '.join(wanted)} ORDER BY place LIMIT %s"  # noqa: S608
        with self._database.transaction(school or ALL_SCHOOLS, snapshot=True) as cursor:
            rows = cursor.execute(text.encode(), [*wanted.values(), which.limit]).fetchall()
            return Found(rows, reached(cursor, self.follower, "registry"))


FACETS = {
    column: f"""SELECT value, count(*) AS mentors FROM participants, unnest({column}) AS value
                WHERE school = %s AND capacity > 0 AND left_on IS NULL GROUP BY value"""  # noqa: S608
    for column in ("hashtags", "competences")
}


class Views(Finder):
    def schools(self, which: Slice) -> Found:
        return self._find("schools", None, which, {})

    def participants(
        self,
        school: UUID,
        which: Slice,
        *,
        role: str | None,
        direction: str | None,
        tags: list[str] | None = None,
        pool: bool | None = None,
        partnership: UUID | None = None,
    ) -> Found:
        """`role` is `mentor` or `mentee`; `direction` is looked for among competences or needs accordingly. All of the
        `tags` are wanted."""
        among = {"mentor": "competences", "mentee": "needs"}.get(role or "", "competences || needs")
        conditions: dict[str, object] = {f"({among} <> '{{}}') = %s": role and True, f"%s = ANY({among})": direction}
        conditions |= {"hashtags @> %s": tags or None, "in_pool = %s": pool}
        conditions["partnership = %s"] = partnership
        return self._find("participants", school, which, conditions)

    def facets(self, school: UUID) -> Mapping[str, Mapping[str, int]]:
        """How many mentors there are by hashtag and by competence."""
        with self._database.transaction(school) as cursor:
            return {column: _counted(cursor, query, school) for column, query in FACETS.items()}

    def outstanding(self, school: UUID, which: Slice, *, acts: list[UUID], person: UUID | None) -> Found:
        """Mentors and mentees who have not got acquainted with all of the acts."""
        involved = "(left_on IS NULL AND (competences <> '{}' OR needs <> '{}')) = %s"
        conditions = {involved: True, "(acknowledged @> %s) = false": acts, "id = %s": person}
        return self._find("participants", school, which, conditions)

    def staff(self, school: UUID) -> list[UUID]:
        """Everybody who was ever on the staff list, also who has left since."""
        with self._database.transaction(school) as cursor:
            rows = cursor.execute(
                "SELECT id FROM participants WHERE school = %s AND NOT external ORDER BY place", (school,)
            ).fetchall()
            return [row["id"] for row in rows]

    def consents(
        self, school: UUID, which: Slice, *, participant: UUID | None, purpose: str | None, live: bool | None
    ) -> Found:
        conditions = {"participant = %s": participant, "purpose = %s": purpose, "(withdrawn_on IS NULL) = %s": live}
        return self._find("consents", school, which, conditions)

    def orders(
        self, school: UUID | None, which: Slice, *, kind: str | None, match: UUID | None, person: UUID | None
    ) -> Found:
        """`person` is one whom the orders concern."""
        conditions = {"kind = %s": kind, "match = %s": match, "%s = ANY(concerns)": person}
        return self._find("orders", school, which, conditions)

    def local_acts(self, school: UUID | None, which: Slice, *, in_force: date | None, person: UUID | None) -> Found:
        """Acts that organise mentoring; `person` is one whom they concern."""
        conditions: dict[str, object] = {
            "kind = ANY(%s)": list(LOCAL_ACTS),
            "coalesce(since, dated) <= %s": in_force,
            "(until IS NULL OR until >= %s)": in_force,
            "(repealed_on IS NULL OR repealed_on > %s)": in_force,
            "%s = ANY(concerns)": person,
        }
        return self._find("orders", school, which, conditions)

    def registry_requests(self, school: UUID | None, which: Slice) -> Found:
        return self._find("registry_requests", school, which, {})

    def matches(self, school: UUID, which: Slice, *, state: str | None, person: UUID | None) -> Found:
        """`person` is the mentor or among the mentees."""
        return self._find("matches", school, which, {"state = %s": state, "%s = ANY(mentor || mentees)": person})

    def are_partners(self, school: UUID, one: UUID, other: UUID) -> bool:
        """Whether both are in one pair or group that came about or still may."""
        with self._database.transaction(school) as cursor:
            found = cursor.execute(
                "SELECT FROM matches WHERE school = %s AND state <> ALL(%s) AND (mentor || mentees) @> %s",
                (school, [MatchState.DECLINED, MatchState.OVERTAKEN], [one, other]),
            )
            return found.fetchone() is not None

    def count_mentees(self, school: UUID) -> int:
        """Those who ask for a mentor and those whom the curator thinks to need one: the pool (3.4, A-26)."""
        with self._database.transaction(school) as cursor:
            row = cursor.execute(
                """SELECT count(*) AS mentees FROM participants
                   WHERE school = %s AND (needs <> '{}' OR in_pool) AND left_on IS NULL""",
                (school,),
            ).fetchone()
        return int(row["mentees"]) if row else 0

    def origins(self) -> Mapping[UUID, list[str]]:
        """The web origins that each school has declared for its own frontend."""
        with self._database.transaction() as cursor:
            rows = cursor.execute("SELECT school, origins FROM schools").fetchall()
        return {row["school"]: row["origins"] for row in rows}


def _counted(cursor: Cursor[DictRow], query: str, school: UUID) -> dict[str, int]:
    return {row["value"]: row["mentors"] for row in cursor.execute(query.encode(), (school,)).fetchall()}
