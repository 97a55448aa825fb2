"""Questions between services: asked at the moment of need, answered now or not at all. Nothing is stored."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import anyio.from_thread
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import NoRespondersError
from pydantic import BaseModel, ValidationError

from backbone.bus import Bus
from backbone.errors import Busy, DomainError
from backbone.logs import logger
from backbone.tasks import Beat, in_thread

R = TypeVar("R", bound=BaseModel)

CODE, ERROR = "Nats-Service-Error-Code", "Nats-Service-Error"
"""Headers of an answer that says no, as NATS services name them."""

log = logger("backbone.asks")


class Unanswered(Busy):
    """Nobody answered in time; asking again may help."""

    def __init__(self) -> None:
        DomainError.__init__(self, "Другая служба не отвечает; повторите запрос")


class Declined(Exception):
    """The other service understood and said no, or did not understand."""


@dataclass(frozen=True)
class Asker:
    bus: Bus

    async def ask(self, subject: str, question: BaseModel, answer: type[R], timeout: float = 2.0) -> R:
        """Raises Unanswered when the service is down or slower than `timeout` seconds, Declined when it says no."""
        try:
            async with asyncio.timeout(timeout):
                client = await self.bus.client()
                message = await client.request(subject, question.model_dump_json().encode(), timeout)
        except (TimeoutError, NoRespondersError):
            raise Unanswered from None
        if refusal := (message.headers or {}).get(CODE):
            raise Declined(f"{subject}: {refusal} {(message.headers or {}).get(ERROR)}")
        return answer.model_validate_json(message.data)

    def ask_from_thread(self, subject: str, question: BaseModel, answer: type[R], timeout: float = 2.0) -> R:
        """The same from a plain `def` endpoint."""
        return anyio.from_thread.run(partial(self.ask, subject, question, answer, timeout))


@dataclass(frozen=True)
class Answer:
    """What a service answers: `find` runs in a thread, gets the question, and may raise a DomainError."""

    subject: str
    question: type[BaseModel]
    find: Callable[[Any], BaseModel]

    async def serve(self, bus: Bus, beat: Beat) -> None:
        client = await bus.client()
        subscription = await client.subscribe(self.subject, queue=bus.service, cb=partial(self._reply, client))
        try:
            while True:
                beat()
                await asyncio.sleep(5)
        finally:
            await subscription.unsubscribe()

    async def _reply(self, client: Client, message: Msg) -> None:
        try:
            answer, refusal = (await in_thread(self._answer, message.data)).encode(), None
        except (ValidationError, DomainError) as error:
            answer, refusal = b"", {CODE: "400", ERROR: type(error).__name__}
        except Exception:
            log.exception("question_failed", subject=self.subject)
            answer, refusal = b"", {CODE: "500", ERROR: "failed"}
        await client.publish(message.reply, answer, headers=refusal)

    def _answer(self, question: bytes) -> str:
        return self.find(self.question.model_validate_json(question)).model_dump_json()
