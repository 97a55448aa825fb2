"""Consents as a register: one row each, closed when withdrawn."""

from backbone.follower import Handles
from backbone.letters import Delivery

from registry.domain.participant.consents import ConsentGiven, ConsentWithdrawn, ProcessingStopped
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


def on_stopping(rows: Rows, told: Delivery[ProcessingStopped]) -> None:
    fact = told.fact
    for consent in rows["consents"].find("participant", told.aggregate):
        withdrawn = consent.get("withdrawn_on") and not consent.get("stopped_on")
        if withdrawn and _fits(consent, {"purpose": fact.purpose, "url": fact.url}):
            rows["consents"].change(consent["place"], {"stopped_on": fact.on})


def _fits(consent: Values, wanted: Values) -> bool:
    return all(consent.get(name) == value for name, value in wanted.items())


HANDLES: Handles = {
    ConsentGiven: on_consent,
    ConsentWithdrawn: on_withdrawal,
    ProcessingStopped: on_stopping,
}
