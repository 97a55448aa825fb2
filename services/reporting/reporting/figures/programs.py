"""Programs by state, form, kind and length; extensions, ends, deviations (K-06, K-07, K-18, K-34)."""

from contracts.codes import Form, Initiator, Kind, ProgramState
from reporting.figures.figure import Figure, Measure, Timing

REASON_GROUPS = {"circumstances": "обстоятельства", "non-performance": "ненадлежащее исполнение"}

BY_STATE = Figure(
    id="K-06-state",
    name="Персонализированные программы по состоянию",
    formula="Число программ в этом состоянии на дату (в периоде — хотя бы один его день)",
    unit="ед.",
    clause="п. 1.2, 7.1",
    timing=Timing.STOCK,
    measure=Measure.COUNT,
    labels={state.value: state.label for state in ProgramState},
    rows="""
    SELECT school, state AS key, subject, 1 AS value, ARRAY[event] AS events
    FROM program_states WHERE span && %(window)s
    """,
)


BY_FORM = Figure(
    id="K-06-form",
    name="Реализуемые программы по формам наставничества",
    formula="Число реализуемых программ с этой формой; программа с несколькими формами стоит в нескольких строках",
    unit="ед.",
    clause="п. 2.3",
    timing=Timing.STOCK,
    measure=Measure.COUNT,
    labels={form.value: form.label for form in Form},
    rows="SELECT school, unnest(forms) AS key, program AS subject, 1 AS value, events FROM terms",
)

BY_KIND = Figure(
    id="K-06-kind",
    name="Реализуемые программы по видам наставничества",
    formula="Число реализуемых программ этого вида; программа с несколькими видами стоит в нескольких строках",
    unit="ед.",
    clause="п. 2.2, 2.3",
    timing=Timing.STOCK,
    measure=Measure.COUNT,
    labels={kind.value: kind.label for kind in Kind},
    rows="SELECT school, unnest(kinds) AS key, program AS subject, 1 AS value, events FROM terms",
)

BY_LENGTH = Figure(
    id="K-07-length",
    name="Реализуемые программы по сроку",
    formula="Число реализуемых программ по полным месяцам срока с учётом продлений",
    unit="ед.",
    clause="п. 1.2, 7.2",
    timing=Timing.STOCK,
    measure=Measure.COUNT,
    label="месяцев: {}",
    rows="""
    WITH starts AS (
        SELECT DISTINCT ON (subject) subject, starts, event FROM program_periods
        WHERE starts IS NOT NULL AND since <= %(last)s ORDER BY subject, since DESC, position DESC
    )
    SELECT states.school, full_months(starts.starts, periods.ends)::text AS key, states.subject, 1 AS value,
        ARRAY[states.event, starts.event, periods.event] AS events
    FROM program_states AS states JOIN starts USING (subject) JOIN program_periods AS periods USING (subject)
    WHERE state = 'running' AND states.span * periods.span && %(window)s
    """,
)

EXTENSIONS = Figure(
    id="K-07",
    name="Продления программ",
    formula="Число продлений по полным месяцам, на которые продлено",
    unit="ед.",
    clause="п. 7.2",
    timing=Timing.FLOW,
    measure=Measure.COUNT,
    label="на полных месяцев: {}",
    rows="""
    SELECT school, full_months(previous_ends, ends)::text AS key, event AS subject, 1 AS value, ARRAY[event] AS events
    FROM program_periods WHERE previous_ends IS NOT NULL AND since <@ %(window)s
    """,
)

TERMINATED_SHARE = Figure(
    id="K-18",
    name="Досрочно прекращённые программы",
    formula="Доля прекращённых досрочно среди всех закончившихся программ",
    unit="%",
    clause="п. 7.1",
    timing=Timing.FLOW,
    measure=Measure.SHARE,
    nothing="Ни одна программа ещё не закончилась: доля не определена",
    rows="""
    SELECT school, 'all' AS key, subject, (state = 'terminated')::int AS value, ARRAY[event] AS events
    FROM program_states WHERE state IN ('completed', 'terminated') AND since <@ %(window)s
    """,
)


BY_INITIATOR = Figure(
    id="K-18-initiator",
    name="Досрочные прекращения по инициатору",
    formula="Число программ, прекращённых досрочно по инициативе этого лица",
    unit="ед.",
    clause="п. 7.1",
    timing=Timing.FLOW,
    measure=Measure.COUNT,
    labels={initiator.value: initiator.label for initiator in Initiator},
    rows="""
    SELECT school, initiator AS key, subject, 1 AS value, ARRAY[event] AS events
    FROM program_states WHERE state = 'terminated' AND since <@ %(window)s
    """,
)

BY_REASON = Figure(
    id="K-18-reason",
    name="Досрочные прекращения по группе причин",
    formula="Число программ, прекращённых досрочно по причинам этой группы; сами причины не раскрываются",
    unit="ед.",
    clause="п. 7.1",
    timing=Timing.FLOW,
    measure=Measure.COUNT,
    labels=REASON_GROUPS,
    rows="""
    SELECT school, reason_group AS key, subject, 1 AS value, ARRAY[event] AS events
    FROM program_states WHERE state = 'terminated' AND since <@ %(window)s
    """,
)

DEVIATIONS = Figure(
    id="K-34",
    name="Отступления от рекомендательных правил",
    formula="Число решений, принятых с записанным отступлением от правила",
    unit="ед.",
    clause="п. 3.4",
    timing=Timing.FLOW,
    measure=Measure.COUNT,
    label="правило {}",
    rows="""
    SELECT school, rule AS key, subject, 1 AS value, ARRAY[event] AS events
    FROM deviations WHERE since <@ %(window)s
    """,
)

PROGRAMS = (
    BY_STATE,
    BY_FORM,
    BY_KIND,
    BY_LENGTH,
    EXTENSIONS,
    TERMINATED_SHARE,
    BY_INITIATOR,
    BY_REASON,
    DEVIATIONS,
)
