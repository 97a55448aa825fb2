"""Petitions that wait for the head, as programs tells of them: that they are there, and not a word of them (3.3)."""

from backbone.letters import Delivery
from contracts.programs import PetitionDecided, PetitionFiled, PetitionWithdrawn

from registry.views.rows import Rows


def on_filed(rows: Rows, told: Delivery[PetitionFiled]) -> None:
    fact = told.fact
    if fact.for_head:
        about = {"id": fact.petition, "school": told.meta.school, "kind": fact.kind, "program": fact.program}
        rows["open_petitions"].add(about | {"due": fact.due})


def on_closed(rows: Rows, told: Delivery[PetitionDecided] | Delivery[PetitionWithdrawn]) -> None:
    rows["open_petitions"].remove(told.fact.petition)
