"""Schools: who heads them, which edition is the last, whose origins are declared."""

from backbone.follower import Handles
from backbone.letters import Delivery

from registry.domain.school.acts import CuratorAppointed, RegulationEditionApproved
from registry.domain.school.registration import SchoolOriginsDeclared, SchoolRegistered
from registry.views.rows import Rows, add, change, placed


def on_school(rows: Rows, told: Delivery[SchoolRegistered]) -> None:
    fact = told.fact
    values = {"name": fact.name, "short_name": fact.short_name, "head": fact.head, "origins": list(fact.origins)}
    add(rows, "schools", {**placed(told), **values, "registered": fact.on})


def on_origins(rows: Rows, told: Delivery[SchoolOriginsDeclared]) -> None:
    change(rows, "schools", told, {"origins": list(told.fact.origins)})


def on_edition(rows: Rows, told: Delivery[RegulationEditionApproved]) -> None:
    change(rows, "schools", told, {"edition": told.fact.number})


def on_curator(rows: Rows, told: Delivery[CuratorAppointed]) -> None:
    change(rows, "schools", told, {"curator": told.fact.person})


HANDLES: Handles = {
    SchoolRegistered: on_school,
    SchoolOriginsDeclared: on_origins,
    RegulationEditionApproved: on_edition,
    CuratorAppointed: on_curator,
}
