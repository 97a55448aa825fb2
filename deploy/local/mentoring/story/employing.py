"""On what terms people mentor: an assignment under art. 351.8 of the Labour Code, agreed upon before it starts."""

from contracts.codes import LegalRegime

from mentoring.story.cast import is_external
from mentoring.story.consenting import mentors
from mentoring.story.stage import School


def terms(school: School) -> None:
    """The curator records what the personnel office has signed with each mentor: content, terms, form and pay."""
    for place in mentors(school):
        today, external = str(school.today), is_external(place)
        regime = LegalRegime.EXTERNAL if external else LegalRegime.ASSIGNMENT_351_8
        basis = "Договор о сотрудничестве" if external else "Поручение работодателя"
        school.about_person(school.curator, place, "regime", {"regime": regime.value, "since": today, "basis": basis})
        if external:
            continue
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
