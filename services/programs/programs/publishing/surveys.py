"""Rounds of questions, as others may know of them."""

from collections.abc import Callable, Mapping

from backbone.events import Event
from contracts import programs as told
from contracts.base import Contract

from programs.domain.survey.survey import Survey, SurveyAnswered, SurveyClosed, SurveyOpened
from programs.domain.survey.swot import SwotSummarised, SwotSummary


def opened(event: Event, survey: Survey) -> Contract:
    return told.SurveyOpened(
        survey=survey.id,
        form=survey.form,
        version=survey.form_version,
        program=survey.program,
        invited=tuple(survey.invited),
        due=survey.due,
        anonymous=survey.anonymous,
    )


def answered(event: Event, survey: Survey) -> Contract:
    assert isinstance(event, SurveyAnswered)
    return told.SurveyAnswered(
        survey=survey.id,
        form=survey.form,
        version=survey.form_version,
        program=survey.program,
        person=None if survey.anonymous else event.person,
    )


def closed(event: Event, survey: Survey) -> Contract:
    counted = tuple(
        told.Counted(respondent=one.respondent, answered=one.answered, surveys=one.surveys, indices=one.indices)
        for one in survey.tallies
    )
    return told.SurveyClosed(
        survey=survey.id,
        form=survey.form,
        version=survey.form_version,
        program=survey.program,
        invited=len(survey.invited),
        answered=len(survey.answered),
        counted=counted,
    )


def summarised(event: Event, summary: SwotSummary) -> Contract:
    return told.SwotSummarised(summary=summary.id, since=summary.since, until=summary.until)


SURVEYS: Mapping[type[Event], Callable[[Event, Survey], Contract]] = {
    SurveyOpened: opened,
    SurveyAnswered: answered,
    SurveyClosed: closed,
}
SUMMARIES: Mapping[type[Event], Callable[[Event, SwotSummary], Contract]] = {SwotSummarised: summarised}
