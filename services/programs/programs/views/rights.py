"""Lists of petitions, help, mediation, helpers, access to personal files."""

from typing import Any

from backbone.follower import Projection, Rows, Table
from backbone.follower.projection import Handles
from backbone.letters import Delivery
from contracts.codes import PetitionState

from programs.domain.file_access import FileAccessGranted
from programs.domain.help import HelpAnswered, HelpClosed, HelpRequested
from programs.domain.helping import HelperInvited, HelperJoined, HelperLeft
from programs.domain.mediation import MediationBegun, MediationClosed, MediationOpened, MediatorProposed
from programs.domain.petition import circle
from programs.domain.petition.petition import Petition, PetitionDecided, PetitionFiled, PetitionWithdrawn, ReleaseUndone


def filed(rows: Rows, delivery: Delivery[PetitionFiled]) -> None:
    fact = delivery.fact
    petition = Petition.replay(delivery.aggregate, [fact])
    _insert(
        rows,
        delivery,
        "petition_list",
        kind=fact.kind,
        state=PetitionState.FILED,
        program=fact.program,
        by=fact.by,
        concerned=list(fact.details.concerned),
        filed=fact.on,
        due=fact.due,
        since=fact.details.since,
        until=fact.details.until,
        people=list(circle.insiders(petition, decided=False)),
        people_after=list(circle.insiders(petition, decided=True)),
        posts=list(petition.procedure.text_for),
        kept_from=list(circle.kept_from(petition)),
    )


def decided(rows: Rows, delivery: Delivery[PetitionDecided]) -> None:
    fact = delivery.fact
    values = {"state": PetitionState.DECIDED, "outcome": fact.outcome, "decided": fact.on, "kept_from": []}
    substitutes = list(dict.fromkeys(one.substitute for one in fact.substitutions))
    rows["petition_list"].revise(
        delivery.aggregate, lambda row: {**values, "people": [*row["people_after"], *substitutes]}
    )


def undone(rows: Rows, delivery: Delivery[ReleaseUndone]) -> None:
    rows["petition_list"].change(delivery.aggregate, {"state": PetitionState.UNDONE})


def withdrawn(rows: Rows, delivery: Delivery[PetitionWithdrawn]) -> None:
    rows["petition_list"].change(delivery.aggregate, {"state": PetitionState.WITHDRAWN})


def help_requested(rows: Rows, delivery: Delivery[HelpRequested]) -> None:
    fact = delivery.fact
    _insert(rows, delivery, "help_list", program=fact.program, mentee=fact.mentee, asked=fact.on, due=fact.due)


def help_answered(rows: Rows, delivery: Delivery[HelpAnswered]) -> None:
    if delivery.fact.first:
        rows["help_list"].change(delivery.aggregate, {"answered": delivery.fact.answered_at})


def help_closed(rows: Rows, delivery: Delivery[HelpClosed]) -> None:
    rows["help_list"].change(delivery.aggregate, {"closed": delivery.on})


def mediation_opened(rows: Rows, delivery: Delivery[MediationOpened]) -> None:
    parties = [delivery.fact.by, delivery.fact.other]
    _insert(rows, delivery, "mediation_list", parties=parties, opened=delivery.on)


def mediator_proposed(rows: Rows, delivery: Delivery[MediatorProposed]) -> None:
    rows["mediation_list"].change(delivery.aggregate, {"mediator": delivery.fact.mediator})


def mediation_begun(rows: Rows, delivery: Delivery[MediationBegun]) -> None:
    rows["mediation_list"].change(delivery.aggregate, {"begun": True})


def mediation_closed(rows: Rows, delivery: Delivery[MediationClosed]) -> None:
    rows["mediation_list"].change(delivery.aggregate, {"outcome": delivery.fact.outcome, "closed": delivery.on})


def helper_invited(rows: Rows, delivery: Delivery[HelperInvited]) -> None:
    fact = delivery.fact
    _insert(
        rows,
        delivery,
        "helper_list",
        program=fact.program,
        activity=fact.activity,
        helper=fact.helper,
        invited=fact.on,
    )


def helper_joined(rows: Rows, delivery: Delivery[HelperJoined]) -> None:
    rows["helper_list"].change(delivery.aggregate, {"joined": True})


def helper_left(rows: Rows, delivery: Delivery[HelperLeft]) -> None:
    rows["helper_list"].remove(delivery.aggregate)


def access_granted(rows: Rows, delivery: Delivery[FileAccessGranted]) -> None:
    fact = delivery.fact
    _insert(rows, delivery, "file_access_list", program=fact.program, mentee=fact.mentee, granted=fact.on)


def _insert(rows: Rows, delivery: Delivery[Any], table: str, **values: object) -> None:
    rows[table].add({"id": delivery.aggregate, "school": delivery.meta.school} | values)


HANDLES: Handles = {
    PetitionFiled: filed,
    PetitionDecided: decided,
    ReleaseUndone: undone,
    PetitionWithdrawn: withdrawn,
    HelpRequested: help_requested,
    HelpAnswered: help_answered,
    HelpClosed: help_closed,
    MediationOpened: mediation_opened,
    MediatorProposed: mediator_proposed,
    MediationBegun: mediation_begun,
    MediationClosed: mediation_closed,
    HelperInvited: helper_invited,
    HelperJoined: helper_joined,
    HelperLeft: helper_left,
    FileAccessGranted: access_granted,
}
RIGHTS = Projection(
    "rights",
    HANDLES,
    tables=tuple(
        map(Table, ("petition_list", "help_list", "mediation_list", "helper_list", "file_access_list")),
    ),
)
