"""What programs tells the others: private event → public contract, one table of contents for each kind of object."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from backbone.aggregate import Aggregate
from backbone.events import Event, Recorded
from backbone.relay import Publishes
from contracts.base import Contract

from programs.application import Programs
from programs.domain.file_access import FileAccess
from programs.domain.help import HelpRequest
from programs.domain.helping import Helping
from programs.domain.mediation import Mediation
from programs.domain.petition.petition import Petition
from programs.domain.program import Program
from programs.domain.survey.survey import Survey
from programs.domain.survey.swot import SwotSummary
from programs.publishing.programs import PROGRAMS
from programs.publishing.rights import FILES, HELP, HELPERS, MEDIATIONS, PETITIONS
from programs.publishing.surveys import SUMMARIES, SURVEYS

A = TypeVar("A", bound=Aggregate)


def publishes(app: Programs) -> Publishes:
    return {
        **_told_of(app, Program, PROGRAMS),
        **_told_of(app, Survey, SURVEYS),
        **_told_of(app, SwotSummary, SUMMARIES),
        **_told_of(app, Petition, PETITIONS),
        **_told_of(app, HelpRequest, HELP),
        **_told_of(app, Helping, HELPERS),
        **_told_of(app, Mediation, MEDIATIONS),
        **_told_of(app, FileAccess, FILES),
    }


PUBLISHES: frozenset[type[Event]] = frozenset(
    {*PROGRAMS, *SURVEYS, *SUMMARIES, *PETITIONS, *HELP, *HELPERS, *MEDIATIONS, *FILES}
)


def _told_of(app: Programs, kind: type[A], table: Mapping[type[Event], Callable[[Event, A], Contract]]) -> Publishes:
    """The object is loaded as it was then: its event does not repeat what it says of itself."""

    def tell(how: Callable[[Event, A], Contract], recorded: Recorded) -> Contract:
        return how(recorded.event, app.load(kind, recorded.originator_id, None, version=recorded.originator_version))

    return {event: partial(tell, how) for event, how in table.items()}
