"""Whatever rounds are closed in whatever order: no figure is of fewer than three people, and figures are right."""

from collections import Counter
from datetime import date
from uuid import UUID

from contracts.codes import Authorship, Direction, Respondent, SurveyForm
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st
from programs.domain.survey.answering import AnswerSheet
from programs.domain.survey.counting import THRESHOLD, Count, Returned, Tally
from programs.domain.survey.questionnaire import QuestionKind
from programs.domain.survey.survey import Asking, Invited, Survey, open_round
from programs.domain.survey.urn import Urn, close
from programs.forms import COMMON
from programs.survey_results import cells

from tests.programs.given import DURING, named

INTERIM = COMMON[SurveyForm.INTERIM, 1]
MENTORS, MENTEES = [named(f"mentor {n}") for n in range(4)], [named(f"mentee {n}") for n in range(6)]
KEYS = ("comfort", "useful", "help", "change")

ANSWERS = st.fixed_dictionaries(
    {"comfort": st.integers(1, 5)},
    optional={"useful": st.integers(1, 5), "help": st.sampled_from(["yes", "no"]), "change": st.just("Чаще")},
)
ROUND = st.dictionaries(st.sampled_from(MENTORS + MENTEES), ANSWERS, max_size=7)
ROUNDS = st.lists(st.tuples(ROUND, st.booleans(), st.sets(st.sampled_from(MENTORS + MENTEES), max_size=1)), max_size=12)


def respondent(person: UUID) -> Respondent:
    return Respondent.MENTOR if person in MENTORS else Respondent.MENTEE


def played(
    rounds: list[tuple[dict[UUID, dict[str, int | str]], bool, set[UUID]]],
) -> tuple[dict[UUID, Returned], list[Tally]]:
    """All sheets by id, and the lots in the order they were counted; before each closing some people are forgotten."""
    sheets: dict[UUID, Returned] = {}
    lots: list[Tally] = []
    forgotten: set[UUID] = set()
    urn = Urn(named("urn"))
    for number, (answers, anonymous, leaving) in enumerate(rounds):
        invited = tuple(Invited(person=person, respondent=respondent(person)) for person in answers)
        asking = Asking(invited, date(2026, 6, 1), anonymous)
        survey: Survey = open_round(named(f"round {number}"), INTERIM, asking, DURING)
        places = [survey.place(person) for person in answers]
        for place in places:
            sheet = AnswerSheet(
                person=place.person,
                respondent=respondent(place.person),
                authorship=Authorship.UNNAMED,
                answers=dict(answers[place.person]),
            )
            sheets[place.sheet] = Returned(place, sheet)
        forgotten |= leaving
        opened = [sheets[one.sheet] for one in (*places, *urn.places) if one.person not in forgotten]
        close(survey, urn, INTERIM, opened, DURING)
        lots += survey.tallies
    return sheets, lots


@settings(max_examples=300, deadline=None)
@for_all(ROUNDS)
def test_every_figure_is_of_three_people_and_every_sheet_is_counted_once(
    rounds: list[tuple[dict[UUID, dict[str, int | str]], bool, set[UUID]]],
) -> None:
    sheets, lots = played(rounds)
    counted = [sheet for lot in lots for sheet in lot.sheets]
    assert len(counted) == len(set(counted))
    for lot in lots:
        people = {sheets[sheet].place.person for sheet in lot.sheets}
        assert len(people) >= THRESHOLD
        assert {respondent(person) for person in people} == {lot.respondent}
        for key, count in lot.counts.items():
            assert (
                len({sheets[one].place.person for one in lot.sheets if key in sheets[one].sheet.answers}) >= THRESHOLD
            )
            assert count.answered >= THRESHOLD


@settings(max_examples=300, deadline=None)
@for_all(ROUNDS)
def test_figures_equal_a_plain_recount(
    rounds: list[tuple[dict[UUID, dict[str, int | str]], bool, set[UUID]]],
) -> None:
    sheets, lots = played(rounds)
    for lot in lots:
        for key in KEYS:
            told = [sheets[one].sheet.answers[key] for one in lot.sheets if key in sheets[one].sheet.answers]
            people = {sheets[one].place.person for one in lot.sheets if key in sheets[one].sheet.answers}
            if len(people) < THRESHOLD:
                assert key not in lot.counts
            elif key == "change":
                assert (lot.counts[key].answered, lot.counts[key].values) == (len(told), {})
            else:
                assert lot.counts[key].values == Counter(str(one) for one in told)
                marks = [one for one in told if isinstance(one, int)]
                assert lot.counts[key].mean == (sum(marks) / len(marks) if marks else None)


@for_all(st.dictionaries(st.sampled_from([one.value for one in Direction]), st.integers(0, 12)))
def test_a_hidden_cell_is_never_alone(values: dict[str, int]) -> None:
    count = Count(kind=QuestionKind.MULTIPLE, directory="direction", answered=12, values=values)
    shown = cells(count)
    hidden = [direction for direction, times in shown.items() if times is None]
    assert len(hidden) != 1
    assert all(times is None or times >= THRESHOLD for times in shown.values())
    assert all(times is None or times == values.get(direction, 0) for direction, times in shown.items())
    needless = [direction for direction in hidden if values.get(direction, 0) >= THRESHOLD]
    assert len(needless) <= 1
    assert not needless or len(hidden) == 2
