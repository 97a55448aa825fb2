"""What stands in the public section: requested, agreed to, published, taken back."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.registry.given_evidence import completed, law, memo, paired
from tests.registry.town import School

SITE = "https://s1.example/mentoring"
ANNA = "Иванова Анна Петровна"


def requested(school: School, kind: str, name: str = "curator", **body: Any) -> str:
    return f"/publications/{school.do(name, '/publications', {'kind': kind} | body)}"


def published(school: School, kind: str, **body: Any) -> str:
    place = requested(school, kind, **body)
    school.do("sysadmin", f"{place}/publication", about=place)
    return place


def agreeing(school: School, name: str, *categories: str, url: str = SITE) -> None:
    until = str(school.today + timedelta(days=300))
    about = {"categories": categories, "url": url, "until": until}
    school.consent(name, "distribution", distribution=about)


def card(school: School, name: str, *categories: str, resource: str = SITE) -> str:
    person = str(school.people[name])
    return requested(school, "person-card", subject=person, categories=categories, resource=resource)


def shown(school: School, name: str, *categories: str, resource: str = SITE) -> str:
    """Agreed to, and published."""
    agreeing(school, name, *categories, url=resource)
    place = card(school, name, *categories, resource=resource)
    school.do("curator", f"{place}/publication", about=place)
    return place


def withdrawn(school: School, name: str, url: str) -> None:
    person = f"/participants/{school.people[name]}"
    school.do(name, f"{person}/consents/withdrawal", {"purpose": "distribution", "url": url}, about=person)


def practice(school: School, match: UUID) -> UUID:
    body = {"match": str(match), "level": "school", "title": "Открытый урок", "text": f"{ANNA} и Юнова М. Л."}
    id = school.do("association", "/practices", body | {"anonymous": "Пара учителей физики"})
    school.do("head", f"/practices/{id}/approval", about=f"/practices/{id}")
    return id


def own_page(school: School) -> str:
    """The address of the section's page on the platform."""
    return f"{school.town.settings.public_url}/public/{school.id}"


def filled(school: School) -> School:
    """Something in every part; the mentor stands on the section's own page, the other mentor on the school's site."""
    match = paired(school)
    published(school, "section", url=SITE)
    published(school, "program", subject=str(match))
    law(school)
    published(school, "material", subject=str(memo(school, "recommendation", url="https://s1.example/memo")))
    published(
        school, "news", title="Школа наставников", text="Занятия начнутся 10 сентября.\n\nПриходите <все> & с друзьями"
    )
    shown(school, "mentor", "name", "position", "career", resource=own_page(school))
    shown(school, "other", "name")
    completed(school, match)
    published(school, "practice", subject=str(practice(school, match)))
    published(school, "results", subject=str(match), text="Все цели достигнуты")
    school.see("curator", "/publications")
    return school
