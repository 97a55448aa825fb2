"""Mentees: how many, who they are, who is covered, who waits (K-01, K-04, K-05, K-13)."""

from contracts.codes import Form, TeachingSubject
from reporting.figures.figure import Figure, Measure, Timing

MENTEES = Figure(
    id="K-01",
    name="Наставляемые",
    formula="Число лиц, которые ждут наставника или состоят в паре либо группе; одно лицо в итоге считается один раз",
    unit="чел.",
    clause="п. 1.2, 3.4",
    timing=Timing.STOCK,
    measure=Measure.COUNT,
    labels={"paired": "в паре или группе", "waiting": "ждут наставника"},
    rows="""
    SELECT school, 'paired' AS key, mentee AS subject, 1 AS value, ARRAY[event] AS events
    FROM paired WHERE span && %(window)s
    UNION ALL SELECT school, 'waiting', mentee, 1, events FROM waits WHERE span && %(window)s
    """,
)

MENTEES_BY_EXPERIENCE = Figure(
    id="K-01-experience",
    name="Наставляемые в парах и группах по педагогическому стажу",
    formula="Число лиц в паре или группе; стаж по последним сведениям школы на дату",
    unit="чел.",
    clause="п. 1.2",
    timing=Timing.STOCK,
    measure=Measure.COUNT,
    labels={"under-1": "до года", "1-3": "1–3 года", "over-3": "более 3 лет", "unknown": "нет сведений"},
    rows="""
    SELECT paired.school, CASE WHEN experience_years IS NULL THEN 'unknown' WHEN experience_years < 1 THEN 'under-1'
        WHEN experience_years <= 3 THEN '1-3' ELSE 'over-3' END AS key,
        mentee AS subject, 1 AS value, ARRAY[paired.event, people.event] AS events
    FROM paired LEFT JOIN people ON people.subject = mentee WHERE paired.span && %(window)s
    """,
)

MENTEES_BY_AGE = Figure(
    id="K-01-young",
    name="Наставляемые в парах и группах: молодые педагоги",
    formula="Число лиц в паре или группе; признак «35 лет и моложе» указывает школа",
    unit="чел.",
    clause="п. 2.1",
    timing=Timing.STOCK,
    measure=Measure.COUNT,
    labels={"young": "35 лет и моложе", "older": "старше 35 лет", "unknown": "нет сведений"},
    rows="""
    SELECT paired.school, CASE young WHEN true THEN 'young' WHEN false THEN 'older' ELSE 'unknown' END AS key,
        mentee AS subject, 1 AS value, ARRAY[paired.event, people.event] AS events
    FROM paired LEFT JOIN people ON people.subject = mentee WHERE paired.span && %(window)s
    """,
)

MENTEES_BY_FORM = Figure(
    id="K-01-form",
    name="Наставляемые по формам наставничества",
    formula="Число лиц, у которых реализуется программа этой формы; одно лицо может стоять в нескольких строках",
    unit="чел.",
    clause="п. 1.2, 2.3",
    timing=Timing.STOCK,
    measure=Measure.COUNT,
    labels={form.value: form.label for form in Form},
    rows="""
    SELECT states.school, unnest(forms) AS key, mentee AS subject, 1 AS value,
        ARRAY[states.event, members.event, terms.event] AS events
    FROM program_states AS states JOIN program_members AS members USING (subject)
        JOIN program_terms AS terms USING (subject), unnest(mentees) AS mentee
    WHERE state = 'running' AND states.span * members.span * terms.span && %(window)s
    """,
)

MENTEES_BY_SUBJECT = Figure(
    id="K-01-subject",
    name="Наставляемые в парах и группах по преподаваемым предметам",
    formula="Число лиц в паре или группе; предметы по последним сведениям школы на дату, одно лицо может стоять в "
    "нескольких строках",
    unit="чел.",
    clause="п. 1.2",
    timing=Timing.STOCK,
    measure=Measure.COUNT,
    labels={subject.value: subject.label for subject in TeachingSubject} | {"unknown": "нет сведений"},
    rows="""
    SELECT paired.school, coalesce(taught, 'unknown') AS key, mentee AS subject, 1 AS value,
        ARRAY[paired.event, people.event] AS events
    FROM paired LEFT JOIN people ON people.subject = mentee LEFT JOIN unnest(subjects) AS taught ON true
    WHERE paired.span && %(window)s
    """,
)

YOUNG_COVERED = Figure(
    id="K-04",
    name="Охват молодых педагогов",
    formula="Доля педагогов школы со стажем 0–3 года, у которых реализуется персонализированная программа",
    unit="%",
    clause="п. 2.1, 2.2",
    timing=Timing.STOCK,
    measure=Measure.SHARE,
    nothing="Школа не указала ни одного педагога со стажем до 3 лет: охват не определён",
    rows="""
    SELECT people.school, 'all' AS key, people.subject, count(DISTINCT running.mentee) AS value,
        array_agg(running.event) || array_agg(joined) || array_agg(DISTINCT people.event) AS events
    FROM people LEFT JOIN running ON running.mentee = people.subject
    WHERE pedagogical AND NOT external AND experience_years <= 3 GROUP BY people.school, people.subject
    """,
)

NEEDED_COVERED = Figure(
    id="K-05",
    name="Охват нуждающихся в наставнике",
    formula="Доля лиц, у которых реализуется программа, среди всех, кто ждёт наставника или состоит в паре либо группе",
    unit="%",
    clause="п. 3.4",
    timing=Timing.STOCK,
    measure=Measure.SHARE,
    nothing="Никто не просил наставника и не состоит в паре или группе: охват не определён",
    rows="""
    WITH pool AS (
        SELECT school, mentee, event FROM paired WHERE span && %(window)s
        UNION SELECT school, mentee, unnest(events) FROM waits WHERE span && %(window)s
    )
    SELECT pool.school, 'all' AS key, pool.mentee AS subject, count(DISTINCT running.mentee) AS value,
        array_agg(DISTINCT pool.event) || array_agg(DISTINCT running.event) || array_agg(DISTINCT joined) AS events
    FROM pool LEFT JOIN running ON running.mentee = pool.mentee GROUP BY pool.school, pool.mentee
    """,
)

WAITING_TIME = Figure(
    id="K-13",
    name="Ожидание наставника",
    formula="Дней от первой просьбы до пары или группы, ухода либо даты расчёта: медиана и 90-й процентиль",
    unit="дн.",
    clause="п. 3.4, 6.1",
    timing=Timing.STOCK,
    measure=Measure.MEDIAN,
    nothing="Никто не ждёт наставника",
    rows="""
    SELECT school, 'all' AS key, mentee AS subject, least(until, %(last)s) - since AS value, events
    FROM waits WHERE span && %(window)s
    """,
)

PEOPLE = (
    MENTEES,
    MENTEES_BY_EXPERIENCE,
    MENTEES_BY_AGE,
    MENTEES_BY_FORM,
    MENTEES_BY_SUBJECT,
    YOUNG_COVERED,
    NEEDED_COVERED,
    WAITING_TIME,
)
