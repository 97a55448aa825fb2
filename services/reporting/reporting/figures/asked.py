"""What people ask for: help, petitions, mediation (K-26, K-27, K-28)."""

from contracts.codes import MediationOutcome, PetitionKind
from reporting.figures.figure import Figure, Measure, Timing

HELP = Figure(
    id="K-26",
    name="Обращения за помощью",
    formula="Число обращений наставляемых; отвеченное — то, на которое уже ответили",
    unit="ед.",
    clause="п. 2.3, 5.1",
    timing=Timing.FLOW,
    measure=Measure.COUNT,
    labels={"answered": "отвечены", "open": "ждут ответа"},
    rows="""
    SELECT help.school, CASE WHEN answer.event IS NULL THEN 'open' ELSE 'answered' END AS key, help.subject, 1 AS value,
        ARRAY[help.event, answer.event] AS events
    FROM facts AS help LEFT JOIN facts AS answer
        ON answer.about = help.subject AND answer.kind = 'help:answered' AND answer.since <= %(last)s
    WHERE help.kind = 'help' AND help.since <@ %(window)s
    """,
)

FIRST_ANSWER = Figure(
    id="K-26-answer",
    name="Первый ответ на обращение за помощью",
    formula="Часов, с точностью до десятой, от обращения до первого ответа: медиана и 90-й процентиль",
    unit="ч",
    clause="п. 2.3, 5.1",
    timing=Timing.FLOW,
    measure=Measure.MEDIAN,
    nothing="Ни на одно обращение ещё не ответили",
    rows="""
    SELECT school, 'all' AS key, subject, round(value::numeric, 1) AS value, ARRAY[event] AS events
    FROM facts WHERE kind = 'help:answered' AND since <@ %(window)s
    """,
)

RELEASES = Figure(
    id="K-27",
    name="Освобождения от обязанностей",
    formula="Число удовлетворённых просьб об освобождении от обязанностей для участия в программе; отменённые вместе с "
    "приказом не считаются",
    unit="ед.",
    clause="п. 1.4",
    timing=Timing.FLOW,
    measure=Measure.COUNT,
    rows="""
    SELECT school, 'all' AS key, subject, 1 AS value, ARRAY[event] AS events
    FROM facts AS release
    WHERE kind = 'petition:decided' AND code = 'release' AND level = 'granted' AND since <@ %(window)s AND NOT EXISTS (
        SELECT FROM facts AS undone
        WHERE undone.kind = 'release:undone' AND undone.about = release.about AND undone.since <= %(last)s)
    """,
)

MEDIATIONS = Figure(
    id="K-28",
    name="Медиации по исходу",
    formula="Число завершённых медиаций с этим исходом; кто в них участвовал и о чём они — не раскрывается",
    unit="ед.",
    clause="п. 3.5",
    timing=Timing.FLOW,
    measure=Measure.COUNT,
    labels={outcome.value: outcome.label for outcome in MediationOutcome},
    rows="""
    SELECT school, code AS key, subject, 1 AS value, ARRAY[event] AS events
    FROM facts WHERE kind = 'mediation' AND since <@ %(window)s
    """,
)

PETITIONS = Figure(
    id="K-28-petitions",
    name="Обращения по видам",
    formula="Число поданных обращений этого вида; представления о дисциплинарном воздействии не считаются",
    unit="ед.",
    clause="п. 1.4, 3.5, 4.1, 5.1",
    timing=Timing.FLOW,
    measure=Measure.COUNT,
    labels={kind.value: kind.label for kind in PetitionKind if kind is not PetitionKind.DISCIPLINE},
    rows="""
    SELECT school, code AS key, subject, 1 AS value, ARRAY[event] AS events
    FROM facts WHERE kind = 'petition:filed' AND since <@ %(window)s
    """,
)

PROPOSALS = Figure(
    id="K-28-proposals",
    name="Предложения по совершенствованию программ по решению",
    formula="Число рассмотренных предложений наставляемых с этим решением",
    unit="ед.",
    clause="п. 5.1",
    timing=Timing.FLOW,
    measure=Measure.COUNT,
    labels={"granted": "приняты", "refused": "отклонены"},
    rows="""
    SELECT school, level AS key, subject, 1 AS value, ARRAY[event] AS events
    FROM facts WHERE kind = 'petition:decided' AND code = 'improvement' AND since <@ %(window)s
    """,
)

ASKED = (HELP, FIRST_ANSWER, RELEASES, MEDIATIONS, PETITIONS, PROPOSALS)
