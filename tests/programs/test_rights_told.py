"""What is told of people's rights bears the name of its event and has all its contract asks for."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from backbone.aggregate import Aggregate
from backbone.events import Event
from programs.domain.file_access import FileAccess
from programs.domain.help import HelpRequest
from programs.domain.helping import Helping
from programs.domain.mediation import Mediation
from programs.domain.petition.petition import Petition, PetitionWithdrawn
from programs.publishing import rights

from tests.programs import rights_events as told
from tests.programs.given import DURING, named

Table = Mapping[type[Event], Callable[[Event, Any], Any]]
HISTORIES: list[tuple[type[Aggregate], list[Event], Table]] = [
    (Petition, told.PETITION, rights.PETITIONS),
    (Petition, [told.FILED, PetitionWithdrawn(on=DURING)], rights.PETITIONS),
    (Petition, [*told.PETITION, told.UNDONE], rights.PETITIONS),
    (HelpRequest, told.HELP, rights.HELP),
    (Helping, told.HELPING, rights.HELPERS),
    (Mediation, told.MEDIATION, rights.MEDIATIONS),
    (FileAccess, told.FILES, rights.FILES),
]


@pytest.mark.parametrize(("kind", "history", "table"), HISTORIES)
def test_every_told_event_has_its_contract(kind: type[Aggregate], history: list[Event], table: Table) -> None:
    for length, event in enumerate(history, start=1):
        if type(event) in table:
            contract = table[type(event)](event, kind.replay(named("p"), history[:length]))
            assert contract.TYPE == event.TOPIC


def test_everything_told_has_an_example() -> None:
    examples = {type(event) for _, history, table in HISTORIES for event in history if type(event) in table}
    assert examples == {kind for _, _, table in HISTORIES for kind in table}
