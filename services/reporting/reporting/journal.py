"""The journal: who told what, when and about what; never what was said."""

from backbone.follower import Rows, Table
from backbone.letters import Delivery
from contracts.base import Contract

JOURNAL = Table("journal", key=("source", "position"), again=True)


def note(rows: Rows, delivery: Delivery[Contract]) -> None:
    meta = delivery.meta
    rows[JOURNAL.name].add(
        {
            "source": delivery.source,
            "position": delivery.position,
            "event": meta.event_id,
            "type": delivery.fact.TYPE,
            "school": meta.school,
            "aggregate": delivery.aggregate,
            "version": delivery.version,
            "happened": delivery.on,
            "recorded_at": meta.recorded_at,
            "role": meta.role,
            "edition": meta.edition,
        }
    )
