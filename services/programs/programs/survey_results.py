"""What may be shown of lots: figures to those who answer for a school, words to the curator as authors allow."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from contracts.codes import Authorship, Direction, Form, Quadrant

from programs.application import Programs
from programs.domain.survey.answering import AnswerSheet
from programs.domain.survey.counting import THRESHOLD, Count, Tally
from programs.domain.survey.questionnaire import QuestionKind

Cells = dict[Direction, int | None]
FORMS = {form.value: form for form in Form}


@dataclass(frozen=True)
class Word:
    """`by` is what items are told apart by: the form of mentoring."""

    question: str
    text: str
    author: UUID | None
    by: Form | None


@dataclass(frozen=True)
class Spoken:
    words: tuple[Word, ...]
    only_in_summary: int


NOTHING = Spoken((), 0)


def spoken(app: Programs, tally: Tally) -> Spoken:
    """The words of a lot, sorted so that their order says nothing."""
    opened = (text for text in app.vault.open(tally.sheets).values() if text is not None)
    sheets = [AnswerSheet.model_validate_json(text) for text in opened]
    shown = [one for one in sheets if one.authorship is not Authorship.SUMMARY]
    words = [word for sheet in shown for word in _words(tally, sheet)]
    kept_back = sum(any(True for _ in _words(tally, one)) for one in sheets if one not in shown)
    return Spoken(tuple(sorted(words, key=lambda word: (word.question, word.text))), kept_back)


def _words(tally: Tally, sheet: AnswerSheet) -> Iterator[Word]:
    """A question that too few have answered is not told."""
    author = sheet.person if sheet.authorship is Authorship.NAMED else None
    for key, count in tally.counts.items():
        answer = sheet.answers.get(key)
        if count.kind is QuestionKind.TEXT and isinstance(answer, str):
            yield Word(key, answer, author, None)
        elif count.kind is QuestionKind.SWOT and isinstance(answer, tuple):
            by = sheet.answers.get(count.by or "")
            yield from (Word(key, item, author, FORMS.get(str(by))) for item in answer)


def needs(tallies: Iterable[Tally]) -> dict[str, Count]:
    """The questions answered in directions, added up whatever the version of the form."""
    found: dict[str, Count] = {}
    for tally in tallies:
        for key, count in tally.counts.items():
            if count.directory == "direction":
                found[key] = found[key].plus(count) if key in found else count
    return found


def cells(count: Count) -> Cells:
    """By direction, those below the threshold left out; a single one that is left out takes the next smallest along,
    so that it can't be told from a sum."""
    values = {direction: count.values.get(direction.value, 0) for direction in Direction}
    hidden = {direction for direction, times in values.items() if times < THRESHOLD}
    if len(hidden) == 1:
        hidden.add(min(values.keys() - hidden, key=lambda direction: (values[direction], direction)))
    return {direction: None if direction in hidden else times for direction, times in values.items()}


def swot_cells(tallies: Iterable[Tally]) -> list[tuple[Quadrant, Form | None, int]]:
    found: Counter[tuple[Quadrant, str]] = Counter()
    for tally in tallies:
        for count in tally.counts.values():
            if count.quadrant:
                found.update({(count.quadrant, form): times for form, times in count.values.items()})
    return [(quadrant, FORMS.get(form), times) for (quadrant, form), times in sorted(found.items())]
