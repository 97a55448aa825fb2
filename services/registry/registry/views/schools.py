"""Schools: who heads them, which edition is the last, whose origins are declared."""

from backbone.follower import Handles
from backbone.letters import Delivery

from registry.domain.school.acts import CuratorAppointed, RegulationEditionApproved
from registry.domain.school.head import HeadChanged, SchoolRenamed
from registry.domain.school.registration import SchoolOriginsDeclared, SchoolRegistered
from registry.views.rows import Rows, placed


def on_school(rows: Rows, told: Delivery[SchoolRegistered]) -> None:
    fact = told.fact
    values = {"name": fact.name, "short_name": fact.short_name, "head": fact.head, "origins": list(fact.origins)}
    rows["schools"].add({**placed(told), **values, "registered": fact.on})


def on_origins(rows: Rows, told: Delivery[SchoolOriginsDeclared]) -> None:
    rows["schools"].change(told.aggregate, {"origins": list(told.fact.origins)})


def on_name(rows: Rows, told: Delivery[SchoolRenamed]) -> None:
    rows["schools"].change(told.aggregate, {"name": told.fact.name, "short_name": told.fact.short_name})


def on_head(rows: Rows, told: Delivery[HeadChanged]) -> None:
    rows["schools"].change(told.aggregate, {"head": told.fact.head})


def on_edition(rows: Rows, told: Delivery[RegulationEditionApproved]) -> None:
    rows["schools"].change(told.aggregate, {"edition": told.fact.number})


def on_curator(rows: Rows, told: Delivery[CuratorAppointed]) -> None:
    """An acting one leaves the curator his post."""
    if told.fact.until is None:
        rows["schools"].change(told.aggregate, {"curator": told.fact.person})


HANDLES: Handles = {
    SchoolRegistered: on_school,
    SchoolOriginsDeclared: on_origins,
    SchoolRenamed: on_name,
    HeadChanged: on_head,
    RegulationEditionApproved: on_edition,
    CuratorAppointed: on_curator,
}
