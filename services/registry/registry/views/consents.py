"""Consents as a register: one row each, closed when withdrawn."""

from datetime import date
from uuid import UUID

from backbone.follower import Handles
from backbone.letters import Delivery
from contracts.codes import ConsentPurpose

from registry.domain.participant.consents import ConsentGiven, ConsentWithdrawn, ProcessingStopped
from registry.domain.participant.stopping import StoppingExtended
from registry.views.rows import Rows, add


def on_consent(rows: Rows, told: Delivery[ConsentGiven]) -> None:
    fact = told.fact
    values = {"participant": told.aggregate, "purpose": fact.purpose, "match": fact.match, "signed_on": fact.on}
    signed = {"signature": fact.signature.kind, "reference": fact.signature.reference}
    about = fact.distribution.model_dump(mode="json") if fact.distribution else {}
    row = {"place": told.position, "school": told.meta.school, "form": fact.form, **values, **signed, **about}
    add(rows, "consents", row)


def on_withdrawal(rows: Rows, told: Delivery[ConsentWithdrawn]) -> None:
    fact = told.fact
    rows.execute(
        """UPDATE consents SET withdrawn_on = %s, stop_due = %s, destroy_due = %s
           WHERE participant = %s AND purpose = %s
           AND match IS NOT DISTINCT FROM %s AND url IS NOT DISTINCT FROM %s AND withdrawn_on IS NULL""",
        (fact.on, fact.due, fact.destroy_due, told.aggregate, fact.purpose, fact.match, fact.url),
    )


def on_extension(rows: Rows, told: Delivery[StoppingExtended]) -> None:
    fact = told.fact
    rows.execute(
        """UPDATE consents SET stop_due = %s WHERE participant = %s AND purpose = %s
           AND url IS NOT DISTINCT FROM %s AND withdrawn_on IS NOT NULL AND stopped_on IS NULL""",
        (fact.due, told.aggregate, fact.purpose, fact.url),
    )


def on_stopping(rows: Rows, told: Delivery[ProcessingStopped]) -> None:
    fact = told.fact
    rows.execute(
        """UPDATE consents SET stopped_on = %s WHERE participant = %s AND purpose = %s
           AND url IS NOT DISTINCT FROM %s AND withdrawn_on IS NOT NULL AND stopped_on IS NULL""",
        (fact.on, told.aggregate, fact.purpose, fact.url),
    )


def keep_data_until(rows: Rows, person: UUID, day: date | None) -> None:
    """Of who has withdrawn the consent and leaves the staff, or is back on it."""
    rows.execute(
        """UPDATE consents SET destroy_due = %s WHERE withdrawn_on IS NOT NULL
           AND place = (SELECT max(place) FROM consents WHERE participant = %s AND purpose = %s)""",
        (day, person, ConsentPurpose.PERSONAL_DATA),
    )


HANDLES: Handles = {
    ConsentGiven: on_consent,
    ConsentWithdrawn: on_withdrawal,
    StoppingExtended: on_extension,
    ProcessingStopped: on_stopping,
}
