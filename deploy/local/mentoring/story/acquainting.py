"""What everybody has to know: forms of consents, the code of ethics, the regulation (1.3, 4.2, annex, stage 1)."""

from contracts.codes import AcknowledgedAct, ConsentPurpose

from mentoring.story.client import Json
from mentoring.story.stage import School


def documents(school: School) -> None:
    form = {"purpose": ConsentPurpose.PERSONAL_DATA.value, "text": "Я даю согласие на обработку моих данных"}
    school.create(school.head, "registry", "/consent-forms", form)
    school.create(school.head, "registry", "/ethics-codes", {"text": "Наставник и наставляемый уважают друг друга"})


def acquaintance(school: School) -> None:
    """Mentors and mentees have read the regulation and the code of ethics."""
    editions = school.client.listed(school.curator, "registry", "/editions")
    published = school.client.listed(school.curator, "registry", "/school-documents")
    codes = [document["id"] for document in published if document["kind"] == AcknowledgedAct.ETHICS_CODE]
    acts = [(AcknowledgedAct.EDITION, editions[0]["id"]), *((AcknowledgedAct.ETHICS_CODE, code) for code in codes)]
    for place in school.people:
        if role := {"M": "mentor", "X": "mentor", "E": "mentee"}.get(place[0]):
            for act, document in acts:
                body: Json = {"act": act.value, "document": document}
                school.create(school.as_(role, place), "registry", "/acknowledgements", body, act.value)
