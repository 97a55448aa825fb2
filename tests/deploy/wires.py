"""What a client says goes to a server, and back."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

from mentoring.settings import HOST

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def listening(serve: Serve) -> AsyncIterator[int]:
    """Gives the port; is left when everybody who came has gone."""
    guests = set[asyncio.Task[None]]()

    async def come(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if task := asyncio.current_task():
            guests.add(task)
        with suppress(OSError, EOFError):
            await serve(reader, writer)
        await gone(writer)

    async with await asyncio.start_server(come, HOST) as server:
        yield server.sockets[0].getsockname()[1]
        await asyncio.gather(*guests)


async def gone(writer: asyncio.StreamWriter) -> None:
    """Python 3.11 warns of connections that nobody has waited for."""
    writer.close()
    with suppress(OSError):
        await writer.wait_closed()


async def joined(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int) -> None:
    onward_reader, onward_writer = await asyncio.open_connection(HOST, port)

    async def pass_on(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while part := await source.read(65536):
                target.write(part)
        await gone(target)

    await asyncio.gather(pass_on(reader, onward_writer), pass_on(onward_reader, writer))
