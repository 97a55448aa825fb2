"""What the story's year has no room for, in one school: nobody looks in time through the list of those who need a
mentor; a guest takes his consent back, the school asks him for more time and does not forget him; a clerk takes hers
back, leaves, and is not forgotten either."""

from collections.abc import Sequence
from datetime import date, timedelta

from contracts.codes import Annex, ConsentPurpose, OrderKind, StoppingDelay
from mentoring.access import Persona
from mentoring.story.client import Client, Json
from mentoring.story.stage import LEGAL_BASIS
from mentoring.story.telling import line_to
from mentoring.story.transport import Caller

from tests.simulation.days import Days
from tests.simulation.terms import HERE

MONTH = 1
"""How often an edition of that school wants the list to be looked through."""
BASIS = timedelta(days=40)
DATA: Json = {"purpose": ConsentPurpose.PERSONAL_DATA.value}


def play(days: Days, personas: Sequence[Persona]) -> None:
    head, curator = (caller(next(one for one in personas if one.roles == (role,))) for role in ("head", "curator"))
    today = days.now().astimezone(HERE).date()
    with line_to(days) as line:
        client = Client(line)
        pool(client, head, curator, today)
        guest(client, curator, today)
        clerk(client, curator, today)


def pool(client: Client, head: Caller, curator: Caller, today: date) -> None:
    content: Json = {
        "sources": [act["id"] for act in client.items(curator, "registry", "/legal-sources")],
        "parameters": {"pool_actualisation_months": MONTH},
        "responsible": [str(curator.person)],
        "annexes": [annex.value for annex in Annex],
    }
    order: Json = {
        "kind": OrderKind.APPROVE_REGULATION.value,
        "number": "П-1",
        "dated": today.isoformat(),
        "legal_basis": LEGAL_BASIS,
        "signature": {"kind": "paper", "reference": "П-1"},
        "content": content,
    }
    client.create(head, "registry", "/orders", order, "afterwards:order")
    looked: Json = {"note": "Список просмотрен"}
    client.create(curator, "registry", "/mentee-pool/actualisations", looked, "afterwards:pool")


def guest(client: Client, curator: Caller, today: date) -> None:
    """Not of the school: nothing but the consent allows to keep his data."""
    card: Json = {
        "staff_number": "Г-1",
        "name": "Гостев Илья Ильич",
        "email": "gostev@school.example",
        "position": "доцент",
        "pedagogical": False,
        "experience_years": 9,
        "young": False,
        "external_basis": {"reference": "Договор № 5", "valid_until": str(today + BASIS)},
    }
    place = second_thoughts(client, curator, today, card)
    more: Json = DATA | {"delay": StoppingDelay.BACKUPS.value}
    client.change(curator, "registry", place, "consents/stopping/extension", more, "afterwards:extension")


def clerk(client: Client, curator: Caller, today: date) -> None:
    """Of the school until she leaves it."""
    card: Json = {
        "staff_number": "К-1",
        "name": "Конторина Ада Львовна",
        "email": "kontorina@school.example",
        "position": "секретарь",
        "pedagogical": False,
        "experience_years": 0,
        "young": True,
    }
    place = second_thoughts(client, curator, today, card)
    client.change(curator, "registry", place, "departure", {}, "afterwards:departure")


def second_thoughts(client: Client, curator: Caller, today: date, card: Json) -> str:
    """A person who consents and takes it back the same day."""
    number, key = card["staff_number"], f"afterwards:{card['email']}"
    person = client.create(curator, "registry", "/participants", card, key).id
    himself, place = Caller("mentor", person, curator.school), f"/participants/{person}"
    signed = {"signed_on": str(today), "signature": {"kind": "paper", "reference": number}}
    client.change(curator, "registry", place, "consents", DATA | signed, f"{key}:consent")
    client.change(himself, "registry", place, "consents/withdrawal", DATA, f"{key}:withdrawal")
    return place


def caller(persona: Persona) -> Caller:
    (role,) = persona.roles
    return Caller(role, persona.person, persona.school)
