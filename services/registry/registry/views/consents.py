"""Consents as a register: one row each, closed when withdrawn."""

from datetime import date
from uuid import UUID

from backbone.follower import Handles
from backbone.letters import Delivery
from contracts.codes import ConsentPurpose

from registry.domain.participant.consents import ConsentGiven, ConsentWithdrawn, ProcessingStopped
from registry.domain.participant.stopping import StoppingExtended
from registry.views.rows import Rows, Values


def on_consent(rows: Rows, told: Delivery[ConsentGiven]) -> None:
    fact = told.fact
    values = {"participant": told.aggregate, "purpose": fact.purpose, "match": fact.match, "signed_on": fact.on}
    signed = {"signature": fact.signature.kind, "reference": fact.signature.reference}
    about = fact.distribution.model_dump(mode="json") if fact.distribution else {}
    row = {"place": told.position, "school": told.meta.school, "form": fact.form, **values, **signed, **about}
    rows["consents"].add(row)


def on_withdrawal(rows: Rows, told: Delivery[ConsentWithdrawn]) -> None:
    fact = told.fact
    wanted = {"purpose": fact.purpose, "match": fact.match, "url": fact.url, "withdrawn_on": None}
    for consent in rows["consents"].find("participant", told.aggregate):
        if _fits(consent, wanted):
            closed = {"withdrawn_on": fact.on, "stop_due": fact.due, "destroy_due": fact.destroy_due}
            rows["consents"].change(consent["place"], closed)


def on_extension(rows: Rows, told: Delivery[StoppingExtended]) -> None:
    _while_stopping(rows, told, {"stop_due": told.fact.due})


def on_stopping(rows: Rows, told: Delivery[ProcessingStopped]) -> None:
    _while_stopping(rows, told, {"stopped_on": told.fact.on})


def _while_stopping(rows: Rows, told: Delivery[ProcessingStopped] | Delivery[StoppingExtended], change: Values) -> None:
    """Of the consents that were withdrawn and whose processing has not stopped."""
    for consent in rows["consents"].find("participant", told.aggregate):
        withdrawn = consent.get("withdrawn_on") and not consent.get("stopped_on")
        if withdrawn and _fits(consent, {"purpose": told.fact.purpose, "url": told.fact.url}):
            rows["consents"].change(consent["place"], change)


def _fits(consent: Values, wanted: Values) -> bool:
    return all(consent.get(name) == value for name, value in wanted.items())


def keep_data_until(rows: Rows, person: UUID, day: date | None) -> None:
    """Of who has withdrawn the consent and leaves the staff, or is back on it."""
    given = [
        consent
        for consent in rows["consents"].find("participant", person)
        if _fits(consent, {"purpose": ConsentPurpose.PERSONAL_DATA})
    ]
    last = max(given, key=lambda consent: int(consent["place"]), default=None)
    if last and last.get("withdrawn_on"):
        rows["consents"].change(last["place"], {"destroy_due": day})


HANDLES: Handles = {
    ConsentGiven: on_consent,
    ConsentWithdrawn: on_withdrawal,
    StoppingExtended: on_extension,
    ProcessingStopped: on_stopping,
}
