"""The keys of persons, in a database that backups of the stores leave out, and the ledger of those that were destroyed:
no copy of the keys brings a person back."""

import json
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from time import sleep
from typing import Any
from uuid import UUID

import psycopg

from backbone.database import Database
from backbone.errors import Busy
from backbone.logs import logger

TAKEN_ALONG = re.compile(r"(\d+) dead row versions cannot be removed yet")
ATTEMPTS, PAUSE = 50, 0.2
"""Seconds between attempts."""

log = logger("backbone.keys")


class Keys(Database):
    """`ledger` is a file outside of every database: a line of JSON names each key by its digest, and is on the disk
    before the key is gone. So a key that the same person is given later is another one."""

    def __init__(self, dsn: str, ledger: Path) -> None:
        super().__init__(dsn)
        self._ledger = ledger

    def destroy(self, subject: UUID) -> None:
        """Does nothing for who has no key. Raises Busy, to be called again, while the key's bytes are in use."""
        with self.transaction() as cursor:
            row = cursor.execute("SELECT key FROM keys WHERE subject = %s FOR UPDATE", (subject,)).fetchone()
            if row is not None:
                self._note(subject, bytes(row["key"]))
                cursor.execute("DELETE FROM keys WHERE subject = %s", (subject,))
        self._leave_no_trace()

    def destroy_again(self) -> int:
        """What the ledger knows and a restore has brought back; how many that were."""
        gone = list(self._noted())
        if not gone:
            return 0
        with self.transaction() as cursor:
            cursor.execute(
                """DELETE FROM keys USING unnest(%s::uuid[], %s::bytea[]) AS gone (subject, digest)
                   WHERE keys.subject = gone.subject AND sha256(key) = digest""",
                ([subject for subject, _ in gone], [digest for _, digest in gone]),
            )
            found = cursor.rowcount
        if found:
            log.error("destroyed_keys_were_back", found=found, now="destroyed again")
            self._leave_no_trace()
        return found

    def _leave_no_trace(self) -> None:
        """A deleted row stays in its file until somebody needs the place: the table gets a new one. While somebody
        could still see the row, it is taken along. Raises Busy when that does not end."""
        said: list[str] = []
        with psycopg.connect(self.dsn, autocommit=True) as connection:
            connection.add_notice_handler(lambda notice: said.append(notice.message_detail or ""))
            for _ in range(ATTEMPTS):
                said.clear()
                connection.execute("VACUUM (FULL, VERBOSE) keys")
                if not any(int(found[1]) for detail in said if (found := TAKEN_ALONG.match(detail))):
                    return
                sleep(PAUSE)
        raise Busy("Удалённый ключ ещё виден чужой транзакции")

    def _note(self, subject: UUID, key: bytes) -> None:
        line = {"at": datetime.now(UTC).isoformat(), "subject": str(subject), "digest": sha256(key).hexdigest()}
        file = os.open(self._ledger, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(file, json.dumps(line).encode() + b"\n")
            os.fsync(file)
        finally:
            os.close(file)
        _persist_name(self._ledger)

    def _noted(self) -> Iterator[tuple[UUID, bytes]]:
        if not self._ledger.exists():
            return
        with self._ledger.open() as lines:
            for line in lines:
                try:
                    told: dict[str, Any] = json.loads(line)
                except ValueError:  # cut off by a crash: its key was not destroyed then, and was so later
                    log.error("ledger_line_unreadable", ledger=str(self._ledger))
                    continue
                yield UUID(told["subject"]), bytes.fromhex(told["digest"])


def _persist_name(file: Path) -> None:
    with suppress(OSError):  # not every system lets a folder be flushed
        folder = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
