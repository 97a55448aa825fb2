"""What the story's year has no room for, in one school: nobody looks in time through the list of those who need a
mentor, and a guest takes his consent back and is not forgotten."""

from collections.abc import Sequence
from datetime import date, timedelta

from contracts.codes import Annex, ConsentPurpose, OrderKind
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


def play(days: Days, personas: Sequence[Persona]) -> None:
    head, curator = (caller(next(one for one in personas if one.roles == (role,))) for role in ("head", "curator"))
    today = days.now().astimezone(HERE).date()
    with line_to(days) as line:
        client = Client(line)
        pool(client, head, curator, today)
        guest(client, curator, today)


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
    person = client.create(curator, "registry", "/participants", card, "afterwards:guest").id
    himself = Caller("mentor", person, curator.school)
    consent: Json = {"purpose": ConsentPurpose.PERSONAL_DATA.value}
    signed = {"signed_on": str(today), "signature": {"kind": "paper", "reference": "Г-1"}}
    place = f"/participants/{person}"
    client.change(curator, "registry", place, "consents", consent | signed, "afterwards:consent")
    client.change(himself, "registry", place, "consents/withdrawal", consent, "afterwards:withdrawal")


def caller(persona: Persona) -> Caller:
    (role,) = persona.roles
    return Caller(role, persona.person, persona.school)
