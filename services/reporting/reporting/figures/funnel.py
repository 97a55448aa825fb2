"""From a need to a program, and who says no on the way (K-11, K-12)."""

from reporting.figures.figure import Figure, Measure, Timing

STEPS = {
    "need": "заявлена потребность",
    "analysed": "потребность изучена",
    "proposed": "предложена пара или группа",
    "trial": "пробная встреча",
    "confirmed": "согласована всеми",
    "ordered": "закреплена приказом",
    "started": "программа начата",
}

FUNNEL = Figure(
    id="K-11",
    name="От потребности до программы",
    formula="Число наставляемых, с которыми это впервые произошло",
    unit="чел.",
    clause="п. 6.1, 6.2, прил., этапы 2–6",
    timing=Timing.FLOW,
    measure=Measure.COUNT,
    labels=STEPS,
    rows="""
    SELECT school, step AS key, mentee AS subject, 1 AS value, ARRAY[event] AS events
    FROM funnel WHERE since <@ %(window)s
    """,
)

CONVERSION = Figure(
    id="K-11-conversion",
    name="От потребности до программы: доли",
    formula="Доля дошедших до этого шага на дату среди тех, кто впервые заявил потребность",
    unit="%",
    clause="п. 6.1, 6.2, прил., этапы 2–6",
    timing=Timing.FLOW,
    measure=Measure.SHARE,
    nothing="Никто не заявил потребности: доля не определена",
    labels={step: label for step, label in STEPS.items() if step != "need"},
    rows="""
    SELECT need.school, name AS key, need.mentee || name AS subject, (reached.event IS NOT NULL)::int AS value,
        ARRAY[need.event, reached.event] AS events
    FROM funnel AS need CROSS JOIN unnest(ARRAY[
            'analysed', 'proposed', 'trial', 'confirmed', 'ordered', 'started']) AS name LEFT JOIN funnel AS reached
        ON reached.mentee = need.mentee AND reached.step = name AND reached.since <= %(last)s
    WHERE need.step = 'need' AND need.since <@ %(window)s
    """,
)

DAYS = Figure(
    id="K-11-days",
    name="От потребности до программы: дни",
    formula="Дней от первой заявленной потребности до этого шага: медиана и 90-й процентиль",
    unit="дн.",
    clause="п. 6.1, 6.2, прил., этапы 2–6",
    timing=Timing.FLOW,
    measure=Measure.MEDIAN,
    nothing="Никто из заявивших потребность ещё не дошёл до этого шага",
    labels={step: label for step, label in STEPS.items() if step != "need"},
    rows="""
    SELECT reached.school, reached.step AS key, reached.mentee AS subject, reached.since - need.since AS value,
        ARRAY[need.event, reached.event] AS events
    FROM funnel AS reached JOIN funnel AS need USING (mentee)
    WHERE need.step = 'need' AND reached.step <> 'need' AND need.since <= reached.since AND reached.since <@ %(window)s
    """,
)

DECLINES = Figure(
    id="K-12",
    name="Отказы от пары или группы",
    formula="Число предложенных пар и групп, от которых отказались; кто и почему — не раскрывается",
    unit="ед.",
    clause="п. 1.3, 6.1",
    timing=Timing.FLOW,
    measure=Measure.COUNT,
    labels={"offered": "до общего согласия", "agreed": "после общего согласия"},
    rows="""
    SELECT declined.school, CASE WHEN confirmed.event IS NULL THEN 'offered' ELSE 'agreed' END AS key,
        declined.about AS subject, 1 AS value, ARRAY[declined.event] AS events
    FROM facts AS declined LEFT JOIN facts AS confirmed ON confirmed.kind = 'match:confirmed'
        AND confirmed.about = declined.about AND confirmed.position < declined.position
    WHERE declined.kind = 'match:declined' AND declined.since <@ %(window)s
    """,
)

ON_THE_WAY = (FUNNEL, CONVERSION, DAYS, DECLINES)
