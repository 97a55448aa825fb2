"""Lists of petitions, help, mediation, helpers, access to personal files."""

from typing import Any

from backbone.follower import Projection
from backbone.follower.projection import Handles
from backbone.letters import Delivery
from contracts.codes import PetitionState
from psycopg import Cursor, sql
from psycopg.rows import DictRow

from programs.domain.file_access import FileAccessGranted
from programs.domain.help import HelpAnswered, HelpClosed, HelpRequested
from programs.domain.helping import HelperInvited, HelperJoined, HelperLeft
from programs.domain.mediation import MediationBegun, MediationClosed, MediationOpened, MediatorProposed
from programs.domain.petition import circle
from programs.domain.petition.petition import Petition, PetitionDecided, PetitionFiled, PetitionWithdrawn, ReleaseUndone


def filed(cursor: Cursor[DictRow], delivery: Delivery[PetitionFiled]) -> None:
    fact = delivery.fact
    petition = Petition.replay(delivery.aggregate, [fact])
    _insert(
        cursor,
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


def decided(cursor: Cursor[DictRow], delivery: Delivery[PetitionDecided]) -> None:
    fact = delivery.fact
    cursor.execute(
        """UPDATE petition_list SET state = %s, outcome = %s, decided = %s, people = people_after || %s::uuid[],
                  kept_from = '{}' WHERE id = %s""",
        (
            PetitionState.DECIDED,
            fact.outcome,
            fact.on,
            list({one.substitute for one in fact.substitutions}),
            delivery.aggregate,
        ),
    )


def undone(cursor: Cursor[DictRow], delivery: Delivery[ReleaseUndone]) -> None:
    _update(cursor, delivery, "petition_list", state=PetitionState.UNDONE)


def withdrawn(cursor: Cursor[DictRow], delivery: Delivery[PetitionWithdrawn]) -> None:
    _update(cursor, delivery, "petition_list", state=PetitionState.WITHDRAWN)


def help_requested(cursor: Cursor[DictRow], delivery: Delivery[HelpRequested]) -> None:
    fact = delivery.fact
    _insert(cursor, delivery, "help_list", program=fact.program, mentee=fact.mentee, asked=fact.on, due=fact.due)


def help_answered(cursor: Cursor[DictRow], delivery: Delivery[HelpAnswered]) -> None:
    if delivery.fact.first:
        _update(cursor, delivery, "help_list", answered=delivery.fact.answered_at)


def help_closed(cursor: Cursor[DictRow], delivery: Delivery[HelpClosed]) -> None:
    _update(cursor, delivery, "help_list", closed=delivery.on)


def mediation_opened(cursor: Cursor[DictRow], delivery: Delivery[MediationOpened]) -> None:
    parties = [delivery.fact.by, delivery.fact.other]
    _insert(cursor, delivery, "mediation_list", parties=parties, opened=delivery.on)


def mediator_proposed(cursor: Cursor[DictRow], delivery: Delivery[MediatorProposed]) -> None:
    _update(cursor, delivery, "mediation_list", mediator=delivery.fact.mediator)


def mediation_begun(cursor: Cursor[DictRow], delivery: Delivery[MediationBegun]) -> None:
    _update(cursor, delivery, "mediation_list", begun=True)


def mediation_closed(cursor: Cursor[DictRow], delivery: Delivery[MediationClosed]) -> None:
    _update(cursor, delivery, "mediation_list", outcome=delivery.fact.outcome, closed=delivery.on)


def helper_invited(cursor: Cursor[DictRow], delivery: Delivery[HelperInvited]) -> None:
    fact = delivery.fact
    _insert(
        cursor,
        delivery,
        "helper_list",
        program=fact.program,
        activity=fact.activity,
        helper=fact.helper,
        invited=fact.on,
    )


def helper_joined(cursor: Cursor[DictRow], delivery: Delivery[HelperJoined]) -> None:
    _update(cursor, delivery, "helper_list", joined=True)


def helper_left(cursor: Cursor[DictRow], delivery: Delivery[HelperLeft]) -> None:
    cursor.execute("DELETE FROM helper_list WHERE id = %s", (delivery.aggregate,))


def access_granted(cursor: Cursor[DictRow], delivery: Delivery[FileAccessGranted]) -> None:
    fact = delivery.fact
    _insert(cursor, delivery, "file_access_list", program=fact.program, mentee=fact.mentee, granted=fact.on)


def _insert(cursor: Cursor[DictRow], delivery: Delivery[Any], table: str, **values: object) -> None:
    row = {"id": delivery.aggregate, "school": delivery.meta.school} | values
    columns = sql.SQL(", ").join(sql.Identifier(name) for name in row)
    places = sql.SQL(", ").join(sql.Placeholder() for _ in row)
    statement = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(sql.Identifier(table), columns, places)
    cursor.execute(statement, tuple(row.values()))


def _update(cursor: Cursor[DictRow], delivery: Delivery[Any], table: str, **values: object) -> None:
    columns = sql.SQL(", ").join(sql.SQL("{} = %s").format(sql.Identifier(name)) for name in values)
    statement = sql.SQL("UPDATE {} SET {} WHERE id = %s").format(sql.Identifier(table), columns)
    cursor.execute(statement, (*values.values(), delivery.aggregate))


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
    tables=("petition_list", "help_list", "mediation_list", "helper_list", "file_access_list"),
)
