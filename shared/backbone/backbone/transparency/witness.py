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
    note: str | None


def telling(checkpoints: Checkpoints) -> Answer:
    """To whichever service asks."""
    subject = _subject(checkpoints.app.name)
    return Answer(subject, CheckpointWanted, lambda _: CheckpointTold(note=checkpoints.latest()))


@dataclass(frozen=True)
class Witness:
    """Collects the newest signed notes of these services."""

    asker: Asker
    services: Sequence[str]

    async def notes(self) -> Mapping[str, str | None]:
        """None of whom does not answer, or has none yet."""
        found = await asyncio.gather(*(self._note(service) for service in self.services))
        return dict(zip(self.services, found, strict=True))

    async def _note(self, service: str) -> str | None:
        try:
            return (await self.asker.ask(_subject(service), CheckpointWanted(), CheckpointTold)).note
        except (Unanswered, Declined):
            return None


def _subject(service: str) -> str:
    return f"ask.{service}.checkpoint"
