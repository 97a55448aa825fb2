"""How far mentoring reaches: forms, partners, practices, agreements (K-30, K-31, K-32, K-35)."""

from reporting.figures.figure import Figure, Measure, Timing

FORMS_USED = Figure(
    id="K-30",
    name="Используемые формы и виды наставничества",
    formula="Число форм и видов, по которым реализуется хотя бы одна программа",
    unit="ед.",
    clause="п. 1.3, 2.3",
    timing=Timing.STOCK,
    measure=Measure.COUNT,
    labels={"form": "формы", "kind": "виды"},
    shared=True,
    persons=0,
    rows="""
    SELECT school, 'form' AS key, 'form:' || form AS subject, 1 AS value, events FROM terms, unnest(forms) AS form
    UNION ALL SELECT school, 'kind', 'kind:' || kind, 1, events FROM terms, unnest(kinds) AS kind
    """,
)

NETWORK = Figure(
    id="K-31",
    name="Партнёрства и наставники из других организаций",
    formula="Число действующих соглашений о партнёрстве, наставников из других организаций, ведущих пару или группу, и "
    "их реализуемых программ",
    unit="ед.",
    clause="п. 2.2, 3.3",
    timing=Timing.STOCK,
    measure=Measure.COUNT,
    labels={"partnership": "соглашения", "mentor": "наставники", "program": "сетевые программы"},
    rows="""
    SELECT school, 'partnership' AS key, subject, 1 AS value, ARRAY[event] AS events
    FROM facts WHERE kind = 'partnership' AND live AND span && %(window)s AND (due IS NULL OR lower(%(window)s) <= due)
    UNION ALL SELECT paired.school, 'mentor', mentor, 1, ARRAY[paired.event, people.event]
    FROM paired JOIN people ON people.subject = mentor WHERE external AND paired.span && %(window)s
    UNION ALL SELECT running.school, 'program', program, 1, ARRAY[running.event, joined, people.event]
    FROM running JOIN people ON people.subject = mentor WHERE external
    """,
)

PRACTICES = Figure(
    id="K-32",
    name="Лучшие практики",
    formula="Число практик, которые описаны, одобрены, размещены в разделе сайта",
    unit="ед.",
    clause="п. 3.3, прил., этап 7",
    timing=Timing.FLOW,
    measure=Measure.COUNT,
    labels={"described": "описаны", "approved": "одобрены", "published": "размещены"},
    rows="""
    SELECT school, substr(kind, 10) AS key, about AS subject, 1 AS value, ARRAY[event] AS events
    FROM facts WHERE kind LIKE 'practice:%%' AND since <@ %(window)s
    UNION ALL SELECT school, 'published', coalesce(about, subject), 1, ARRAY[event]
    FROM facts WHERE kind = 'publication' AND code = 'practice' AND live AND since <@ %(window)s
    """,
)

AGREEMENTS = Figure(
    id="K-35",
    name="Соглашения о наставничестве",
    formula="Доля работающих в школе наставников с поручением по ст. 351.8 ТК РФ, с которыми подписано соглашение об "
    "оплате и условиях (в периоде — на его последний день)",
    unit="%",
    clause="ст. 351.8 ТК РФ",
    timing=Timing.STOCK,
    measure=Measure.SHARE,
    nothing="Наставников с поручением по ст. 351.8 ТК РФ нет: доля не определена",
    rows="""
    SELECT regime.school, 'all' AS key, regime.subject, (count(signed.event) > 0)::int AS value,
        array_agg(signed.event) || regime.event || people.event AS events
    FROM facts AS regime JOIN people ON people.subject = ANY(regime.persons) LEFT JOIN facts AS signed
        ON signed.kind = 'agreement' AND signed.persons = regime.persons AND signed.since <= %(last)s
    WHERE regime.kind = 'regime' AND regime.live AND regime.code = 'assignment-351-8' AND regime.span @> %(last)s
        AND people.until > %(last)s
    GROUP BY regime.school, regime.subject, regime.event, people.event
    """,
)

REACH = (FORMS_USED, NETWORK, PRACTICES, AGREEMENTS)
