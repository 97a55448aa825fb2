"""What the report on needs tells: of each question that is answered in directions, how often each was named (D-31)."""

from collections.abc import Iterable, Iterator
from typing import Any

from papers.facts import known
from papers.letterhead import Letterhead

from programs.domain.survey.counting import Count, Tally
from programs.domain.survey.questionnaire import Questionnaire
from programs.survey_results import cells, needs

HIDDEN = "скрыто"


def of_needs(questionnaire: Questionnaire, tallies: Iterable[Tally], letterhead: Letterhead) -> dict[str, Any]:
    """Questions as the school asks them now; one that it asks no longer goes by its key."""
    texts = {one.key: next(iter(one.text.values())) for one in questionnaire.questions}
    lines = [line for key, count in sorted(needs(tallies).items()) for line in _lines(texts.get(key, key), count)]
    return {**letterhead.facts, "title": questionnaire.title, "lines": known(lines or None, "подсчитанные опросы")}


def _lines(question: str, count: Count) -> Iterator[dict[str, str]]:
    """The question stands in the first of them."""
    said = f"{question} Ответили: {count.answered}."
    for direction, times in cells(count).items():
        yield {"question": said, "direction": direction.label, "times": HIDDEN if times is None else str(times)}
        said = ""
