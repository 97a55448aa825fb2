"""Pairs and groups, and the load of those who lead them (K-03, K-10)."""

from reporting.figures.figure import Figure, Measure, Timing

MATCHES = Figure(
    id="K-03",
    name="Пары и группы",
    formula="Число действующих закреплений; реверсивная пара — два закрепления навстречу друг другу",
    unit="ед.",
    clause="п. 2.3, 6.2",
    timing=Timing.STOCK,
    measure=Measure.COUNT,
    labels={"pair": "пары", "group": "группы"},
    rows="""
    SELECT school, CASE cardinality(mentees) WHEN 1 THEN 'pair' ELSE 'group' END AS key, subject, 1 AS value,
        ARRAY[event] AS events
    FROM matches WHERE live AND span && %(window)s
    """,
)

GROUPS_BY_SIZE = Figure(
    id="K-03-size",
    name="Группы по числу наставляемых",
    formula="Число действующих групп каждого размера",
    unit="ед.",
    clause="п. 2.3",
    timing=Timing.STOCK,
    measure=Measure.COUNT,
    label="наставляемых: {}",
    rows="""
    SELECT school, cardinality(mentees)::text AS key, subject, 1 AS value, ARRAY[event] AS events
    FROM matches WHERE live AND cardinality(mentees) > 1 AND span && %(window)s
    """,
)

MATCHES_CHANGED = Figure(
    id="K-03-flow",
    name="Пары и группы: закреплены, завершены, замены наставника",
    formula="Число пар и групп, с которыми это произошло, по дате вступления в силу",
    unit="ед.",
    clause="п. 3.3, 5.1, 6.2",
    timing=Timing.FLOW,
    measure=Measure.COUNT,
    labels={"formed": "закреплены", "closed": "завершены", "replaced": "замена наставника"},
    rows="""
    SELECT school, subject, 1 AS value, ARRAY[event] AS events,
        CASE WHEN NOT live THEN 'closed' WHEN previous_mentor IS NULL THEN 'formed' ELSE 'replaced' END AS key
    FROM matches WHERE (NOT live OR previous_mentor IS DISTINCT FROM mentor) AND since <@ %(window)s
    """,
)

LOAD = Figure(
    id="K-10",
    name="Нагрузка наставников",
    formula="Число наставников, ведущих столько наставляемых на дату (в периоде — на его последний день)",
    unit="чел.",
    clause="п. 1.4, 2.3",
    timing=Timing.STOCK,
    measure=Measure.COUNT,
    label="наставляемых: {}",
    rows="""
    SELECT school, count(DISTINCT mentee)::text AS key, mentor AS subject, 1 AS value,
        array_agg(DISTINCT event) AS events
    FROM paired WHERE span @> %(last)s GROUP BY school, mentor
    """,
)

AT_CAPACITY = Figure(
    id="K-10-capacity",
    name="Наставники с полной нагрузкой",
    formula="Доля наставников банка, ведущих столько наставляемых, сколько заявили (в периоде — на его последний день)",
    unit="%",
    clause="п. 1.4, 2.3",
    timing=Timing.STOCK,
    measure=Measure.SHARE,
    nothing="В банке наставников никого нет: доля не определена",
    rows="""
    WITH carried AS (
        SELECT mentor, count(DISTINCT mentee) AS mentees, array_agg(DISTINCT event) AS events
        FROM paired WHERE span @> %(last)s GROUP BY mentor
    )
    SELECT school, 'all' AS key, subject, (coalesce(mentees, 0) >= capacity)::int AS value, event || events AS events
    FROM offers LEFT JOIN carried ON mentor = subject WHERE live AND span @> %(last)s
    """,
)

PAIRS = (MATCHES, GROUPS_BY_SIZE, MATCHES_CHANGED, LOAD, AT_CAPACITY)
