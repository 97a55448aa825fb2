"""Limits of the edition: how long a program lasts, how large a group is, what a mentor carries, what comes first."""

from contracts.regulation import RuleParameters

from reporting.what_if.check import Check, Row, Verdict


def _wrong_length(parameters: RuleParameters, row: Row) -> bool:
    earliest, latest = parameters.ends_allowed(row["starts"])
    return not earliest <= row["ends"] <= latest


def _small_group(parameters: RuleParameters, row: Row) -> bool:
    return row["mentees"] > 1 and parameters.too_few(row["mentees"])


def _heavy_load(parameters: RuleParameters, row: Row) -> bool:
    return parameters.mentor_load_cap is not None and row["load"] > parameters.mentor_load_cap


def _unheard(parameters: RuleParameters, row: Row) -> bool:
    """Both may have been heard earlier than that; this is the case where nobody was."""
    return bool(row["happened"] <= parameters.hearing_until(row["before"]))


def _no_interim_survey(parameters: RuleParameters, row: Row) -> bool:
    return parameters.asks_half_way(row["starts"], row["ends"]) and not row["surveyed"]


LENGTH = Check(
    rule="INV-05",
    clause="п. 1.2, 7.2",
    title="Длительность персонализированной программы",
    verdict=Verdict.REFUSED,
    told="Программа {starts:%d.%m.%Y} – {ends:%d.%m.%Y}",
    rows="""
    SELECT school, subject, since AS happened, event, starts, ends FROM planned
    WHERE starts IS NOT NULL AND since <@ %(window)s AND (previous_ends IS NOT NULL OR NOT EXISTS (
        SELECT FROM program_periods AS earlier WHERE earlier.subject = planned.subject
            AND earlier.position < planned.position AND earlier.ends = planned.ends))
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

INTERIM = Check(
    rule="T-19",
    clause="прил., этап 6",
    title="Промежуточный опрос в длинной программе",
    verdict=Verdict.REFUSED,
    told="Программа {starts:%d.%m.%Y} – {ends:%d.%m.%Y} завершена без промежуточного опроса",
    rows="""
    SELECT ended.school, ended.subject, ended.since AS happened, ended.event, starts, ends, EXISTS (
        SELECT FROM facts WHERE kind = 'survey:opened' AND code = 'interim' AND about = ended.subject) AS surveyed
    FROM program_states AS ended JOIN LATERAL (
        SELECT starts, ends FROM planned WHERE planned.subject = ended.subject ORDER BY position DESC LIMIT 1
    ) AS last ON starts IS NOT NULL
    WHERE state = 'completed' AND ended.since <@ %(window)s
    """,
    broken=_no_interim_survey,
)

LIMITS = (LENGTH, GROUP, LOAD, HEARING, INTERIM)
