"""How far mentoring reaches: training, contests, retention, new mentors, partners, practices, agreements (K-15, K-16,
K-24, K-29, K-30, K-31, K-32, K-35)."""

from contracts.codes import Level
from reporting.figures.figure import Figure, Measure, Timing

LEVELS = {level.value: level.label for level in Level}
AFTER = {"12": "через 12 месяцев", "24": "через 24 месяца", "36": "через 36 месяцев"}

TRAINED = Figure(
    id="K-15",
    name="Обученные наставники",
    formula="Доля прошедших «Школу наставников», другое обучение, стажировку или повышение квалификации среди "
    "наставников банка на дату",
    unit="%",
    clause="п. 3.4, 5.1, прил., этап 4",
    timing=Timing.STOCK,
    measure=Measure.SHARE,
    nothing="В банке наставников никого нет: доля не определена",
    rows="""
    WITH learnt AS (
        SELECT person, array_agg(event) AS events FROM latest, unnest(persons) AS person
        WHERE kind IN ('trained', 'record:training', 'record:internship', 'record:qualification') AND since <= %(last)s
        GROUP BY person
    )
    SELECT school, 'all' AS key, subject, (person IS NOT NULL)::int AS value, event || events AS events
    FROM offers LEFT JOIN learnt ON person = subject WHERE live AND span @> %(last)s
    """,
)

CONTESTS = Figure(
    id="K-16",
    name="Участие в конкурсах, форумах, конференциях по уровню",
    formula="Число записанных участий на этом уровне",
    unit="ед.",
    clause="п. 3.5, 4.2",
    timing=Timing.FLOW,
    measure=Measure.COUNT,
    labels=LEVELS,
    rows="""
    SELECT school, coalesce(level, 'unknown') AS key, subject, 1 AS value, ARRAY[event] AS events
    FROM latest WHERE kind = 'record:contest-participation' AND since <@ %(window)s
    """,
)

CONTEST_RESULTS = Figure(
    id="K-16-result",
    name="Участие в конкурсах, форумах, конференциях по результату",
    formula="Число записанных участий с этим результатом",
    unit="ед.",
    clause="п. 3.5, 4.2",
    timing=Timing.FLOW,
    measure=Measure.COUNT,
    labels={"participant": "участник", "prize-winner": "призёр", "winner": "победитель", "unknown": "не указан"},
    rows="""
    SELECT school, coalesce(code, 'unknown') AS key, subject, 1 AS value, ARRAY[event] AS events
    FROM latest WHERE kind = 'record:contest-participation' AND since <@ %(window)s
    """,
)

RECOMMENDED = Figure(
    id="K-16-recommended",
    name="Рекомендации на конкурсы по уровню",
    formula="Число записанных рекомендаций наставников на конкурсы этого уровня",
    unit="ед.",
    clause="п. 4.2",
    timing=Timing.FLOW,
    measure=Measure.COUNT,
    labels=LEVELS,
    rows="""
    SELECT school, coalesce(level, 'unknown') AS key, subject, 1 AS value, ARRAY[event] AS events
    FROM latest WHERE kind = 'record:contest-recommendation' AND since <@ %(window)s
    """,
)

RETAINED = Figure(
    id="K-24",
    name="Закрепление в школе",
    formula="Доля работающих в той же школе среди тех, о ком записано, где они работают после программы; по сроку "
    "считается последняя запись",
    unit="%",
    clause="п. 2.1, 2.2",
    timing=Timing.FLOW,
    measure=Measure.SHARE,
    nothing="Ни о ком не записано, где он работает после программы: доля не определена",
    labels=AFTER,
    rows="""
    SELECT school, key, event AS subject, (code = 'in-school')::int AS value, ARRAY[event] AS events FROM outcomes
    """,
)

RETAINED_HERE = Figure(
    id="K-24-municipality",
    name="Закрепление в муниципалитете",
    formula="Доля работающих в школах муниципалитета среди тех, о ком записано, где они работают после программы",
    unit="%",
    clause="п. 2.1, 2.2",
    timing=Timing.FLOW,
    measure=Measure.SHARE,
    nothing="Ни о ком не записано, где он работает после программы: доля не определена",
    labels=AFTER,
    rows="""
    SELECT school, key, event AS subject, (code IN ('in-school', 'in-municipality'))::int AS value,
        ARRAY[event] AS events
    FROM outcomes
    """,
)

NEW_MENTORS = Figure(
    id="K-29",
    name="Наставляемые, ставшие наставниками",
    formula="Число лиц, вставших в банк наставников после того, как состояли в паре или группе наставляемыми",
    unit="чел.",
    clause="прил., этап 7",
    timing=Timing.FLOW,
    measure=Measure.COUNT,
    rows="""
    SELECT offers.school, 'all' AS key, offers.subject, 1 AS value, ARRAY[paired.event, offers.event] AS events
    FROM offers JOIN paired ON mentee = offers.subject AND paired.since <= offers.since
    WHERE live AND offers.since <@ %(window)s AND NOT EXISTS (
        SELECT FROM offers AS before
        WHERE before.subject = offers.subject AND before.live AND before.since < paired.since)
    """,
)

FORMS_USED = Figure(
    id="K-30",
    name="Используемые формы и виды наставничества",
    formula="Число форм и видов, по которым реализуется хотя бы одна программа",
    unit="ед.",
    clause="п. 1.3, 2.3",
    timing=Timing.STOCK,
    measure=Measure.COUNT,
    labels={"form": "формы", "kind": "виды"},
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
    WITH guests AS (
        SELECT matches.school, mentor, mentees, matches.event, people.event AS known
        FROM matches JOIN people ON people.subject = mentor
        WHERE external AND matches.live AND matches.span @> %(last)s
    )
    SELECT school, 'partnership' AS key, subject, 1 AS value, ARRAY[event] AS events
    FROM facts WHERE kind = 'partnership' AND live AND span @> %(last)s AND (due IS NULL OR %(last)s <= due)
    UNION ALL SELECT school, 'mentor', mentor, 1, ARRAY[event, known] FROM guests
    UNION ALL SELECT states.school, 'program', states.subject, 1, ARRAY[guests.event, states.event]
    FROM guests JOIN program_states AS states ON states.mentees && guests.mentees
    WHERE state = 'running' AND span @> %(last)s
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
    formula="Доля наставников с поручением по ст. 351.8 ТК РФ, с которыми подписано соглашение об оплате и условиях",
    unit="%",
    clause="ст. 351.8 ТК РФ",
    timing=Timing.STOCK,
    measure=Measure.SHARE,
    nothing="Наставников с поручением по ст. 351.8 ТК РФ нет: доля не определена",
    rows="""
    SELECT regime.school, 'all' AS key, regime.subject, (count(signed.event) > 0)::int AS value,
        array_agg(signed.event) || regime.event AS events
    FROM facts AS regime LEFT JOIN facts AS signed
        ON signed.kind = 'agreement' AND signed.persons = regime.persons AND signed.since <= %(last)s
    WHERE regime.kind = 'regime' AND regime.live AND regime.code = 'assignment-351-8' AND regime.span @> %(last)s
    GROUP BY regime.school, regime.subject, regime.event
    """,
)

REACH = (
    TRAINED,
    CONTESTS,
    CONTEST_RESULTS,
    RECOMMENDED,
    RETAINED,
    RETAINED_HERE,
    NEW_MENTORS,
    FORMS_USED,
    NETWORK,
    PRACTICES,
    AGREEMENTS,
)
