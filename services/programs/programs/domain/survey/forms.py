"""A school's own versions of a form. A version is never changed: what is put right is the next one."""

from datetime import date
from typing import ClassVar
from uuid import UUID, uuid5

from backbone.aggregate import Aggregate
from backbone.events import Event
from backbone.rules import require
from contracts.codes import SurveyForm

from programs.domain.survey.questionnaire import Questionnaire

ABOUT_EACH_OTHER = (SurveyForm.INTERIM, SurveyForm.SATISFACTION)
"""Forms in which mentor and mentee speak of their common work."""


class SchoolForm(Aggregate):
    """`versions` is where the text of each is sealed."""

    def reset(self) -> None:
        self.versions: dict[int, UUID] = {}

    def evolve(self, event: Event) -> None:
        assert isinstance(event, SurveyFormPublished)
        self.versions[event.version] = event.content


class SurveyFormPublished(Event):
    """A school asks in its own words (R-A.1-07, R-A.2-D2)."""

    TOPIC: ClassVar[str] = "programs.SurveyFormPublished"
    form: SurveyForm
    version: int
    content: UUID


SchoolForm.BORN_AS = SurveyFormPublished


def school_form_id(school: UUID, form: SurveyForm) -> UUID:
    return uuid5(school, f"survey-form:{form.value}")


def publish(own: SchoolForm, questionnaire: Questionnaire, common: int, content: UUID, on: date) -> None:
    """`common` is the latest version that all schools have."""
    following = max(common, *own.versions, 0) + 1
    unchanged = f"Версии до {following - 1} неизменны; следующая – {following}"
    require(questionnaire.version == following, "R-A.2-D2", unchanged, field="/version")
    fair = questionnaire.form not in ABOUT_EACH_OTHER or questionnaire.symmetric
    require(fair, "R-1.3-09", "Наставника и наставляемого спрашивают об одном и том же", field="/questions")
    own.record(SurveyFormPublished(on=on, form=questionnaire.form, version=questionnaire.version, content=content))
