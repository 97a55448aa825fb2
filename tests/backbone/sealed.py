"""A log with checkpoints, and somebody who may edit everything in it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID, uuid4

import psycopg
import pytest
from backbone.clock import Clock
from backbone.intent import Intent
from backbone.migrate import migrate_store
from backbone.transparency import Checkpoints, Signer, VerifierKey, verify
from backbone.transparency.proofs import Proofs
from backbone.transparency.receipts import EventReceipt
from backbone.transparency.verifying import Fault
from boxes import ACTOR, Boxes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from mentoring.roles import Databases
from twins import TODAY


@dataclass
class Sealed:
    """A log with three checkpoints, five events each, and five events after them."""

    app: Boxes
    checkpoints: Checkpoints
    owner_url: str

    @property
    def key(self) -> VerifierKey:
        return self.checkpoints.signer.verifier

    def receipt(self, position: int, since: int | None = None) -> EventReceipt:
        """Every box has one event."""
        return Proofs(self.app).receipt(UUID(self.stream(position)), 1, since)

    def consistency(self, since: int) -> str:
        return str(Proofs(self.app).consistency(since))

    def grow(self, events: int) -> None:
        for _ in range(events):
            self.app.open(Intent(ACTOR, str(uuid4()), b"", uuid4(), TODAY), "чулан")

    def faults(self, *witnessed: str) -> list[Fault]:
        return verify(self.checkpoints.export(), self.key, witnessed).faults

    def stream(self, position: int) -> str:
        (event,) = self.app.recorder.select_notifications(position, 1)
        return str(event.originator_id)

    def edit(self, *statements: str) -> None:
        """As somebody who may do everything."""
        with psycopg.connect(self.owner_url, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)


@pytest.fixture
def sealed(database: Callable[[], Databases]) -> Iterator[Sealed]:
    databases = database()
    migrate_store(Boxes, databases.owner_url, databases.url)
    app = Boxes(databases.url, Clock())
    made = Sealed(app, Checkpoints(app, Signer("mentoring/boxes", Ed25519PrivateKey.generate())), databases.owner_url)
    for _ in range(3):
        made.grow(5)
        made.checkpoints.make()
    made.grow(5)
    yield made
    app.close()
