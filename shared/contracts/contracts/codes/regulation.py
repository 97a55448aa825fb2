"""What a school's regulation consists of."""

from contracts.codes.code import Code


class Annex(Code):
    """What the regulation must also contain and its sample does not (annex, stage 1; A-24)."""

    SELECTION = "selection", "критерии, способы и порядок отбора (выдвижения) наставников"
    MOTIVATION = "motivation", "мотивация наставников и кураторов"
    EFFECTIVENESS = "effectiveness", "общие критерии эффективности наставников"
    REPORT_FORMS = "report-forms", "формы отчётности"
    MENTOR_SCHOOL = "mentor-school", "организация «Школы наставника»"
    CONSENT_FORMS = "consent-forms", "формы согласий"
