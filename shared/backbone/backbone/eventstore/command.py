"""Commands: each has one effect, however often it is given. The first attempt is made in hope: from histories as they
were last seen, without asking whether the key is new. It counts only if the writer finds all that confirmed; whatever
else comes of it, a refusal as well, is forgotten, and the command is decided with care, on what the database says now.
"""

from collections.abc import Callable
from functools import partial
from typing import Concatenate, Generic, ParamSpec, TypeVar
from uuid import UUID

from backbone.aggregate import Aggregate
from backbone.database import WouldWait, without_waiting
from backbone.errors import Busy, Overloaded
from backbone.eventstore.application import Decided, Decision, EventSourced
from backbone.eventstore.commands import answered
from backbone.eventstore.deciding import reading
from backbone.eventstore.histories import History
from backbone.eventstore.writes import Clash
from backbone.intent import Intent, Receipt
from backbone.tasks import in_thread

S = TypeVar("S", bound=EventSourced)
P = ParamSpec("P")

ATTEMPTS = 3
MOST_UNKNOWN = 5
"""Aggregates of one command that are asked for on the loop."""


class Unknown(WouldWait):
    """Of an aggregate nothing is remembered."""

    def __init__(self, id: UUID) -> None:
        self.id = id


class Given(Generic[S, P]):
    """A command of an application, to be called with an intent."""

    def __init__(self, app: S, decide: Callable[Concatenate[S, Intent, P], Decision | Aggregate]) -> None:
        self._app = app
        self._decide = decide

    def __call__(self, intent: Intent, /, *args: P.args, **kwargs: P.kwargs) -> Receipt:
        """In a thread: it may wait for the database."""
        try:
            with reading(self._known_or_read):
                return self._app.commit(intent, self._decided(intent, *args, **kwargs))
        except Overloaded:
            raise
        except Exception:
            return self._carefully(intent, *args, **kwargs)

    async def soon(self, intent: Intent, /, *args: P.args, **kwargs: P.kwargs) -> Receipt:
        """On the loop, without a thread, where the decision rests on aggregates only; else as ever."""
        try:
            return await self._app.commit_soon(await self._hoped(intent, *args, **kwargs))
        except Overloaded:
            raise
        except Exception:
            return await in_thread(partial(self._carefully, intent, *args, **kwargs))

    async def _hoped(self, intent: Intent, /, *args: P.args, **kwargs: P.kwargs) -> Decided:
        """Decided on what is known. What turns out to be unknown is asked for, and it is decided once more."""
        for _ in range(MOST_UNKNOWN):
            try:
                with reading(self._known), without_waiting():
                    return self._app.decided(intent, self._decided(intent, *args, **kwargs))
            except Unknown as unknown:
                if not await self._app.readings.history(unknown.id):
                    raise
        raise WouldWait

    def _carefully(self, intent: Intent, /, *args: P.args, **kwargs: P.kwargs) -> Receipt:
        """A repeated key gets the first answer; a version conflict is decided anew unless the client named the version
        it saw."""
        for _ in range(ATTEMPTS):
            if receipt := answered(self._app.database, intent):
                return receipt
            try:
                with reading(self._app.histories.fresh):
                    return self._app.commit(intent, self._decided(intent, *args, **kwargs))
            except Clash:
                continue
        raise Busy

    def _decided(self, intent: Intent, /, *args: P.args, **kwargs: P.kwargs) -> Decision:
        decision = self._decide(self._app, intent, *args, **kwargs)
        return decision if isinstance(decision, tuple) else (decision,)

    def _known_or_read(self, id: UUID) -> History:
        return self._app.histories.known(id) or self._app.histories.fresh(id)

    def _known(self, id: UUID) -> History:
        if known := self._app.histories.known(id):
            return known
        raise Unknown(id)


class command(Generic[S, P]):
    """Turns a method that decides into a command."""

    def __init__(self, decide: Callable[Concatenate[S, Intent, P], Decision | Aggregate]) -> None:
        self._decide = decide

    def __set_name__(self, kind: type[S], name: str) -> None:
        self._name = name

    def __get__(self, app: S, kind: type[S]) -> Given[S, P]:
        """Made once for each application, whose attribute it is from then on."""
        given = vars(app)[self._name] = Given(app, self._decide)
        return given
