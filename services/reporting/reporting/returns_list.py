"""The list of campaigns, and how far each school's return has come; made of this service's own log."""

from uuid import UUID

from backbone.database import Database
from backbone.follower import Projection, Rows, Table, reached
from backbone.letters import Delivery
from psycopg.rows import DictRow

from reporting.domain.campaign import CampaignAnnounced, CampaignExtended
from reporting.domain.filing import ReturnFiled, ReturnPrepared, State


def announced(rows: Rows, delivery: Delivery[CampaignAnnounced]) -> None:
    fact = delivery.fact
    told = {"title": fact.title, "since": fact.since, "until": fact.until, "opens": fact.opens, "closes": fact.closes}
    rows["campaign_list"].add({"id": delivery.aggregate, "place": delivery.position, **told})


def extended(rows: Rows, delivery: Delivery[CampaignExtended]) -> None:
    rows["campaign_list"].change(delivery.aggregate, {"closes": delivery.fact.closes})


def prepared(rows: Rows, delivery: Delivery[ReturnPrepared]) -> None:
    fact = delivery.fact
    corrected = sum(number.reason is not None for number in fact.numbers)
    said = {"state": State.PREPARED, "version": fact.version, "corrected": corrected}
    if fact.version == 1:
        of = {"id": delivery.aggregate, "school": delivery.meta.school, "campaign": fact.campaign}
        rows["return_list"].add(of | said)
    else:
        rows["return_list"].change(delivery.aggregate, said)


def filed(rows: Rows, delivery: Delivery[ReturnFiled]) -> None:
    rows["return_list"].change(delivery.aggregate, {"state": State.FILED, "filed": delivery.fact.on})


RETURNS = Projection(
    "returns",
    {CampaignAnnounced: announced, CampaignExtended: extended, ReturnPrepared: prepared, ReturnFiled: filed},
    tables=(Table("campaign_list"), Table("return_list")),
)


def campaigns(database: Database, after: int | None, limit: int) -> tuple[list[DictRow], int]:
    """And the position at which these are all."""
    with database.transaction() as cursor:
        position = reached(cursor, RETURNS.name, "reporting")
        rows = cursor.execute(
            "SELECT * FROM campaign_list WHERE %(after)s::bigint IS NULL OR place > %(after)s"
            " ORDER BY place LIMIT %(limit)s",
            {"after": after, "limit": limit},
        ).fetchall()
    return rows, position


def progress(database: Database, campaign: UUID) -> list[DictRow]:
    """Of every school that is registered, by name; without a return the rest is empty."""
    with database.transaction() as cursor:
        return cursor.execute(
            "SELECT schools.subject AS school, short_name AS name, return_list.id, state, version, corrected, filed"
            " FROM schools LEFT JOIN return_list ON return_list.school = subject AND campaign = %s"
            " WHERE live AND schools.until = 'infinity' ORDER BY short_name, subject",
            (campaign,),
        ).fetchall()
