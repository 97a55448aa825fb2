"""Contests, forums, conferences, by level and result (K-16)."""

from collections.abc import Mapping

from contracts.codes import Level, RecordResult
from reporting.figures.figure import Figure, Measure, Timing

LEVELS = {level.value: level.label for level in Level} | {"unknown": "не указан"}
PLACES = {one.value: one.label for one in (RecordResult.PARTICIPANT, RecordResult.PRIZE_WINNER, RecordResult.WINNER)}
RECORDED = """
    SELECT school, coalesce({cut}, 'unknown') AS key, subject, 1 AS value, ARRAY[event] AS events
    FROM latest WHERE kind = 'record:{kind}' AND since <@ %(window)s
    """


def _recorded(
    id: str, name: str, formula: str, *, kind: str, cut: str, labels: Mapping[str, str], clause: str = "п. 3.5, 4.2"
) -> Figure:
    """`cut` is the column that the lines are of."""
    return Figure(
        id=id,
        name=name,
        formula=formula,
        unit="ед.",
        clause=clause,
        timing=Timing.FLOW,
        measure=Measure.COUNT,
        labels=labels,
        rows=RECORDED.format(kind=kind, cut=cut),
    )


CONTESTS = (
    _recorded(
        "K-16",
        "Участие в конкурсах, форумах, конференциях по уровню",
        "Число записанных участий на этом уровне",
        kind="contest-participation",
        cut="level",
        labels=LEVELS,
    ),
    _recorded(
        "K-16-result",
        "Участие в конкурсах, форумах, конференциях по результату",
        "Число записанных участий с этим результатом",
        kind="contest-participation",
        cut="code",
        labels=PLACES | {"unknown": "не указан"},
    ),
    _recorded(
        "K-16-recommended",
        "Рекомендации на конкурсы по уровню",
        "Число записанных рекомендаций наставников на конкурсы этого уровня",
        kind="contest-recommendation",
        cut="level",
        labels=LEVELS,
        clause="п. 4.2",
    ),
)
