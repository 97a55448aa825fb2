"""Answers of small rounds wait in an urn, one for each version of a form, until there are enough to be counted."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar
from uuid import UUID, uuid5

from backbone.aggregate import Aggregate
from backbone.events import Event
from contracts.codes import Respondent, SurveyForm

from programs.domain.survey.counting import Place, Returned, enough, tally
from programs.domain.survey.questionnaire import Questionnaire
from programs.domain.survey.survey import Survey, SurveyClosed


class Urn(Aggregate):
    def reset(self) -> None:
        self.waiting: dict[Respondent, tuple[Place, ...]] = {}

    def evolve(self, event: Event) -> None:
        assert isinstance(event, AnswersWaiting)
        self.waiting[event.respondent] = event.places

    @property
    def places(self) -> tuple[Place, ...]:
        return tuple(place for places in self.waiting.values() for place in places)


class AnswersWaiting(Event):
    """All that wait now; none, when they have just been counted."""

    TOPIC: ClassVar[str] = "programs.AnswersWaiting"
    respondent: Respondent
    places: tuple[Place, ...]


Urn.BORN_AS = AnswersWaiting


def urn_id(school: UUID, form: SurveyForm, version: int) -> UUID:
    return uuid5(school, f"urn:{form.value}:{version}")


def close(survey: Survey, urn: Urn, questionnaire: Questionnaire, opened: Iterable[Returned], on: date) -> list[Place]:
    """`opened` are the sheets of the round and of the urn, as far as they can be opened: those of forgotten people can
    not. Returns the places of the sheets that have been counted."""
    survey.must_be_open()
    found: dict[Respondent, list[Returned]] = {}
    for one in opened:
        found.setdefault(one.sheet.respondent, []).append(one)
    lots = {respondent: _lot(survey, returned) for respondent, returned in found.items()}
    tallies = [tally(questionnaire, respondent, lot) for respondent, lot in sorted(lots.items()) if lot]
    for respondent, returned in sorted(found.items()):
        _keep(urn, respondent, [one.place for one in returned if one not in lots[respondent]], on)
    survey.record(SurveyClosed(on=on, tallies=tuple(tallies)))
    return [one.place for lot in lots.values() for one in lot]


def _lot(survey: Survey, returned: list[Returned]) -> list[Returned]:
    """The round by itself where it is large enough, else with all that wait; nobody where that is too few."""
    own = [one for one in returned if one.place.survey == survey.id]
    if enough(own):
        return own
    return returned if own and enough(returned) else []


def _keep(urn: Urn, respondent: Respondent, places: list[Place], on: date) -> None:
    left = tuple(sorted(places, key=lambda place: place.sheet))
    if left != urn.waiting.get(respondent, ()):
        urn.record(AnswersWaiting(on=on, respondent=respondent, places=left))
