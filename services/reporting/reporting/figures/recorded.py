"""What is recorded of the work around programs: evidence, interactions, tasks, the pool (K-05, K-16, K-17)."""

from contracts.codes import Audience, RecordKind, Structure
from reporting.figures.figure import Figure, Measure, Timing

POOL = Figure(
    id="K-05-actualised",
    name="Актуализации сведений о нуждающихся в наставнике",
    formula="Число подтверждений куратора; за календарный или учебный год – по запрошенному периоду",
    unit="ед.",
    clause="п. 3.4",
    timing=Timing.FLOW,
    measure=Measure.COUNT,
    persons=0,
    rows="""
    SELECT school, 'all' AS key, event AS subject, 1 AS value, ARRAY[event] AS events
    FROM steps WHERE kind = 'pool' AND since <@ %(window)s
    """,
)

EVIDENCE = Figure(
    id="K-16-kind",
    name="Записи о сделанном по видам",
    formula="Число записей этого вида по дню, когда это было; о психологической поддержке числа не сообщаются",
    unit="ед.",
    clause="п. 3.3, 3.4, 3.5, 4.2, прил., этапы 1–7",
    timing=Timing.FLOW,
    measure=Measure.COUNT,
    labels={kind.value: kind.label for kind in RecordKind if kind is not RecordKind.SUPPORT_OFFERED},
    rows="""
    SELECT school, substr(kind, 8) AS key, subject, 1 AS value, ARRAY[event] AS events
    FROM latest WHERE kind LIKE 'record:%%' AND kind <> 'record:support-offered' AND since <@ %(window)s
    """,
)

STRUCTURES = Figure(
    id="K-16-structure",
    name="Взаимодействие наставников со структурами школы",
    formula="Число записанных взаимодействий наставников с этой структурой, работающей с наставляемым",
    unit="ед.",
    clause="п. 4.2",
    timing=Timing.FLOW,
    measure=Measure.COUNT,
    labels={structure.value: structure.label for structure in Structure},
    rows="""
    SELECT school, code AS key, subject, 1 AS value, ARRAY[event] AS events
    FROM latest WHERE kind = 'record:structure-interaction' AND since <@ %(window)s
    """,
)

GUESTS = Figure(
    id="K-16-guests",
    name="Гости итогового мероприятия",
    formula="Сумма записанного числа гостей по аудиториям",
    unit="чел.",
    clause="прил., этап 7",
    timing=Timing.FLOW,
    measure=Measure.SUM,
    nothing="Итоговое мероприятие не записано",
    labels={audience.value: audience.label for audience in Audience},
    persons=0,
    rows="""
    SELECT guests.school, guests.code AS key, guests.subject, guests.value, ARRAY[guests.event] AS events
    FROM latest AS guests JOIN latest AS event ON event.subject = guests.about
    WHERE guests.kind = 'reach:final-event' AND guests.value > 0 AND guests.since <@ %(window)s
    """,
)

TASKS = Figure(
    id="K-17-tasks",
    name="Задания между встречами",
    formula="Число заданий наставляемым по состоянию на дату",
    unit="ед.",
    clause="п. 2.3, 4.1, 5.2",
    timing=Timing.STOCK,
    measure=Measure.COUNT,
    labels={"assigned": "выданы", "submitted": "ждут проверки", "returned": "возвращены", "accepted": "приняты"},
    rows="""
    SELECT school, code AS key, subject, 1 AS value, ARRAY[event] AS events
    FROM facts WHERE kind = 'task' AND span @> %(last)s
    """,
)

RECORDED = (POOL, EVIDENCE, STRUCTURES, GUESTS, TASKS)
