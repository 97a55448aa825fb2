"""A mail server that takes everything and delivers nothing: one .eml file a message."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.policy import SMTP as WIRE
from pathlib import Path
from uuid import uuid4

from aiosmtpd.smtp import SMTP, Envelope, Session
from pydantic import BaseModel

from mentoring.settings import HOST

DELIVERED_TO = "Delivered-To"


class Mail(BaseModel):
    recipient: str
    subject: str
    message_id: str
    file: str


class Mailbox:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        assert isinstance(envelope.content, bytes)
        recipients = "".join(f"{DELIVERED_TO}: {recipient}\r\n" for recipient in envelope.rcpt_tos)
        name = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{uuid4().hex[:8]}.eml"
        draft = self._folder / f"{name}.draft"
        draft.write_bytes(recipients.encode() + envelope.content)
        draft.rename(self._folder / name)
        return "250 OK"

    def received(self, to: str | None = None) -> list[Mail]:
        """In the order of arrival, one entry for every recipient."""
        return [mail for mail in self._all() if to is None or mail.recipient == to]

    def _all(self) -> Iterator[Mail]:
        parser = BytesHeaderParser(policy=WIRE)
        for path in sorted(self._folder.glob("*.eml")):
            with path.open("rb") as file:
                headers = parser.parse(file)
            assert isinstance(headers, EmailMessage)
            for recipient in headers.get_all(DELIVERED_TO, []):
                subject, message_id = str(headers["Subject"] or ""), str(headers["Message-ID"] or "")
                yield Mail(recipient=str(recipient), subject=subject, message_id=message_id, file=str(path))

    @asynccontextmanager
    async def listening(self, port: int) -> AsyncIterator[None]:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: SMTP(self, enable_SMTPUTF8=True, loop=loop), HOST, port)
        async with server:
            yield
