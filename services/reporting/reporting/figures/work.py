"""What becomes of programs: meetings, plans, results, growth (K-17, K-19, K-20, K-21, K-22, K-25)."""

from reporting.figures.figure import Figure, Measure, Timing

MEETINGS = Figure(
    id="K-17",
    name="Встречи наставников и наставляемых",
    formula="Число встреч по дате встречи; перенесённая считается один раз, отменённая не считается",
    unit="ед.",
    clause="п. 4.1, прил., этап 6",
    timing=Timing.FLOW,
    measure=Measure.COUNT,
    labels={"held": "состоялись", "missed": "не состоялись", "planned": "назначены, отметки нет"},
    rows="""
    SELECT school, code AS key, subject, 1 AS value, ARRAY[event] AS events
    FROM latest WHERE kind = 'meeting' AND since <@ %(window)s
    """,
)

HOURS = Figure(
    id="K-17-hours",
    name="Время встреч",
    formula="Сумма длительности состоявшихся встреч в часах",
    unit="ч",
    clause="п. 4.1, прил., этап 6",
    timing=Timing.FLOW,
    measure=Measure.SUM,
    nothing="Ни одной состоявшейся встречи",
    rows="""
    SELECT school, 'all' AS key, subject, value / 60 AS value, ARRAY[event] AS events
    FROM latest WHERE kind = 'meeting' AND code = 'held' AND since <@ %(window)s
    """,
)

MEETINGS_OF_PROGRAM = Figure(
    id="K-17-program",
    name="Встречи на одну программу",
    formula="Состоявшихся встреч у программы, которая реализуется (в периоде — реализовалась): медиана и 90-й "
    "процентиль",
    unit="ед.",
    clause="п. 4.1, прил., этап 6",
    timing=Timing.FLOW,
    measure=Measure.MEDIAN,
    nothing="Ни одна программа не реализуется",
    rows="""
    WITH held AS (
        SELECT about, count(*) AS meetings, array_agg(event) AS events
        FROM latest WHERE kind = 'meeting' AND code = 'held' AND since <@ %(window)s GROUP BY about
    )
    SELECT school, 'all' AS key, subject, coalesce(meetings, 0) AS value, ran.events || held.events AS events
    FROM (
        SELECT school, subject, array_agg(event) AS events
        FROM program_states WHERE state = 'running' AND span && %(window)s GROUP BY school, subject
    ) AS ran LEFT JOIN held ON about = subject
    """,
)

PLAN = Figure(
    id="K-19",
    name="Мероприятия программ, проведённые в срок",
    formula="Доля проведённых не позже запланированного дня среди проведённых мероприятий и непроведённых, чей день "
    "прошёл, пока программа реализовалась",
    unit="%",
    clause="п. 5.2",
    timing=Timing.FLOW,
    measure=Measure.SHARE,
    nothing="Ни одно мероприятие программ не проведено, и ничей срок не прошёл: доля не определена",
    rows="""
    SELECT school, 'all' AS key, subject, (code = 'on-time')::int AS value, ARRAY[event] AS events
    FROM latest WHERE kind = 'activity' AND code <> 'planned' AND since <@ %(window)s
    UNION ALL
    SELECT plan.school, 'all', plan.subject, 0, ARRAY[plan.event, states.event]
    FROM facts AS plan JOIN program_states AS states ON states.subject = about AND states.span @> due
    WHERE kind = 'activity' AND code = 'planned' AND plan.span @> %(last)s AND due <@ %(window)s AND due < %(last)s
        AND state = 'running'
    """,
)

ATTENDANCE = Figure(
    id="K-19-attendance",
    name="Участие наставляемых в мероприятиях в срок",
    formula="Доля участий в срок среди отметок об участии наставляемых",
    unit="%",
    clause="п. 5.2",
    timing=Timing.FLOW,
    measure=Measure.SHARE,
    nothing="Ни одной отметки об участии: доля не определена",
    rows="""
    SELECT school, 'all' AS key, subject, (code = 'on-time')::int AS value, ARRAY[event] AS events
    FROM latest WHERE kind = 'attendance' AND since <@ %(window)s
    """,
)

RESULTS = Figure(
    id="K-20",
    name="Достигнутые ожидаемые результаты",
    formula="Доля достигнутых среди оценённых результатов программ; считается последняя оценка на дату",
    unit="%",
    clause="п. 1.2",
    timing=Timing.STOCK,
    measure=Measure.SHARE,
    nothing="Ни один ожидаемый результат ещё не оценён: доля не определена",
    rows="""
    SELECT school, 'all' AS key, subject, (code = 'achieved')::int AS value, ARRAY[event] AS events
    FROM facts WHERE kind = 'result' AND code <> 'expected' AND span @> %(last)s
    """,
)

DIFFICULTIES = Figure(
    id="K-21",
    name="Преодолённые профессиональные затруднения",
    formula="Доля затруднений, преодоление которых подтвердили наставник и наставляемый, среди записанных на дату",
    unit="%",
    clause="п. 1.2, 2.2, 5.2",
    timing=Timing.STOCK,
    measure=Measure.SHARE,
    nothing="Ни одного затруднения не записано: доля не определена",
    rows="""
    SELECT school, 'all' AS key, subject, (code = 'resolved')::int AS value, ARRAY[event] AS events
    FROM facts WHERE kind = 'difficulty' AND live AND span @> %(last)s
    """,
)

GROWTH = Figure(
    id="K-22",
    name="Рост компетенций",
    formula="Средняя разность оценок на выходе и на входе (от 1 до 5) по тем, кого оценили в обеих точках",
    unit="балл",
    clause="п. 2.2, 5.2",
    timing=Timing.STOCK,
    measure=Measure.MEAN,
    nothing="Никого ещё не оценили и на входе, и на выходе",
    rows="""
    SELECT exit.school, exit.code AS key, exit.subject, exit.value - entry.value AS value,
        ARRAY[entry.event, exit.event] AS events
    FROM facts AS exit JOIN facts AS entry USING (about, persons, code)
    WHERE exit.kind = 'competence:exit' AND entry.kind = 'competence:entry'
        AND exit.span @> %(last)s AND entry.span @> %(last)s
    """,
)

INDEPENDENCE = Figure(
    id="K-25",
    name="Время до самостоятельной работы",
    formula="Полных месяцев от начала программы до подтверждения наставника: медиана и 90-й процентиль",
    unit="мес.",
    clause="п. 2.2",
    timing=Timing.FLOW,
    measure=Measure.MEDIAN,
    nothing="Ни один наставник ещё не подтвердил самостоятельность наставляемого",
    rows="""
    WITH begun AS (
        SELECT DISTINCT ON (subject) * FROM program_states WHERE state = 'running' ORDER BY subject, since, position
    )
    SELECT facts.school, 'all' AS key, facts.subject, full_months(begun.since, facts.since) AS value,
        ARRAY[begun.event, facts.event] AS events
    FROM facts JOIN begun ON begun.subject = about AND begun.since <= facts.since
    WHERE kind = 'independent' AND facts.since <@ %(window)s
    """,
)

WORK = (MEETINGS, HOURS, MEETINGS_OF_PROGRAM, PLAN, ATTENDANCE, RESULTS, DIFFICULTIES, GROWTH, INDEPENDENCE)
