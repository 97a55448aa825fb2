"""Terms of the edition: what was done in time, and would have been late under another."""

from contracts.regulation import RuleParameters

from reporting.what_if.check import late

DECIDED = """
    SELECT done.school, done.about AS subject, done.since AS happened, done.event, filed.since AS before
    FROM facts AS done JOIN facts AS filed ON filed.about = done.about AND filed.kind = 'petition:filed'
    WHERE done.kind = 'petition:decided' AND done.since <@ %(window)s AND done.code """
PROPOSALS = "('improvement', 'incentive', 'act-text')"
"""They are answered; what else is filed is decided on."""

POOL = late(
    rule="T-01",
    clause="п. 3.4",
    title="Срок актуализации сведений о наставляемых",
    told="Актуализировано {happened:%d.%m.%Y} после {before:%d.%m.%Y}",
    rows="""
    SELECT * FROM (
        SELECT school, subject, since AS happened, event, coalesce(
            lag(since) OVER (PARTITION BY school ORDER BY since, position),
            (SELECT min(since) FROM editions WHERE editions.school = steps.school)) AS before
        FROM steps WHERE kind = 'pool'
    ) AS actualised WHERE before IS NOT NULL AND happened <@ %(window)s
    """,
    due=RuleParameters.pool_due,
)

DECISION = late(
    rule="T-06",
    clause="п. 4.1, 5.1",
    title="Срок решения по обращению",
    told="Подано {before:%d.%m.%Y}, решено {happened:%d.%m.%Y}",
    rows=DECIDED + "NOT IN " + PROPOSALS,
    due=RuleParameters.decision_due,
)

PROPOSAL = late(
    rule="T-13",
    clause="п. 3.5, 5.1",
    title="Срок ответа на предложение",
    told="Предложено {before:%d.%m.%Y}, решено {happened:%d.%m.%Y}",
    rows=DECIDED + "IN " + PROPOSALS,
    due=RuleParameters.answer_due,
)

HELP = late(
    rule="T-12",
    clause="п. 2.3, 5.1",
    title="Срок первого ответа на обращение за помощью",
    told="Обратились {before:%d.%m.%Y}, ответ {happened:%d.%m.%Y}",
    rows="""
    SELECT answer.school, answer.about AS subject, answer.since AS happened, answer.event, help.since AS before
    FROM facts AS answer JOIN facts AS help ON help.subject = answer.about AND help.kind = 'help'
    WHERE answer.kind = 'help:answered' AND answer.since <@ %(window)s
    """,
    due=RuleParameters.help_due,
)

RECOVERY = late(
    rule="A-07",
    clause="п. 2.3",
    title="Срок решения о группе меньше наименьшей",
    told="Стала меньше {before:%d.%m.%Y}, решено {happened:%d.%m.%Y}",
    rows="""
    SELECT done.school, done.about AS subject, done.since AS happened, done.event, fell.since AS before
    FROM facts AS done JOIN LATERAL (
        SELECT max(since) AS since FROM facts AS told
        WHERE told.about = done.about AND told.kind = 'group:below' AND told.position < done.position
    ) AS fell ON fell.since IS NOT NULL
    WHERE done.kind = 'group:recovered' AND done.since <@ %(window)s
    """,
    due=RuleParameters.recovery_due,
)

SILENCE = late(
    rule="N-08",
    clause="прил., этап 6",
    title="Сколько дней пара может не встречаться",
    told="Встретились {happened:%d.%m.%Y} после {before:%d.%m.%Y}",
    rows="""
    SELECT * FROM (
        SELECT school, about AS subject, since AS happened, event,
            lag(since) OVER (PARTITION BY about ORDER BY since, position) AS before
        FROM facts WHERE kind = 'meeting' AND code = 'held'
    ) AS met WHERE before IS NOT NULL AND happened <@ %(window)s
    """,
    due=RuleParameters.silent_until,
)

REPORT = late(
    rule="T-09",
    clause="прил., этап 7",
    title="Срок отчёта наставника",
    told="Отчёт {happened:%d.%m.%Y}, отчётный период до {before:%d.%m.%Y}",
    rows="""
    SELECT * FROM (
        SELECT DISTINCT ON (told.subject, cycle.subject)
            told.school, told.subject, told.since AS happened, told.event, cycle.due AS before
        FROM mentor_reports AS told JOIN LATERAL (
            SELECT subject, due FROM facts
            WHERE kind = 'cycle' AND facts.school = told.school AND facts.since <= told.since
            ORDER BY since DESC LIMIT 1
        ) AS cycle ON true
        ORDER BY told.subject, cycle.subject, told.since, told.position
    ) AS first WHERE happened <@ %(window)s
    """,
    due=RuleParameters.mentor_report_due,
)

TERMS = (POOL, DECISION, PROPOSAL, HELP, RECOVERY, SILENCE, REPORT)
