"""One event of every kind that surveys store."""

from datetime import date

from backbone.events import Event
from contracts.codes import Form, Quadrant, Respondent, SurveyBlock, SurveyForm
from programs.domain.survey.counting import Count, Place, Tally
from programs.domain.survey.forms import SurveyFormPublished
from programs.domain.survey.questionnaire import QuestionKind
from programs.domain.survey.survey import AnswersReplaced, Invited, SurveyAnswered, SurveyClosed, SurveyOpened
from programs.domain.survey.swot import Grouped, SwotSummarised
from programs.domain.survey.urn import AnswersWaiting

from tests.programs.given import DUE, DURING, MENTEE, TEXT, named

SURVEY = named("survey")
COUNT = Count(kind=QuestionKind.SCALE_5, block=SurveyBlock.COMFORT, answered=3, values={"4": 1, "5": 2})
TALLY = Tally(
    respondent=Respondent.MENTEE,
    answered=3,
    surveys=(SURVEY,),
    sheets=(named("first"), named("second"), named("third")),
    counts={"comfort": COUNT},
)

SURVEYS: list[Event] = [
    SurveyFormPublished(on=DURING, form=SurveyForm.INTERIM, version=2, content=TEXT),
    SurveyOpened(
        on=DURING,
        form=SurveyForm.INTERIM,
        version=2,
        program=named("p"),
        invited=(Invited(person=MENTEE.person, respondent=Respondent.MENTEE),),
        due=DUE,
        anonymous=False,
    ),
    SurveyAnswered(on=DURING, person=MENTEE.person),
    AnswersReplaced(on=DURING, person=MENTEE.person),
    SurveyClosed(on=DURING, tallies=(TALLY,)),
    AnswersWaiting(
        on=DURING,
        respondent=Respondent.MENTEE,
        places=(Place(sheet=named("sheet"), survey=SURVEY, person=MENTEE.person, anonymous=True),),
    ),
    SwotSummarised(
        on=DURING,
        since=date(2025, 9, 1),
        until=DURING,
        conclusion=TEXT,
        groups=(Grouped(quadrant=Quadrant.STRENGTH, form=Form.TEACHER_TEACHER, text=TEXT),),
    ),
]
