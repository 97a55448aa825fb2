"""A route that answers with a history has receipts of the events that it shows, for whom it shows them."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID, uuid4

import httpx
import pytest
from backbone.audit import HistoryEntry, Words
from backbone.clock import Clock
from backbone.events import Recorded
from backbone.identity import Role
from backbone.identity.testing import Issuer
from backbone.intent import Actor, Intent
from backbone.migrate import migrate_store
from backbone.transparency import Checkpoints, Signer
from backbone.transparency.proofs import Proofs
from backbone.transparency.showing import verify_consistency, verify_receipt
from backbone.web import SYSTEM, Allow, History, Reader, Routes
from backbone.web.access import AccessTableError
from backbone.web.testing import running
from boxes import Boxes, Filled, Opened
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from mentoring.roles import Databases
from shelf import OTHER_SCHOOL, PERSON, SCHOOL, App, api
from twins import TODAY

ISSUER = Issuer()
HEAVY = 20.0
WORDS = Words({Opened: "Заведён: {name}", Filled: "Наполнен: {kilograms}"})
ACCESS = SYSTEM | dict.fromkeys(("box_history", "box_receipt", "soon_history", "soon_receipt"), Allow(Role.HEAD))

routes = Routes(tags=["boxes"])


def tell(recorded: Recorded) -> HistoryEntry:
    """Who put something heavy in is nobody's business."""
    told = WORDS.tell(recorded)
    return told.model_copy(update={"actor": ""}) if getattr(recorded.event, "kilograms", 0) == HEAVY else told


@routes.get("/boxes/{id}/history")
def box_history(id: UUID, reader: Reader, app: App) -> History:
    """История ящика, без последнего."""
    return History(app.history(id, reader.school)[:3], tell)


@routes.get("/soon/{id}/history")
async def soon_history(id: UUID, reader: Reader, app: App) -> History:
    """История ящика."""
    return History(await app.readings.history(id), tell)


@dataclass
class Shelf:
    """A box that was opened and filled three times; all but the last is signed."""

    box: UUID
    client: httpx.Client
    checkpoints: Checkpoints

    @property
    def first_note(self) -> str:
        return str(json.loads(next(self.checkpoints.export()))["checkpoint"])

    def receipt(self, version: int, at: str = "boxes", **asked: str | int) -> httpx.Response:
        return self.client.get(f"/{at}/{self.box}/history/{version}/receipt", params=asked)


@pytest.fixture(scope="module")
def shelf(database: Callable[[], Databases]) -> Iterator[Shelf]:
    databases = database()
    migrate_store(Boxes, databases.owner_url, databases.url)
    app = Boxes(databases.url, Clock())
    checkpoints = Checkpoints(app, Signer("mentoring/shelf", Ed25519PrivateKey.generate()))
    actor = Actor(id=str(PERSON), role="head", school=SCHOOL)

    def intent() -> Intent:
        return Intent(actor, str(uuid4()), b"", uuid4(), TODAY)

    box = app.open(intent(), "чулан").id
    checkpoints.make()
    app.fill(intent(), box, 5.0)
    app.fill(intent(), box, HEAVY)
    checkpoints.make()
    app.fill(intent(), box, 7.0)
    given = {"routes": [routes], "access": ACCESS, "checkpoint": checkpoints.latest, "proofs": Proofs(app)}
    with running(api(ISSUER, app, **given), ISSUER.bearer(Role.HEAD, school=SCHOOL, person=PERSON)) as client:
        yield Shelf(box, client, checkpoints)
    app.close()


@pytest.mark.parametrize("at", ["boxes", "soon"])
def test_an_event_that_is_shown_has_a_receipt_to_download(shelf: Shelf, at: str) -> None:
    told = shelf.client.get(f"/{at}/{shelf.box}/history").json()
    answer = shelf.receipt(2, at, **{"from": 1})
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == f'attachment; filename="receipt-{shelf.box}-2.json"'
    assert answer.json()["topic"] == told[1]["event"]
    key, kept = shelf.checkpoints.signer.verifier, shelf.first_note
    assert verify_receipt(answer.content, key, [kept]).faults == []


def test_what_a_history_leaves_out_no_receipt_says(shelf: Shelf) -> None:
    answer = shelf.receipt(3)
    assert (answer.status_code, answer.json()["title"]) == (403, "Доступ запрещён")
    assert shelf.receipt(4).status_code == 404
    assert shelf.receipt(9).status_code == 404
    assert shelf.receipt(0).status_code == 422


def test_whoever_may_not_read_the_history_gets_no_receipt(shelf: Shelf) -> None:
    place = f"/boxes/{shelf.box}/history/1/receipt"
    for role, school, status in ((Role.HEAD, OTHER_SCHOOL, 404), (Role.CURATOR, SCHOOL, 403)):
        other = ISSUER.bearer(role, school=school, person=PERSON)
        assert shelf.client.get(place, headers=other).status_code == status


def test_a_receipt_of_what_is_not_signed_yet_says_when_to_come_again(shelf: Shelf) -> None:
    answer = shelf.receipt(4, "soon")
    assert (answer.status_code, answer.json()["type"]) == (409, "urn:mentoring:problem:not-sealed")
    assert 0 < int(answer.headers["Retry-After"]) <= 3600


def test_everybody_may_see_that_a_log_goes_on(shelf: Shelf) -> None:
    def ask(size: object) -> httpx.Response:
        return httpx.get(f"{shelf.client.base_url}/checkpoint/consistency", params={"from": str(size)})

    key = shelf.checkpoints.signer.verifier
    assert verify_consistency(ask(1).content, key, [shelf.first_note]).faults == []
    for size in (4, 0, "x"):
        answer = ask(size)
        assert (answer.status_code, answer.json()["errors"][0]["parameter"]) == (422, "from")


def test_where_nobody_signs_there_is_nothing_to_show() -> None:
    with running(api(ISSUER, None)) as client:
        assert client.get("/checkpoint/consistency", params={"from": 1}).status_code == 404


def test_receipts_are_for_those_whom_the_history_is_for() -> None:
    others = ACCESS | {"box_receipt": Allow(Role.MENTOR)}
    with pytest.raises(AccessTableError, match="receipts for others than the history: box_history"):
        api(ISSUER, None, routes=[routes], access=others)
