"""The rules whose numbers a school sets, each with the decisions it was asked about and how it answers under any
parameters. The arithmetic is that of the services: calendar months are clipped, working days are the calendar's."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
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


def _late_decision(parameters: RuleParameters, row: Row) -> bool:
    return bool(plus_working_days(row["before"], parameters.petition_working_days) < row["happened"])


def _late_answer(parameters: RuleParameters, row: Row) -> bool:
    return bool(row["before"] + timedelta(days=parameters.proposal_answer_days) < row["happened"])


def _late_help(parameters: RuleParameters, row: Row) -> bool:
    return bool(plus_working_days(row["before"], parameters.help_working_days) < row["happened"])


def _late_recovery(parameters: RuleParameters, row: Row) -> bool:
    return bool(plus_working_days(row["before"], parameters.group_recovery_working_days) < row["happened"])


def _long_silence(parameters: RuleParameters, row: Row) -> bool:
    return bool(row["before"] + timedelta(days=parameters.silence_days) < row["happened"])


def _no_interim_survey(parameters: RuleParameters, row: Row) -> bool:
    long = plus_months(row["starts"], parameters.interim_survey_months) <= row["ends"]
    return bool(long and not row["surveyed"])


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

DECISION = Check(
    rule="T-06",
    clause="п. 4.1, 5.1",
    title="Срок решения по обращению",
    verdict=Verdict.LATE,
    told="Подано {before:%d.%m.%Y}, решено {happened:%d.%m.%Y}",
    rows="""
    SELECT done.school, done.about AS subject, done.since AS happened, done.event, filed.since AS before
    FROM facts AS done JOIN facts AS filed ON filed.about = done.about AND filed.kind = 'petition:filed'
    WHERE done.kind = 'petition:decided' AND done.code NOT IN ('improvement', 'incentive', 'act-text')
        AND done.since <@ %(window)s
    """,
    broken=_late_decision,
)

PROPOSAL = Check(
    rule="T-13",
    clause="п. 3.5, 5.1",
    title="Срок ответа на предложение",
    verdict=Verdict.LATE,
    told="Предложено {before:%d.%m.%Y}, решено {happened:%d.%m.%Y}",
    rows="""
    SELECT done.school, done.about AS subject, done.since AS happened, done.event, filed.since AS before
    FROM facts AS done JOIN facts AS filed ON filed.about = done.about AND filed.kind = 'petition:filed'
    WHERE done.kind = 'petition:decided' AND done.code IN ('improvement', 'incentive', 'act-text')
        AND done.since <@ %(window)s
    """,
    broken=_late_answer,
)

HELP = Check(
    rule="T-12",
    clause="п. 2.3, 5.1",
    title="Срок первого ответа на обращение за помощью",
    verdict=Verdict.LATE,
    told="Обратились {before:%d.%m.%Y}, ответ {happened:%d.%m.%Y}",
    rows="""
    SELECT answer.school, answer.about AS subject, answer.since AS happened, answer.event, help.since AS before
    FROM facts AS answer JOIN facts AS help ON help.subject = answer.about AND help.kind = 'help'
    WHERE answer.kind = 'help:answered' AND answer.since <@ %(window)s
    """,
    broken=_late_help,
)

RECOVERY = Check(
    rule="A-07",
    clause="п. 2.3",
    title="Срок решения о группе меньше наименьшей",
    verdict=Verdict.LATE,
    told="Стала меньше {before:%d.%m.%Y}, решено {happened:%d.%m.%Y}",
    rows="""
    SELECT done.school, done.about AS subject, done.since AS happened, done.event, fell.since AS before
    FROM facts AS done JOIN LATERAL (
        SELECT max(since) AS since FROM facts AS told
        WHERE told.about = done.about AND told.kind = 'group:below' AND told.position < done.position
    ) AS fell ON fell.since IS NOT NULL
    WHERE done.kind = 'group:recovered' AND done.since <@ %(window)s
    """,
    broken=_late_recovery,
)

SILENCE = Check(
    rule="N-08",
    clause="прил., этап 6",
    title="Сколько дней пара может не встречаться",
    verdict=Verdict.LATE,
    told="Встретились {happened:%d.%m.%Y} после {before:%d.%m.%Y}",
    rows="""
    SELECT * FROM (
        SELECT school, about AS subject, since AS happened, event,
            lag(since) OVER (PARTITION BY about ORDER BY since, position) AS before
        FROM facts WHERE kind = 'meeting' AND code = 'held'
    ) AS met WHERE before IS NOT NULL AND happened <@ %(window)s
    """,
    broken=_long_silence,
)

INTERIM = Check(
    rule="T-19",
    clause="прил., этап 6",
    title="Промежуточный опрос в длинной программе",
    verdict=Verdict.REFUSED,
    told="Программа {starts:%d.%m.%Y} – {ends:%d.%m.%Y} завершена без промежуточного опроса",
    rows="""
    SELECT ended.school, ended.subject, ended.since AS happened, ended.event, first.starts, last.ends, EXISTS (
        SELECT FROM facts WHERE kind = 'survey:opened' AND code = 'interim' AND about = ended.subject) AS surveyed
    FROM program_states AS ended JOIN LATERAL (
        SELECT starts FROM program_periods AS told WHERE told.subject = ended.subject AND told.starts IS NOT NULL
        ORDER BY told.position DESC LIMIT 1
    ) AS first ON true JOIN LATERAL (
        SELECT ends FROM program_periods AS told WHERE told.subject = ended.subject ORDER BY told.position DESC LIMIT 1
    ) AS last ON true
    WHERE state = 'completed' AND ended.since <@ %(window)s
    """,
    broken=_no_interim_survey,
)

CHECKS = (LENGTH, GROUP, LOAD, POOL, HEARING, DECISION, PROPOSAL, HELP, RECOVERY, SILENCE, INTERIM)
