"""The questionnaires of the mentoring system (annex, stages 1-7) and what is asked in them."""

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


class Respondent(Code):
    """As whom a person is asked."""

    MENTOR = "mentor", "наставник"
    MENTEE = "mentee", "наставляемый"
    CURATOR = "curator", "куратор"


class SurveyBlock(Code):
    """What a scale tells of; an index is computed over a block (K-23; R-2.1-02, R-2.2-01, R-5.2-09)."""

    COMFORT = "comfort", "психологический комфорт"
    USEFULNESS = "usefulness", "полезность"
    SCHEDULE = "schedule", "расписание и нагрузка"
    SUPPORT = "support", "поддержка"
    WELL_BEING = "well-being", "личностное развитие и самореализация"
    RELATIONS = "relations", "взаимоотношения"
    COMPETENCE = "competence", "профессиональные умения"
    SATISFACTION = "satisfaction", "удовлетворённость в целом"
    NEED = "need", "потребность в помощи"
    ORGANISATION = "organisation", "организация наставничества в школе"


class Quadrant(Code):
    STRENGTH = "strength", "сильная сторона"
    WEAKNESS = "weakness", "слабая сторона"
    OPPORTUNITY = "opportunity", "возможность"
    THREAT = "threat", "риск"


class Authorship(Code):
    """How the author of an answer in words lets the curator read it."""

    NAMED = "named", "с именем"
    UNNAMED = "unnamed", "без имени"
    SUMMARY = "summary", "только в сводке"
