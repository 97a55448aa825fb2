"""Checkpoints on their way to witnesses: who keeps one can show later that nothing before it was edited."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from backbone.asks import Answer, Asker, Declined, Unanswered
from backbone.transparency.checkpoints import Checkpoints


class CheckpointWanted(BaseModel):
    """The newest."""


class CheckpointTold(BaseModel):
    """`key` verifies it: whoever has kept both is not told another key later."""

    note: str | None
    key: str | None = None


def telling(checkpoints: Checkpoints) -> Answer:
    """To whichever service asks."""
    subject = _subject(checkpoints.app.name)
    key = str(checkpoints.signer.verifier)
    return Answer(subject, CheckpointWanted, lambda _: CheckpointTold(note=checkpoints.latest(), key=key))


@dataclass(frozen=True)
class Witness:
    """Collects the newest signed notes of these services, with their keys."""

    asker: Asker
    services: Sequence[str]

    async def told(self) -> Mapping[str, CheckpointTold]:
        """Without a note of whom does not answer, or has none yet."""
        found = await asyncio.gather(*(self._told(service) for service in self.services))
        return dict(zip(self.services, found, strict=True))

    async def _told(self, service: str) -> CheckpointTold:
        try:
            return await self.asker.ask(_subject(service), CheckpointWanted(), CheckpointTold)
        except (Unanswered, Declined):
            return CheckpointTold(note=None)


def _subject(service: str) -> str:
    return f"ask.{service}.checkpoint"
