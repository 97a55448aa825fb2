"""What programs knows of the head's orders, and what rests on them here. Learnt by the reaction."""

from collections.abc import Sequence
from uuid import UUID

from backbone.database import Database
from backbone.effects import Effect, Writing
from backbone.errors import Refused
from contracts.registry import OrderIssued, OrderRepealed
from psycopg import Cursor
from psycopg.rows import DictRow
from pydantic import TypeAdapter

from programs.domain.orders import Order

_ORDER = TypeAdapter(Order)


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


def learn_repeal(cursor: Cursor[DictRow], school: UUID, repealed: OrderRepealed) -> Sequence[UUID]:
    """The petitions that it had granted."""
    found = cursor.execute(
        "UPDATE orders SET repealed = true WHERE id = %s AND school = %s RETURNING petitions", (repealed.order, school)
    ).fetchone()
    return found["petitions"] if found else ()


def grants(school: UUID, order: UUID, petition: UUID) -> Effect:
    """Noted together with the decision, so that no repeal comes in between."""

    def note(rows: Writing) -> None:
        rows.must(
            "UPDATE orders SET petitions = petitions || %s WHERE id = %s AND school = %s AND NOT repealed",
            (petition, order, school),
            otherwise=Refused("order-repealed", "Приказ отменён", field="/order"),
        )

    return note


def find_order(database: Database, school: UUID, id: UUID) -> Order | None:
    with database.transaction(school) as cursor:
        row = cursor.execute(
            "SELECT id, kind, dated, match, since, until, persons, edition, repealed FROM orders WHERE id = %s", (id,)
        ).fetchone()
    return None if row is None else _ORDER.validate_python(row)
