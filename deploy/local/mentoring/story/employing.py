"""On what terms people mentor: an assignment under art. 351.8 of the Labour Code, agreed upon before it starts."""

from contracts.codes import LegalRegime

from mentoring.story.consenting import mentors
from mentoring.story.stage import School


def terms(school: School) -> None:
    """The curator records what the personnel office has signed with each mentor: content, terms, form and pay."""
    for place in mentors(school):
        today = str(school.today)
        regime = {"regime": LegalRegime.ASSIGNMENT_351_8.value, "since": today, "basis": "Поручение работодателя"}
        school.about_person(school.curator, place, "regime", regime)
        agreement = {
            "number": f"ДС-{place}/{school.today:%y}",
            "signed_on": today,
            "since": today,
            "content": "Помощь молодым педагогам в овладении профессией",
            "terms": "На время персонализированных программ учебного года",
            "form": "По видам наставничества персонализированных программ",
            "pay": "Стимулирующая выплата по Положению об оплате труда",
        }
        school.about_person(school.curator, place, "labour-agreements", agreement)
