"""How a row is added and changed by what was told."""

from collections.abc import Mapping

from backbone.events import Event
from backbone.letters import Delivery
from psycopg import Cursor, sql
from psycopg.rows import DictRow

Rows = Cursor[DictRow]


def placed(told: Delivery[Event]) -> dict[str, object]:
    return {"id": told.aggregate, "school": told.meta.school, "place": told.position}


def add(rows: Rows, table: str, values: Mapping[str, object]) -> None:
    names = sql.SQL(", ").join(map(sql.Identifier, values))
    places = sql.SQL(", ").join(sql.Placeholder() * len(values))
    statement = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(sql.Identifier(table), names, places)
    rows.execute(statement, list(values.values()))


def change(rows: Rows, table: str, told: Delivery[Event], values: Mapping[str, object]) -> None:
    changes = sql.SQL(", ").join(sql.SQL("{} = %s").format(sql.Identifier(name)) for name in values)
    statement = sql.SQL("UPDATE {} SET {} WHERE id = %s").format(sql.Identifier(table), changes)
    rows.execute(statement, [*values.values(), told.aggregate])
