"""Programs by state, form, kind, purpose and length; extensions (K-06, K-07)."""

from contracts.codes import Form, Kind, ProgramState, Purpose
from reporting.figures.figure import Figure, Measure, Timing

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

BY_PURPOSE = Figure(
    id="K-06-purpose",
    name="Реализуемые программы по назначению",
    formula="Число реализуемых программ, которые служат адаптации или профессиональному развитию",
    unit="ед.",
    clause="п. 1.2",
    timing=Timing.STOCK,
    measure=Measure.COUNT,
    labels={purpose.value: purpose.label for purpose in Purpose} | {"unknown": "не указано"},
    rows="""
    SELECT states.school, purpose.code AS key, states.subject, 1 AS value, ARRAY[states.event, purpose.event] AS events
    FROM program_states AS states JOIN facts AS purpose ON about = states.subject AND kind = 'purpose'
    WHERE state = 'running' AND states.span * purpose.span && %(window)s
    """,
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

PROGRAMS = (BY_STATE, BY_FORM, BY_KIND, BY_PURPOSE, BY_LENGTH, EXTENSIONS)
