"""What becomes of people: training, staying in the profession, mentees who become mentors (K-15, K-24, K-29)."""

from reporting.figures.figure import Figure, Measure, Timing

AFTER = {"12": "через 12 месяцев", "24": "через 24 месяца", "36": "через 36 месяцев"}
RETAINED = """
    SELECT school, key, event AS subject, ({stayed})::int AS value, ARRAY[event] AS events FROM outcomes
    """


def _retained(id: str, name: str, formula: str, *, stayed: str) -> Figure:
    """Who `stayed`, among those of whom it is recorded where they work."""
    return Figure(
        id=id,
        name=f"Закрепление в {name}",
        formula=f"Доля работающих в {formula}",
        unit="%",
        clause="п. 2.1, 2.2",
        timing=Timing.FLOW,
        measure=Measure.SHARE,
        nothing="Ни о ком не записано, где он работает после программы: доля не определена",
        labels=AFTER,
        rows=RETAINED.format(stayed=stayed),
    )


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
    SELECT school, 'all' AS key, subject, (person IS NOT NULL)::int AS value, event || events AS events
    FROM offers LEFT JOIN learnt ON person = subject WHERE live AND span @> %(last)s
    """,
)

COHORTS = Figure(
    id="K-24-cohort",
    name="Закрепление в школе по году окончания программы",
    formula="Доля работающих в той же школе среди тех, чья программа закончилась в этом году, и о ком через столько "
    "месяцев записано, где они работают",
    unit="%",
    clause="п. 2.1, 2.2",
    timing=Timing.FLOW,
    measure=Measure.SHARE,
    nothing="Ни о ком, чья программа закончилась, не записано, где он работает: доля не определена",
    label="год окончания и месяцев спустя: {}",
    rows="""
    SELECT DISTINCT ON (outcomes.event) outcomes.school, extract(year FROM ended.since)::int || '+' || key AS key,
        outcomes.event AS subject, (code = 'in-school')::int AS value, ARRAY[ended.event, outcomes.event] AS events
    FROM outcomes JOIN ended ON mentee = ANY(persons) AND ended.since <= outcomes.since
    ORDER BY outcomes.event, ended.since DESC, ended.position DESC
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
        WHERE before.subject = offers.subject AND before.live AND before.since < offers.since)
    """,
)

PROSPECTS = (
    TRAINED,
    _retained(
        "K-24",
        "школе",
        "той же школе среди тех, о ком записано, где они работают после программы; по сроку считается последняя запись",
        stayed="code = 'in-school'",
    ),
    _retained(
        "K-24-municipality",
        "муниципалитете",
        "школах муниципалитета среди тех, о ком записано, где они работают после программы",
        stayed="code IN ('in-school', 'in-municipality')",
    ),
    COHORTS,
    NEW_MENTORS,
)
