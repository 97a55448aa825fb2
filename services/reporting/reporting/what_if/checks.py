"""The rules whose numbers a school sets, each with the decisions it was asked about and how it answers under any
parameters. The arithmetic is that of the services: calendar months are clipped, working days are the calendar's."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from backbone.months import plus_months
from contracts.codes import Code
from contracts.regulation import RuleParameters
from contracts.workdays import plus_working_days

Row = dict[str, Any]


class Verdict(Code):
    REFUSED = "refused", "было бы отказано"
    REASON = "reason", "потребовалась бы причина"
    LATE = "late", "было бы просрочено"


@dataclass(frozen=True)
class Check:
    """`rows` selects the decisions: school, subject, happened (the business date), event and what `broken` looks at. It
    may use `%(window)s`. `told` words a decision, with the row's fields as placeholders."""

    rule: str
    clause: str
    title: str
    verdict: Verdict
    told: str
    rows: str
    broken: Callable[[RuleParameters, Row], bool]


def _wrong_length(parameters: RuleParameters, row: Row) -> bool:
    start, ends = row["starts"], row["ends"]
    shortest, longest = plus_months(start, parameters.program_min_months), parameters.program_max_months
    return bool(ends < shortest or plus_months(start, longest) < ends)


def _small_group(parameters: RuleParameters, row: Row) -> bool:
    return bool(1 < row["mentees"] < parameters.group_min_mentees)


def _heavy_load(parameters: RuleParameters, row: Row) -> bool:
    return parameters.mentor_load_cap is not None and row["load"] > parameters.mentor_load_cap


def _stale_pool(parameters: RuleParameters, row: Row) -> bool:
    due: date = plus_months(row["before"], parameters.pool_actualisation_months)
    return bool(due < row["happened"])


def _unheard(parameters: RuleParameters, row: Row) -> bool:
    """Both may have been heard earlier than that; this is the case where nobody was."""
    return bool(row["happened"] <= plus_working_days(row["before"], parameters.hearing_working_days))


LENGTH = Check(
    rule="INV-05",
    clause="п. 1.2, 7.2",
    title="Длительность персонализированной программы",
    verdict=Verdict.REFUSED,
    told="Программа {starts:%d.%m.%Y} – {ends:%d.%m.%Y}",
    rows="""
    SELECT period.school, period.subject, period.since AS happened, period.event, first.starts, period.ends
    FROM program_periods AS period JOIN LATERAL (
        SELECT starts FROM program_periods AS told WHERE told.subject = period.subject AND told.starts IS NOT NULL
            AND told.position <= period.position ORDER BY told.position DESC LIMIT 1
    ) AS first ON true
    WHERE period.since <@ %(window)s AND (period.previous_ends IS NOT NULL OR NOT EXISTS (
        SELECT FROM program_periods AS earlier WHERE earlier.subject = period.subject
            AND earlier.position < period.position AND earlier.ends = period.ends))
    """,
    broken=_wrong_length,
)

GROUP = Check(
    rule="INV-04",
    clause="п. 2.3",
    title="Наименьшая группа",
    verdict=Verdict.REFUSED,
    told="Группа, наставляемых: {mentees}",
    rows="""
    SELECT school, subject, since AS happened, event, cardinality(mentees) AS mentees
    FROM matches WHERE live AND previous_mentor IS NULL AND since <@ %(window)s
    """,
    broken=_small_group,
)

LOAD = Check(
    rule="A-30",
    clause="п. 3.3",
    title="Нагрузка наставника, установленная в школе",
    verdict=Verdict.REASON,
    told="У наставника стало наставляемых: {load}",
    rows="""
    SELECT new.school, new.subject, new.since AS happened, new.event, sum(cardinality(held.mentees)) AS load
    FROM matches AS new JOIN matches AS held
        ON held.mentor = new.mentor AND held.live AND held.span @> new.since AND held.position <= new.position
    WHERE new.live AND new.since <@ %(window)s GROUP BY new.school, new.subject, new.since, new.event
    """,
    broken=_heavy_load,
)

POOL = Check(
    rule="T-01",
    clause="п. 3.4",
    title="Срок актуализации сведений о наставляемых",
    verdict=Verdict.LATE,
    told="Актуализировано {happened:%d.%m.%Y} после {before:%d.%m.%Y}",
    rows="""
    SELECT * FROM (
        SELECT school, subject, since AS happened, event, coalesce(
            lag(since) OVER (PARTITION BY school ORDER BY since, position),
            (SELECT min(since) FROM editions WHERE editions.school = steps.school)) AS before
        FROM steps WHERE kind = 'pool'
    ) AS actualised WHERE before IS NOT NULL AND happened <@ %(window)s
    """,
    broken=_stale_pool,
)

HEARING = Check(
    rule="T-07",
    clause="п. 7.1",
    title="Срок пояснений до прекращения по инициативе куратора",
    verdict=Verdict.REFUSED,
    told="Прекращена {happened:%d.%m.%Y}, о прекращении просили {before:%d.%m.%Y}; без пояснений обеих сторон",
    rows="""
    SELECT ended.school, ended.subject, ended.since AS happened, ended.event, asked.before
    FROM program_states AS ended JOIN LATERAL (
        SELECT max(since) AS before FROM steps WHERE steps.subject = ended.subject AND kind = 'hearing'
    ) AS asked ON asked.before IS NOT NULL
    WHERE state = 'terminated' AND initiator = 'curator' AND ended.since <@ %(window)s
    """,
    broken=_unheard,
)

CHECKS = (LENGTH, GROUP, LOAD, POOL, HEARING)
