"""Commands of surveys: forms published, rounds opened, answered, closed; the summary of strengths and weaknesses."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from backbone.errors import NotFound, Refused
from backbone.eventstore import Decision, Effect, command
from backbone.intent import Intent
from contracts.codes import Authorship, Form, Quadrant, Respondent, SurveyForm

from programs import forms, knowledge
from programs.application.base import Base, Texts
from programs.domain.program import Program
from programs.domain.survey import forms as own_forms
from programs.domain.survey import survey as rounds
from programs.domain.survey import swot, urn
from programs.domain.survey.answering import Answers, AnswerSheet
from programs.domain.survey.counting import Place, Returned
from programs.domain.survey.forms import SchoolForm, school_form_id
from programs.domain.survey.questionnaire import Questionnaire
from programs.domain.survey.survey import Asking, Invited, Survey, survey_id
from programs.domain.survey.swot import Grouped, SwotSummarised
from programs.domain.survey.urn import Urn, urn_id

ANONYMOUS = (SurveyForm.SATISFACTION, SurveyForm.EXIT)
"""Rounds that open by themselves and have nothing to be followed up by name."""


@dataclass(frozen=True)
class NewRound:
    """Either the people of a program, or those named."""

    form: SurveyForm
    version: int | None
    program: UUID | None
    invited: tuple[Invited, ...]
    due: date
    anonymous: bool


@dataclass(frozen=True)
class Group:
    quadrant: Quadrant
    form: Form | None
    text: str


class Surveys(Base):
    @command
    def publish_form(self, intent: Intent, questionnaire: Questionnaire) -> Decision:
        id, form = school_form_id(intent.school, questionnaire.form), questionnaire.form
        own = self.load(SchoolForm, id, intent.school) if self.holds(id, intent.school) else SchoolForm(id)
        content = intent.new_id("content")
        own_forms.publish(own, questionnaire, forms.latest(form), content, intent.today)
        return own, self.vault.seal(id, {content: questionnaire.model_dump_json()})

    @command
    def open_survey(self, intent: Intent, new: NewRound) -> Survey:
        questionnaire = self.questionnaire(intent.school, new.form, new.version)
        if new.program is None:
            if strangers := knowledge.strangers(self.database, intent.school, [one.person for one in new.invited]):
                at = next(n for n, one in enumerate(new.invited) if one.person in strangers)
                raise Refused("not-of-the-school", "Такого человека в школе нет", field=f"/invited/{at}/person")
            asking = Asking(new.invited, new.due, new.anonymous)
            return rounds.open_round(intent.new_id("survey"), questionnaire, asking, intent.today)
        return self._about(intent, questionnaire, new.program, new.due, new.anonymous)

    @command
    def ask_about_program(self, intent: Intent, id: UUID, form: SurveyForm, due: date) -> Survey:
        """The platform asks by itself, in the latest version of the school."""
        questionnaire = self.questionnaire(intent.school, form)
        return self._about(intent, questionnaire, id, due, form in ANONYMOUS)

    @command
    def answer_survey(self, intent: Intent, id: UUID, answers: Answers, authorship: Authorship) -> Decision:
        survey = self.load(Survey, id, intent.school)
        person = intent.actor.person
        if person is None or person not in survey.invited:
            raise NotFound
        questionnaire = self.questionnaire(intent.school, survey.form, survey.form_version)
        rounds.answer(survey, person, questionnaire, answers, intent.today)
        sheet = AnswerSheet.model_validate(
            {"person": person, "respondent": survey.invited[person], "authorship": authorship, "answers": answers}
        )
        return survey, self._sealed(survey.place(person), sheet)

    @command
    def close_survey(self, intent: Intent, id: UUID) -> Decision:
        survey = self.load(Survey, id, intent.school)
        questionnaire = self.questionnaire(intent.school, survey.form, survey.form_version)
        place = urn_id(intent.school, survey.form, survey.form_version)
        waiting = self.load(Urn, place, intent.school) if self.holds(place, intent.school) else Urn(place)
        opened = list(self.returned((*map(survey.place, sorted(survey.answered)), *waiting.places)))
        counted = urn.close(survey, waiting, questionnaire, opened, intent.today)
        emptied = [one for one in opened if one.place in counted and one.place.anonymous]
        return survey, waiting, *(self._sealed(one.place, one.sheet.words_only(questionnaire)) for one in emptied)

    @command
    def summarise_swot(
        self, intent: Intent, since: date, until: date, conclusion: str, groups: Sequence[Group]
    ) -> Decision:
        id, texts = intent.new_id("summary"), Texts(intent, self.vault)
        grouped = tuple(
            Grouped(quadrant=one.quadrant, form=one.form, text=texts.keep(id, f"group {number}", one.text))
            for number, one in enumerate(groups)
        )
        summarised = SwotSummarised(
            on=intent.today,
            since=since,
            until=until,
            conclusion=texts.keep(id, "conclusion", conclusion),
            groups=grouped,
        )
        return swot.summarise(id, summarised), *texts.sealed

    def questionnaire(self, school: UUID, form: SurveyForm, version: int | None = None) -> Questionnaire:
        """In a version, or in the school's latest: its own stands before the one that all have. NotFound."""
        id = school_form_id(school, form)
        versions = self.load(SchoolForm, id, school).versions if self.holds(id, school) else {}
        wanted = version or max(versions, default=forms.latest(form))
        if wanted in versions:
            content = self.vault.open([versions[wanted]])[versions[wanted]]
            assert content is not None, "a form belongs to no person who could be forgotten"
            return Questionnaire.model_validate_json(content)
        if (form, wanted) not in forms.COMMON:
            raise NotFound
        return forms.COMMON[form, wanted]

    def returned(self, places: Iterable[Place]) -> Iterator[Returned]:
        """The sheets that can be opened: those of forgotten people can not."""
        by_sheet = {place.sheet: place for place in places}
        for id, text in self.vault.open(by_sheet).items():
            if text is not None:
                yield Returned(by_sheet[id], AnswerSheet.model_validate_json(text))

    def questionnaires(self, school: UUID) -> Iterator[tuple[Questionnaire, bool]]:
        """All versions, and whether they are common to all schools."""
        for form in SurveyForm:
            id = school_form_id(school, form)
            own = self.load(SchoolForm, id, school).versions if self.holds(id, school) else {}
            common = {version for known, version in forms.COMMON if known is form}
            for version in sorted(common | own.keys()):
                yield self.questionnaire(school, form, version), version not in own

    def sheet(self, survey: Survey, person: UUID) -> AnswerSheet | None:
        return next((one.sheet for one in self.returned([survey.place(person)])), None)

    def _about(self, intent: Intent, questionnaire: Questionnaire, program: UUID, due: date, anonymous: bool) -> Survey:
        id = survey_id(program, questionnaire.form)
        if self.holds(id, intent.school):
            raise Refused("already-asked", "Такой опрос участников этой программы уже открывали", field="/program")
        of = self.load(Program, program, intent.school)
        everybody = [
            (of.mentor, Respondent.MENTOR),
            *((mentee, Respondent.MENTEE) for mentee in of.mentees),
            (of.curator, Respondent.CURATOR),
        ]
        invited: dict[UUID, Respondent] = {}
        for person, respondent in everybody:
            if respondent in questionnaire.respondents:
                invited.setdefault(person, respondent)
        asked = tuple(Invited(person=person, respondent=respondent) for person, respondent in invited.items())
        return rounds.open_round(id, questionnaire, Asking(asked, due, anonymous, program), intent.today)

    def _sealed(self, place: Place, sheet: AnswerSheet) -> Effect:
        return self.vault.seal(place.person, {place.sheet: sheet.model_dump_json()})
