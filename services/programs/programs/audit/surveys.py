"""Rounds of questions in words. What somebody answered is in no history."""

from backbone.events import Event

from programs.domain.survey.forms import SurveyFormPublished
from programs.domain.survey.survey import AnswersReplaced, SurveyAnswered, SurveyClosed, SurveyOpened
from programs.domain.survey.swot import SwotSummarised
from programs.domain.survey.urn import AnswersWaiting

SURVEYS: dict[type[Event], str] = {
    SurveyFormPublished: "Опубликована версия {version} анкеты «{form}»",
    SurveyOpened: "Открыт опрос «{form}», ответы до {due} включительно",
    SurveyAnswered: "Получены ответы",
    AnswersReplaced: "Ответы исправлены",
    SurveyClosed: "Опрос закрыт, ответы подсчитаны",
    AnswersWaiting: "Ответы малых опросов ждут подсчёта вместе с другими",
    SwotSummarised: "Подведены итоги SWOT-анализа за {since} – {until}",
}
