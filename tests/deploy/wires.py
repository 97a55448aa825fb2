"""What a client says goes to a server, and back."""

import asyncio
from contextlib import suppress

from mentoring.settings import HOST


async def joined(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int) -> None:
    onward_reader, onward_writer = await asyncio.open_connection(HOST, port)

    async def pass_on(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while part := await source.read(65536):
                target.write(part)
        target.close()

    await asyncio.gather(pass_on(reader, onward_writer), pass_on(onward_reader, writer))
