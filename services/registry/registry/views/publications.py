"""What the school publishes, and has withdrawn."""

from backbone.follower import Handles
from backbone.letters import Delivery

from registry.domain.publication.publication import (
    PublicationPublished,
    PublicationRequested,
    PublicationState,
    PublicationWithdrawn,
)
from registry.views.rows import Rows, placed


def on_request(rows: Rows, told: Delivery[PublicationRequested]) -> None:
    matter = told.fact.matter
    what = {"kind": matter.kind, "subject": matter.subject, "persons": list(matter.persons)}
    rows["publications"].add({**placed(told), **what, "state": PublicationState.REQUESTED, "requested": told.fact.on})


def on_publication(rows: Rows, told: Delivery[PublicationPublished]) -> None:
    rows["publications"].change(told.aggregate, {"state": PublicationState.PUBLISHED, "published": told.fact.on})


def on_withdrawal(rows: Rows, told: Delivery[PublicationWithdrawn]) -> None:
    rows["publications"].change(told.aggregate, {"state": PublicationState.WITHDRAWN, "withdrawn": told.fact.on})


HANDLES: Handles = {
    PublicationRequested: on_request,
    PublicationPublished: on_publication,
    PublicationWithdrawn: on_withdrawal,
}
