"""One mechanism for everything that follows: read after the own position, process, move the position; alone."""

from contextlib import suppress
from typing import Generic

import psycopg

from backbone import tracing
from backbone.follower.handlers import A, Work, name_of
from backbone.follower.lock import turn
from backbone.follower.positions import Superseded, note, place
from backbone.follower.sources import Restored, Source
from backbone.logs import logger
from backbone.tasks import Beat, in_thread, told

log = logger("backbone.follower")


class Follower(Generic[A]):
    """Keeps nothing in memory that counts: the position is read before every batch, so a rebuild or another reader
    can move it at any time. `behind` is how many the source has more, None where that is not known."""

    def __init__(self, app: A, work: Work[A], source: Source) -> None:
        self.name = work.name
        self.source = source.name
        self.behind: int | None = None
        self.standing_by = True
        self._app, self._work, self._source = app, work, source
        self._kinds = frozenset(name_of(kind) for kind in work.kinds)

    async def run(self, beat: Beat) -> None:
        try:
            async with turn(self._app.database.dsn, f"{self.name} {self.source}", beat) as still_mine:
                self.standing_by = False
                while True:
                    await still_mine()
                    if await self._batch():
                        beat()
        except Exception as error:
            with suppress(psycopg.Error):
                await in_thread(note, self._app.database, self.name, self.source, told(error))
            raise
        finally:
            self.standing_by, self.behind = True, None

    async def _batch(self) -> bool:
        """Whether it has come further, or to the end; whoever looks for his place in a stream has not."""
        database = self._app.database
        here = await in_thread(place, database, self.name, self.source)
        try:
            batch = await self._source.read(here.position, here.sequence, self._work.limit)
        except Restored as restored:
            undone = {"had": here.position, "kept": restored.kept}
            log.error("source_was_restored", follower=self.name, source=self.source, **undone, now="reads again")
            await in_thread(self._work.rewind, database, here, restored.kept)
            return True
        began = tracing.now()
        try:
            if batch.letters:
                await in_thread(self._work.process, self._app, here, batch.letters)
                tracing.processed(self._app.name, self.name, self._kinds, batch.letters, began)
            elif here.error and not batch.behind:
                await in_thread(note, database, self.name, self.source, None)
        except Superseded:
            return True
        self.behind = batch.behind
        return bool(batch.letters) or not batch.behind
