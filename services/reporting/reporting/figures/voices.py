"""What people say when they are asked (K-23). An index is of three or more people (INV-28)."""

from collections.abc import Mapping

from contracts.codes import SurveyBlock, SurveyForm
from reporting.figures.figure import Figure, Measure, Timing

ASKED_OF = (SurveyForm.INTERIM, SurveyForm.SATISFACTION)
RESPONDENTS = {"mentor": "наставники", "mentee": "наставляемые", "curator": "кураторы"}
FEWEST_ASKED = 3
"""Who asks programs for an index gets none of fewer."""
BANDS = {"low": "ниже 40", "middle": "от 40 до 60", "good": "от 60 до 80", "high": "80 и выше"}
INDICES = """
    SELECT school, {cut} AS key, subject, value, ARRAY[event] AS events
    FROM facts WHERE kind IN ('index:interim', 'index:satisfaction') AND since <@ %(window)s
    """


def _indices(
    id: str, name: str, formula: str, *, cut: str, labels: Mapping[str, str], measure: Measure = Measure.MEAN
) -> Figure:
    """`cut` is what the lines are of."""
    return Figure(
        id=id,
        name=f"Удовлетворённость и комфорт{name}",
        formula=f"{formula}; индекс есть только там, где ответили трое",
        unit="ед." if measure is Measure.COUNT else "индекс",
        clause="п. 2.1, 2.2, 5.2, прил., этапы 6, 7",
        timing=Timing.FLOW,
        measure=measure,
        nothing="" if measure is Measure.COUNT else "Ни один опрос не собрал ответов стольких, чтобы о них сказать",
        labels=labels,
        persons=FEWEST_ASKED,
        rows=INDICES.format(cut=cut),
    )


RESPONSE = Figure(
    id="K-23-response",
    name="Участие в опросах",
    formula="Средняя по закрытым опросам доля ответивших среди приглашённых",
    unit="%",
    clause="прил., этапы 1–7",
    timing=Timing.FLOW,
    measure=Measure.MEAN,
    nothing="Ни один опрос ещё не закрыт",
    labels={form.value: form.label for form in SurveyForm},
    rows="""
    SELECT school, code AS key, subject, value, ARRAY[event] AS events
    FROM facts WHERE kind = 'survey' AND since <@ %(window)s
    """,
)

VOICES = (
    _indices(
        "K-23",
        "",
        "Среднее индексов (0–100) закрытых опросов по блокам вопросов",
        cut="code",
        labels={block.value: block.label for block in SurveyBlock},
    ),
    _indices(
        "K-23-respondent",
        ": кто отвечал",
        "Среднее индексов (0–100) закрытых опросов по тем, кто отвечал",
        cut="level",
        labels=RESPONDENTS,
    ),
    _indices(
        "K-23-form",
        ": промежуточные и итоговые опросы",
        "Среднее индексов (0–100) закрытых опросов по форме опроса",
        cut="substr(kind, 7)",
        labels={form.value: form.label for form in ASKED_OF},
    ),
    _indices(
        "K-23-spread",
        ": распределение",
        "Число индексов (0–100) закрытых опросов в этих пределах",
        cut="(ARRAY['low', 'middle', 'good', 'high'])[1 + width_bucket(value, ARRAY[40, 60, 80])]",
        labels=BANDS,
        measure=Measure.COUNT,
    ),
    RESPONSE,
)
