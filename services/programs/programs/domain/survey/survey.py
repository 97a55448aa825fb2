"""A round of questions: opened for certain people until a day, answered by each, closed and counted.

What is protected. Answers are sealed under the key of the person who gave them and stand in no event; the log knows
who was asked and who has answered, never what. Nobody but the person reads his sheet: figures come at the closing, over
three people at least (`counting`), and stay when a person is forgotten, since they belong to nobody. In an anonymous
round a sheet loses everything that was counted as soon as it is counted, so afterwards not even a search of the vault
connects marks with a person; his own words stay sealed under his key, and are read as he allowed. What is not
protected: that somebody has answered; and, until the counting, answers from whoever holds database and keys.
"""

from abc import abstractmethod
from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID, uuid5

from backbone.aggregate import Aggregate
from backbone.errors import Refused
from backbone.events import Event
from backbone.rules import require
from contracts.codes import Respondent, SurveyForm
from pydantic import BaseModel, ConfigDict

from programs.domain.survey.answering import Answers, must_fit
from programs.domain.survey.counting import Place, Tally
from programs.domain.survey.questionnaire import Questionnaire

NEEDS = (SurveyForm.NEEDS_MENTEE, SurveyForm.NEEDS_MENTOR, SurveyForm.USEFUL_MENTOR)
"""What people say of themselves, and have to be able to read later."""


class Invited(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    person: UUID
    respondent: Respondent


class Survey(Aggregate):
    form: SurveyForm
    form_version: int
    program: UUID | None
    due: date
    anonymous: bool

    def reset(self) -> None:
        self.invited: dict[UUID, Respondent] = {}
        self.answered: frozenset[UUID] = frozenset()
        self.tallies: tuple[Tally, ...] = ()
        self.opened = date.min
        self.closed: date | None = None

    def evolve(self, event: Event) -> None:
        assert isinstance(event, SurveyEvent)
        event.apply(self)

    def place(self, person: UUID) -> Place:
        sheet = uuid5(self.id, str(person))
        return Place(sheet=sheet, survey=self.id, person=person, anonymous=self.anonymous)

    @property
    def own_tallies(self) -> tuple[Tally, ...]:
        """Those of this round alone."""
        return tuple(one for one in self.tallies if one.surveys == (self.id,))

    def must_be_open(self) -> None:
        if self.closed:
            raise Refused("survey-closed", f"Опрос закрыт {self.closed:%d.%m.%Y}")


class SurveyEvent(Event):
    @abstractmethod
    def apply(self, survey: Survey) -> None:
        """Changes the round's state; never refuses."""


class SurveyOpened(SurveyEvent):
    """`due` is the last day for answers (R-A.6-D1, R-A.7-01, R-A.7-D1)."""

    TOPIC: ClassVar[str] = "programs.SurveyOpened"
    form: SurveyForm
    version: int
    program: UUID | None
    invited: tuple[Invited, ...]
    due: date
    anonymous: bool

    def apply(self, survey: Survey) -> None:
        survey.form, survey.form_version, survey.program = self.form, self.version, self.program
        survey.due, survey.anonymous, survey.opened = self.due, self.anonymous, self.on
        survey.invited = {one.person: one.respondent for one in self.invited}


class SurveyAnswered(SurveyEvent):
    """A person has answered for the first time; what, is sealed for him (R-A.2-D2, R-A.3-D2, R-A.4-D2)."""

    TOPIC: ClassVar[str] = "programs.SurveyAnswered"
    person: UUID

    def apply(self, survey: Survey) -> None:
        survey.answered |= {self.person}


class AnswersReplaced(SurveyEvent):
    TOPIC: ClassVar[str] = "programs.AnswersReplaced"
    person: UUID

    def apply(self, survey: Survey) -> None:
        """Who has answered is known already."""


class SurveyClosed(SurveyEvent):
    """`tallies` is what could be counted now: this round, or small ones before it together with it (INV-28)."""

    TOPIC: ClassVar[str] = "programs.SurveyClosed"
    tallies: tuple[Tally, ...]

    def apply(self, survey: Survey) -> None:
        survey.closed, survey.tallies = self.on, self.tallies


Survey.BORN_AS = SurveyOpened


@dataclass(frozen=True)
class Asking:
    """What a round is to be: `program` where it is about one."""

    invited: tuple[Invited, ...]
    due: date
    anonymous: bool
    program: UUID | None = None


def survey_id(program: UUID, form: SurveyForm) -> UUID:
    """A program has one round of a form."""
    return uuid5(program, f"survey:{form.value}")


def open_round(id: UUID, questionnaire: Questionnaire, asking: Asking, on: date) -> Survey:
    form = questionnaire.form
    by_name = not (asking.anonymous and form in NEEDS)
    require(by_name, "R-A.2-03", "Анкета о потребностях – не анонимная: её итог видит сам человек", field="/anonymous")
    if asking.due < on:
        raise Refused("due-past", "Последний день ответов уже прошёл", field="/due")
    if len({one.person for one in asking.invited}) != len(asking.invited):
        raise Refused("invited-twice", "Каждый приглашён один раз", field="/invited")
    for number, one in enumerate(asking.invited):
        if one.respondent not in questionnaire.respondents:
            detail = f"В этой анкете нет вопросов, которые отвечает {one.respondent.label}"
            raise Refused("nothing-to-ask", detail, field=f"/invited/{number}/respondent")
    survey = Survey(id)
    opened = SurveyOpened(
        on=on,
        form=form,
        version=questionnaire.version,
        program=asking.program,
        invited=asking.invited,
        due=asking.due,
        anonymous=asking.anonymous,
    )
    survey.record(opened)
    return survey


def answer(survey: Survey, person: UUID, questionnaire: Questionnaire, answers: Answers, on: date) -> None:
    survey.must_be_open()
    if on > survey.due:
        raise Refused("survey-overdue", f"Ответы принимали до {survey.due:%d.%m.%Y}")
    must_fit(questionnaire, survey.invited[person], answers)
    again = person in survey.answered
    survey.record(AnswersReplaced(on=on, person=person) if again else SurveyAnswered(on=on, person=person))
