"""Beyond the school: a neighbour is invited, the office is told names, the association has news, a law changes."""

from dataclasses import replace
from datetime import timedelta

from contracts.codes import Annex, ConsentPurpose, OrderKind, RecordKind
from mentoring.story import consenting, founding
from mentoring.story.cast import CURATOR, OFFICE
from mentoring.story.client import Json
from mentoring.story.keeping import LAW
from mentoring.story.stage import School

from afterwards.plot import PAIR, PLOT

WEEK = timedelta(days=7)


def neighbour(school: School) -> None:
    """It is invited, and accepts; then it has another head."""
    other = School("neighbour", replace(PLOT, name="Школа по соседству"), school.today, client=school.client)
    for act in (founding.registration, founding.staff_import, founding.regulation):
        act(other)
    body: Json = {
        "school": str(other.id),
        "kind": RecordKind.INTERNSHIP.value,
        "day": str(school.today + WEEK),
        "text": "Стажировка двух наставников",
    }
    invitation = f"/invitations/{school.create(school.head, 'registry', '/invitations', body)}"
    school.client.change(other.head, "registry", invitation, "answer", {"accepted": True}, other.intent(invitation))
    successor = {"name": "Новая Нина Николаевна", "email": "new@school.example", "since": str(school.today)}
    school.create(OFFICE, "registry", f"/schools/{other.id}/head", successor)


def named_to_the_office(school: School) -> None:
    consenting.consent(school, PAIR.mentor, ConsentPurpose.TRANSFER_TO_OFFICE, by=school.mentor(PAIR))
    basis = ["Положение об управлении образования, п. 3.7"]
    body: Json = {"school": str(school.id), "legal_basis": basis, "due": str(school.today + WEEK)}
    asked = school.create(OFFICE, "registry", "/mentor-registry/requests", body)
    path = f"/mentor-registry/requests/{asked}"
    school.change(school.head, "registry", path, "transmission", {"named": True})


def news(school: School) -> None:
    body: Json = {"kind": "news", "title": "Школа наставников", "text": "Занятия начнутся 10 сентября"}
    school.create(school.as_("association", PAIR.mentor), "registry", "/publications", body)


def law(school: School) -> None:
    """The regulation rests on it, so the curator learns that it has changed."""
    act = school.create(school.curator, "registry", "/legal-sources", LAW)
    content: Json = {
        "sources": [str(act)],
        "parameters": school.plot.parameters,
        "responsible": [str(school.people[CURATOR])],
        "annexes": [annex.value for annex in Annex],
    }
    school.order(OrderKind.APPROVE_REGULATION, content)
    amended = {"number": "304-ФЗ", "effective": str(school.today), "repealed": False}
    school.change(school.head, "registry", f"/legal-sources/{act}", "amendment", amended)


ACTS = (neighbour, named_to_the_office, news, law)
