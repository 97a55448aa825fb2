"""Requests for the registry of mentors."""

from backbone.follower import Handles
from backbone.letters import Delivery

from registry.domain.registry_request import RegistryRequested, RegistryTransmitted
from registry.views.rows import Rows, placed


def on_request(rows: Rows, told: Delivery[RegistryRequested]) -> None:
    rows["registry_requests"].add({**placed(told), "requested": told.fact.on, "due": told.fact.due})


def on_transmission(rows: Rows, told: Delivery[RegistryTransmitted]) -> None:
    rows["registry_requests"].change(told.aggregate, {"transmitted": told.fact.on})


HANDLES: Handles = {
    RegistryRequested: on_request,
    RegistryTransmitted: on_transmission,
}
