"""How programs end, and the rules that were not kept (K-18, K-34)."""

from contracts.codes import Initiator
from reporting.figures.figure import Figure, Measure, Timing

REASON_GROUPS = {"circumstances": "обстоятельства", "non-performance": "ненадлежащее исполнение"}

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

ENDS = (TERMINATED_SHARE, BY_INITIATOR, BY_REASON, DEVIATIONS)
