"""Requests for the registry of mentors."""

from backbone.follower import Handles
from backbone.letters import Delivery

from registry.domain.registry_request import RegistryRequested, RegistryTransmitted
from registry.views.rows import Rows, add, change, placed


def on_request(rows: Rows, told: Delivery[RegistryRequested]) -> None:
    add(rows, "registry_requests", {**placed(told), "requested": told.fact.on, "due": told.fact.due})


def on_transmission(rows: Rows, told: Delivery[RegistryTransmitted]) -> None:
    change(rows, "registry_requests", told, {"transmitted": told.fact.on})


HANDLES: Handles = {
    RegistryRequested: on_request,
    RegistryTransmitted: on_transmission,
}
