"""Time in the simulator: whoever awaits stands still until he is told to go on, and can die there."""

from collections.abc import Callable, Coroutine
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Crash(BaseException):
    """The process is gone, whatever it was doing."""


class Pause:
    def __await__(self) -> Any:
        yield


async def pause(*_: object) -> None:
    await Pause()


async def in_thread(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    await pause()
    done = function(*args, **kwargs)
    await pause()
    return done


class Together:
    """Stands for asyncio where only this is asked of it. What is begun together is sent in order, on one connection."""

    sleep = staticmethod(pause)

    @staticmethod
    async def gather(*begun: Coroutine[Any, Any, T], return_exceptions: bool) -> list[T | Exception]:
        assert return_exceptions
        answers: list[T | Exception] = []
        try:
            for one in begun:
                try:
                    answers.append(await one)
                except Exception as error:
                    answers.append(error)
        finally:
            for one in begun:
                one.close()
        return answers


class Actor:
    """A process with one task; it begins again when it fails or dies, remembering nothing."""

    def __init__(self, name: str, begin: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self.name = name
        self._begin = begin
        self._running: Coroutine[Any, Any, None] | None = None

    def step(self) -> bool:
        """Whether it still lives."""
        self._running = self._running or self._begin()
        try:
            self._running.send(None)
        except (Crash, Exception):
            self._running = None
            return False
        return True

    def die(self) -> None:
        if self._running is not None:
            self._running.close()
            self._running = None
