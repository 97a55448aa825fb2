"""What a school has settled and published: its acts, its roadmap, its section (K-08, K-09, K-14, K-33)."""

from contracts.codes import OrderKind, PublicationKind
from reporting.figures.figure import Figure, Measure, Timing

ACTS = {
    OrderKind.APPROVE_REGULATION.value: "приказ о введении Положения",
    OrderKind.APPOINT_CURATOR.value: "приказ о назначении куратора",
    OrderKind.APPROVE_ROADMAP.value: "приказ об утверждении «дорожной карты»",
    OrderKind.APPROVE_MENTOR_REGISTRY.value: "приказ об утверждении реестра наставников",
    OrderKind.FIX_PAIRS.value: "приказ о закреплении пар и групп",
    PublicationKind.SECTION.value: "раздел сайта",
}
FULL_SET = Figure(
    id="K-08",
    name="Школы с полным набором актов",
    formula="Доля школ, в которых на дату есть все: приказы о введении Положения, кураторе, «дорожной карте», реестре "
    "наставников, парах и группах и раздел сайта",
    unit="%",
    clause="п. 1.1, 3.3, 8.1",
    timing=Timing.STOCK,
    measure=Measure.SHARE,
    nothing="На эту дату нет зарегистрированных школ",
    persons=0,
    rows="""
    SELECT here.school, 'all' AS key, here.school AS subject, (count(DISTINCT code) = 6)::int AS value,
        array_agg(DISTINCT told) || array_agg(DISTINCT here.event) AS events
    FROM here LEFT JOIN kept ON kept.school = here.school LEFT JOIN unnest(kept.events) AS told ON true
    GROUP BY here.school
    """,
)

BY_ACT = Figure(
    id="K-08-act",
    name="Школы по имеющимся актам",
    formula="Число школ, в которых на дату есть этот акт",
    unit="ед.",
    clause="п. 1.1, 3.3, 8.1",
    timing=Timing.STOCK,
    measure=Measure.COUNT,
    labels=ACTS,
    persons=0,
    rows="SELECT school, code AS key, school AS subject, 1 AS value, events FROM kept",
)

STAGES = Figure(
    id="K-09",
    name="Этапы «дорожной карты», завершённые в срок",
    formula="Доля завершённых в срок среди завершённых этапов и этапов, срок которых прошёл",
    unit="%",
    clause="прил., этапы 1–7",
    timing=Timing.FLOW,
    measure=Measure.SHARE,
    nothing="Ни один этап не завершён, и ничей срок не прошёл: доля не определена",
    persons=0,
    rows="""
    SELECT school, 'all' AS key, subject, (code = 'on-time')::int AS value, ARRAY[event] AS events
    FROM facts WHERE kind = 'stage' AND since <@ %(window)s
    UNION ALL
    SELECT school, 'all', about, 0, ARRAY[event] FROM facts AS term
    WHERE kind = 'term' AND span @> %(last)s AND due <@ %(window)s AND due < %(last)s AND NOT EXISTS (
        SELECT FROM facts AS stage
        WHERE stage.subject = term.about AND stage.kind = 'stage' AND stage.since <= %(last)s)
    """,
)

FIRST_PAIR = Figure(
    id="K-14",
    name="От введения Положения до первой пары",
    formula="Дней от первого приказа о введении Положения до первого закрепления: медиана и 90-й процентиль по школам",
    unit="дн.",
    clause="п. 3.3, прил., этап 1",
    timing=Timing.FLOW,
    measure=Measure.MEDIAN,
    nothing="Положение не введено приказом, или ни одна пара ещё не закреплена",
    persons=0,
    rows="""
    WITH introduced AS (
        SELECT DISTINCT ON (school) * FROM facts WHERE kind = 'order' AND code = 'approve-regulation' AND live
            AND since <= %(last)s
        ORDER BY school, since, position
    ), paired_first AS (
        SELECT DISTINCT ON (school) * FROM matches WHERE live ORDER BY school, since, position
    )
    SELECT school, 'all' AS key, school AS subject, paired_first.since - introduced.since AS value,
        ARRAY[introduced.event, paired_first.event] AS events
    FROM introduced JOIN paired_first USING (school) WHERE paired_first.since <@ %(window)s
    """,
)

SECTION = Figure(
    id="K-33",
    name="Наполнение раздела сайта",
    formula="Доля видов сведений раздела, которые в нём размещены на дату",
    unit="%",
    clause="п. 8.1",
    timing=Timing.STOCK,
    measure=Measure.SHARE,
    nothing="На эту дату нет зарегистрированных школ",
    persons=0,
    rows="""
    SELECT here.school, 'all' AS key, here.school || item AS subject, (count(facts.event) > 0)::int AS value,
        array_agg(facts.event) || array_agg(DISTINCT here.event) AS events
    FROM here CROSS JOIN unnest(ARRAY[
            'section', 'program', 'person-card', 'practice', 'material', 'news', 'results']) AS item LEFT JOIN facts
        ON facts.school = here.school AND kind = 'publication' AND code = item AND facts.live AND span @> %(last)s
    GROUP BY here.school, item
    """,
)

SETTLED = (FULL_SET, BY_ACT, STAGES, FIRST_PAIR, SECTION)
