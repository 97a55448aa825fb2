"""Mentors: in the bank, appointed, leading; whose they are, how trained and attested (K-02)."""

from contracts.codes import QualificationCategory
from reporting.figures.figure import Figure, Measure, Timing

MENTORS = Figure(
    id="K-02",
    name="Наставники",
    formula="Число лиц; одно лицо может стоять в нескольких строках, в итоге считается один раз",
    unit="чел.",
    clause="п. 1.2, 3.2",
    timing=Timing.STOCK,
    measure=Measure.COUNT,
    labels={"offered": "в банке наставников", "appointed": "назначены приказом", "acting": "ведут пару или группу"},
    rows="""
    SELECT school, 'offered' AS key, subject, 1 AS value, ARRAY[event] AS events
    FROM offers WHERE live AND span && %(window)s
    UNION ALL SELECT school, 'appointed', subject, 1, ARRAY[event] FROM appointments WHERE live AND span && %(window)s
    UNION ALL SELECT school, 'acting', mentor, 1, ARRAY[event] FROM matches WHERE live AND span && %(window)s
    """,
)

MENTORS_BY_ORIGIN = Figure(
    id="K-02-origin",
    name="Наставники, ведущие пару или группу: свои и внешние",
    formula="Число лиц, ведущих пару или группу",
    unit="чел.",
    clause="п. 1.2, 2.3",
    timing=Timing.STOCK,
    measure=Measure.COUNT,
    labels={"internal": "работники школы", "external": "внешние", "unknown": "нет сведений"},
    rows="""
    SELECT matches.school, CASE external WHEN true THEN 'external' WHEN false THEN 'internal' ELSE 'unknown' END AS key,
        mentor AS subject, 1 AS value, ARRAY[matches.event, people.event] AS events
    FROM matches LEFT JOIN people ON people.subject = mentor WHERE matches.live AND matches.span && %(window)s
    """,
)

MENTORS_BY_TRAINING = Figure(
    id="K-02-trained",
    name="Наставники банка: обученные и необученные",
    formula="Число лиц в банке наставников на дату; обученные – по «Школе наставников», другому обучению, стажировке "
    "или повышению квалификации",
    unit="чел.",
    clause="п. 3.4, прил., этап 4",
    timing=Timing.STOCK,
    measure=Measure.COUNT,
    labels={"trained": "обученные", "untrained": "необученные"},
    rows="""
    SELECT school, CASE WHEN person IS NULL THEN 'untrained' ELSE 'trained' END AS key, subject, 1 AS value,
        event || events AS events
    FROM offers LEFT JOIN learnt ON person = subject WHERE live AND span @> %(last)s
    """,
)

MENTORS_BY_CATEGORY = Figure(
    id="K-02-category",
    name="Наставники, ведущие пару или группу, по квалификационной категории",
    formula="Число лиц, ведущих пару или группу; категория по последним сведениям школы на дату",
    unit="чел.",
    clause="п. 1.2, 3.4",
    timing=Timing.STOCK,
    measure=Measure.COUNT,
    labels={category.value: category.label for category in QualificationCategory} | {"unknown": "нет сведений"},
    rows="""
    SELECT matches.school, coalesce(category, 'unknown') AS key, mentor AS subject, 1 AS value,
        ARRAY[matches.event, people.event] AS events
    FROM matches LEFT JOIN people ON people.subject = mentor WHERE matches.live AND matches.span && %(window)s
    """,
)

MENTORS_BY_PORTFOLIO = Figure(
    id="K-02-portfolio",
    name="Наставники банка: с портфолио и без него",
    formula="Число лиц в банке наставников на дату; с портфолио – кто внёс в него хотя бы одну запись",
    unit="чел.",
    clause="прил., этап 3",
    timing=Timing.STOCK,
    measure=Measure.COUNT,
    labels={"kept": "с портфолио", "none": "без портфолио"},
    rows="""
    SELECT offers.school, CASE WHEN facts.event IS NULL THEN 'none' ELSE 'kept' END AS key, offers.subject, 1 AS value,
        ARRAY[offers.event, facts.event] AS events
    FROM offers LEFT JOIN facts ON kind = 'portfolio' AND persons = ARRAY[offers.subject] AND facts.span @> %(last)s
    WHERE offers.live AND offers.span @> %(last)s
    """,
)

LEADERS = (MENTORS, MENTORS_BY_CATEGORY, MENTORS_BY_PORTFOLIO, MENTORS_BY_ORIGIN, MENTORS_BY_TRAINING)
