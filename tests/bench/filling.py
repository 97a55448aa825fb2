"""A log of as many events as wanted: copies of one command and its event, each an aggregate of its own."""

import orjson
import psycopg
from boxes import Boxes
from psycopg import sql

from tests.bench.contenders import intent

EVENTS = """INSERT INTO {log} (originator_id, originator_version, topic, state)
    SELECT gen_random_uuid(), 1, topic,
        convert_to(replace(convert_from(state, 'UTF8'), %(event)s, gen_random_uuid()::text), 'UTF8')
    FROM {log}, generate_series(2, %(events)s)"""
COMMANDS = """INSERT INTO commands (actor, key, fingerprint, aggregate_id, version, position)
    SELECT actor, gen_random_uuid()::text, fingerprint, gen_random_uuid(), 1, n
    FROM commands, generate_series(2, %(events)s) AS n"""


def fill(app: Boxes, owner_url: str, events: int) -> None:
    """An empty log."""
    app.open(intent(), "чулан")
    (opened,) = app.recorder.select_notifications(None, 1)
    given = {"event": orjson.loads(opened.state)["meta"]["event_id"], "events": events}
    with psycopg.connect(owner_url, autocommit=True) as connection:
        connection.execute(sql.SQL(EVENTS).format(log=sql.Identifier(app.events_table)), given)
        connection.execute(COMMANDS, given)
        connection.execute("VACUUM ANALYZE")
