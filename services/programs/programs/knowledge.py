"""What programs knows of the registry: editions of the regulation, orders, declared origins. Learnt by the reaction."""

from collections.abc import Collection, Mapping
from uuid import UUID

from backbone.database import Database
from contracts.registry import OrderIssued, RegulationEditionApproved
from contracts.regulation import RuleParameters
from psycopg import Cursor
from psycopg.rows import DictRow
from psycopg.types.json import Jsonb
from pydantic import TypeAdapter

from programs.domain.orders import Order
from programs.domain.parts import Terms

_ORDER = TypeAdapter(Order)


def learn_edition(cursor: Cursor[DictRow], school: UUID, approved: RegulationEditionApproved) -> None:
    cursor.execute(
        "INSERT INTO editions (id, school, parameters) VALUES (%s, %s, %s) ON CONFLICT (id) DO NOTHING",
        (approved.edition, school, Jsonb(approved.parameters.model_dump(mode="json"))),
    )


def learn_order(cursor: Cursor[DictRow], school: UUID, issued: OrderIssued) -> None:
    cursor.execute(
        """INSERT INTO orders (id, school, kind, dated, match, since, until, persons, edition)
           VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT (id) DO NOTHING""",
        (
            issued.order,
            school,
            issued.kind,
            issued.dated,
            issued.match,
            issued.since,
            issued.until,
            list(issued.persons),
            issued.edition,
        ),
    )


def learn_origins(cursor: Cursor[DictRow], school: UUID, origins: Collection[str]) -> None:
    cursor.execute(
        """INSERT INTO origins (school, origins) VALUES (%s, %s)
           ON CONFLICT (school) DO UPDATE SET origins = excluded.origins""",
        (school, list(origins)),
    )


def terms_of(database: Database, school: UUID, edition: UUID) -> Terms:
    """Raises LookupError for an edition the registry has not told of."""
    with database.transaction(school) as cursor:
        row = cursor.execute("SELECT parameters FROM editions WHERE id = %s", (edition,)).fetchone()
    if row is None:
        raise LookupError(f"edition {edition} is not known")
    parameters = RuleParameters.model_validate(row["parameters"])
    return Terms(
        min_months=parameters.program_min_months,
        max_months=parameters.program_max_months,
        group_min_mentees=parameters.group_min_mentees,
        hearing_working_days=parameters.hearing_working_days,
    )


def find_order(database: Database, school: UUID, id: UUID) -> Order | None:
    with database.transaction(school) as cursor:
        row = cursor.execute(
            "SELECT id, kind, dated, match, since, until, persons, edition, repealed FROM orders WHERE id = %s", (id,)
        ).fetchone()
    return None if row is None else _ORDER.validate_python(row)


def declared_origins(database: Database) -> Mapping[UUID, Collection[str]]:
    with database.transaction() as cursor:
        rows = cursor.execute("SELECT school, origins FROM origins").fetchall()
    return {row["school"]: row["origins"] for row in rows}
