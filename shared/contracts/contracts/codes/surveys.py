"""The questionnaires of the mentoring system (annex, stages 1-7)."""

from contracts.codes.code import Code


class SurveyForm(Code):
    """What a round of questions asks about; the needs and the usefulness before pairs, the rest about what became of
    them."""

    NEEDS_MENTEE = "needs-mentee", "потребности наставляемого"
    NEEDS_MENTOR = "needs-mentor", "потребности наставника в развитии"
    USEFUL_MENTOR = "useful-mentor", "чем я могу быть полезен в качестве наставника"
    INTERIM = "interim", "промежуточная оценка"
    SATISFACTION = "satisfaction", "удовлетворённость"
    SWOT = "swot", "сильные и слабые стороны, возможности и риски"
    CURATOR_AUDIT = "curator-audit", "самоаудит куратора"
    EXIT = "exit", "досрочное завершение"
