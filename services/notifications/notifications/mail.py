"""E-mail over SMTP. A letter is recorded as sent after the server has accepted it, so a crash in between sends it again
under the same Message-ID: more than "at least once" SMTP cannot promise."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from ssl import SSLError
from uuid import UUID

from aiosmtplib import SMTP, SMTPException
from backbone.asks import Declined, Unanswered
from backbone.intent import Actor, Intent
from backbone.logs import logger
from backbone.tasks import in_thread
from backbone.transparency.witness import CheckpointTold, Witness
from psycopg import AsyncConnection

from notifications import calendar as invitations
from notifications import smtp_codes
from notifications.application import Notifications
from notifications.domain.notification import Notification
from notifications.mail_server import connection
from notifications.people import Directory, Person
from notifications.reminders.digest import DIGEST
from notifications.settings import Settings
from notifications.views.queries import Views
from notifications.wording import letter

BATCH = 100
LANES = 4
"""Connections to the mail server at once."""
log = logger("notifications.mail")


@asynccontextmanager
async def only_one(dsn: str) -> AsyncIterator[bool]:
    """Whether this is the sender of all running workers; so it stays as long as the connection lives."""
    async with await AsyncConnection.connect(dsn, autocommit=True) as connection:
        answer = await connection.execute(
            "SELECT pg_try_advisory_lock(hashtextextended('notifications mail', 0)) AS got"
        )
        yield (await answer.fetchone() or (False,))[0]


class Mail:
    """With the head's Monday letter goes the newest checkpoint of every log, and its key: who keeps the letter is a
    witness."""

    def __init__(
        self, app: Notifications, views: Views, directory: Directory, witness: Witness, settings: Settings
    ) -> None:
        self._app = app
        self._views = views
        self._directory = directory
        self._witness = witness
        self._settings = settings
        name, address = parseaddr(settings.smtp_sender)
        self._sender = Address(name, addr_spec=address)

    async def send_due(self) -> None:
        """One batch, by one sender at a time. While registry or the mail server cannot be reached, letters wait and
        lose no attempt."""
        if not await in_thread(self._views.mail_due, self._app.clock.now(), 1):
            return
        async with only_one(self._app.database.dsn) as chosen:
            if chosen and (due := await in_thread(self._due)):
                await self._send(due)

    async def _send(self, due: Sequence[Notification]) -> None:
        try:
            people = await self._directory.addresses({notification.asked.recipient for notification in due})
        except (Unanswered, Declined) as error:
            log.warning("mail_waits", letters=len(due), error=type(error).__name__)
        else:
            lanes = (self._carry(due[first::LANES], people) for first in range(LANES))
            for broken in filter(None, await asyncio.gather(*lanes, return_exceptions=True)):
                raise broken

    async def _carry(self, due: Sequence[Notification], people: Mapping[UUID, Person | None]) -> None:
        """One letter after another over one connection."""
        if not due:
            return
        try:
            async with connection(self._settings) as server:
                for notification in due:
                    if server.is_connected:
                        await self._deliver(server, notification, people.get(notification.asked.recipient))
        except (SMTPException, SSLError) as error:
            log.warning("mail_waits", letters=len(due), error=type(error).__name__)

    def _due(self) -> list[Notification]:
        """The view may lag behind: the notification itself knows whether it has been sent."""
        now = self._app.clock.now()
        found = [self._app.load(Notification, id, None) for id in self._views.mail_due(now, BATCH)]
        return [notification for notification in found if notification.due(now)]

    async def _deliver(self, server: SMTP, notification: Notification, person: Person | None) -> None:
        if person is None or not person.email:
            await self._abandon(notification, "no-address" if person else "forgotten")
            return
        try:
            message = self._message(notification, person.name, person.email)
            if notification.asked.template == DIGEST.template:
                _attach(message, await self._witness.told())
            await server.send_message(message)
        except (ValueError, LookupError):  # of the address, or of words we do not know: trying again will not help
            await self._abandon(notification, "unsendable")
        except SMTPException as error:
            await self._failed(notification, error)
        else:
            await in_thread(self._app.arrive, self._intent(notification, "sent"), notification.id)

    async def _failed(self, notification: Notification, error: SMTPException) -> None:
        code = smtp_codes.code(error)
        if smtp_codes.final(error):
            await self._abandon(notification, code)
            return
        attempt = self._intent(notification, f"failed-{notification.attempts + 1}")
        await in_thread(self._app.fail, attempt, notification.id, code, self._app.clock.now())

    async def _abandon(self, notification: Notification, code: str) -> None:
        await in_thread(self._app.abandon, self._intent(notification, "abandoned"), notification.id, code)

    def _message(self, notification: Notification, name: str, address: str) -> EmailMessage:
        """Raises ValueError for an address or a name that no header can hold, LookupError for an unknown template."""
        asked = notification.asked
        words = letter(asked.template, asked.facts, self._app.clock.time_zone)
        message = EmailMessage()
        message["From"] = self._sender
        message["To"] = Address(name, addr_spec=address)
        message["Subject"] = words.title
        message["Message-ID"] = f"<{notification.id}@mentoring.{self._sender.domain}>"
        message["Date"] = format_datetime(self._app.clock.now())
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(f"Здравствуйте, {name}!\n\n{words.text}\n\nПодробности – во входящих на платформе.\n")
        message["Content-Language"] = "ru"
        between = invitations.Between(self._sender.addr_spec, address)
        invitations.attach(message, asked.template, asked.facts, between, self._app.clock.now())
        return message

    def _intent(self, notification: Notification, outcome: str) -> Intent:
        school = notification.school
        assert school, "a stored notification has a school"
        return Intent(
            actor=Actor(id=self._app.name, role="service", school=school),
            command_id=f"{notification.id}:{outcome}",
            fingerprint=b"",
            correlation_id=notification.id,
            today=self._app.clock.today(),
        )


def _attach(message: EmailMessage, told: Mapping[str, CheckpointTold]) -> None:
    """Byte for byte: a signature holds for no other ends of lines."""
    notes, keys = [one.note for one in told.values()], [one.key for one in told.values()]
    for name, lines in (("checkpoints.txt", notes), ("keys.txt", keys)):
        if content := "\n".join(filter(None, lines)):
            message.add_attachment(content.encode(), "application", "octet-stream", filename=name)
