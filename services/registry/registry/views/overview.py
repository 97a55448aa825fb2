"""What waits for somebody in a school, in numbers."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from backbone.database import Database
from contracts.codes import PetitionKind
from psycopg.rows import DictRow

from registry.domain.match.match import MatchState


class Waiting(NamedTuple):
    """`orders` that somebody has still to get acquainted with, and how many `acquaintances` that makes; `matches` that
    all have confirmed and no order has fixed."""

    orders: int
    acquaintances: int
    matches: int


class Overview:
    def __init__(self, database: Database) -> None:
        self._database = database

    def waiting(self, school: UUID) -> Waiting:
        with self._database.transaction(school) as cursor:
            row = cursor.execute(
                """WITH open AS (
                       SELECT (SELECT count(*) FROM unnest(concerns) AS one WHERE one <> ALL (acknowledged)) AS missing
                       FROM orders WHERE repealed_by IS NULL)
                   SELECT count(*) FILTER (WHERE missing > 0) AS orders, coalesce(sum(missing), 0) AS acquaintances,
                          (SELECT count(*) FROM matches WHERE state = %s) AS matches
                   FROM open""",
                (MatchState.CONFIRMED,),
            ).fetchone()
        assert row is not None
        return Waiting(row["orders"], int(row["acquaintances"]), row["matches"])

    def petitions(self, school: UUID, reader: UUID | None, today: date) -> list[DictRow]:
        """By kind, the most urgent first. Who is himself the mentor that a mentee wants replaced does not learn of it
        here (A-17)."""
        with self._database.transaction(school) as cursor:
            return cursor.execute(
                """SELECT kind, count(*) AS waiting, count(*) FILTER (WHERE due < %(today)s) AS overdue, min(due) AS due
                   FROM open_petitions AS filed WHERE kind <> %(replacement)s OR NOT EXISTS (
                       SELECT FROM program_ends JOIN matches ON matches.id = match
                       WHERE program_ends.program = filed.program AND mentor = %(reader)s)
                   GROUP BY kind ORDER BY min(due), kind""",
                {"today": today, "replacement": PetitionKind.REPLACEMENT, "reader": reader},
            ).fetchall()
