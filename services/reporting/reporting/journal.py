"""The journal: who told what, when and about what; never what was said."""

from backbone.letters import Delivery
from contracts.base import Contract
from psycopg import Cursor
from psycopg.rows import DictRow

INSERT = """
INSERT INTO journal (source, position, event, type, school, aggregate, happened, recorded_at, role, edition)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING
"""


def note(cursor: Cursor[DictRow], delivery: Delivery[Contract]) -> None:
    meta = delivery.meta
    place = (delivery.source, delivery.position, meta.event_id, delivery.fact.TYPE, meta.school, delivery.aggregate)
    cursor.execute(INSERT, (*place, delivery.on, meta.recorded_at, meta.role, meta.edition))
