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
from backbone.eventstore.application import Decision, EventSourced
from backbone.eventstore.commands import answered
from backbone.eventstore.deciding import reading
from backbone.eventstore.histories import History
from backbone.eventstore.writes import Clash
from backbone.intent import Intent, Receipt
from backbone.tasks import in_thread

S = TypeVar("S", bound=EventSourced)
P = ParamSpec("P")

ATTEMPTS = 3


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
        """On the loop, without a thread, where all that the decision rests on is known; else as ever."""
        try:
            with reading(self._known), without_waiting():
                decided = self._app.decided(intent, self._decided(intent, *args, **kwargs))
            return await self._app.commit_soon(decided)
        except Overloaded:
            raise
        except Exception:
            return await in_thread(partial(self._carefully, intent, *args, **kwargs))

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
        raise WouldWait


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
