"""The platform goes back to a backup that was taken while it was used, and goes on being used."""

import hashlib
import json
import random
import shutil
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from uuid import UUID

import psycopg
from backbone.keys import Keys
from mentoring.backup import back_up
from mentoring.copies import Copies, lines
from mentoring.platform import Platform
from mentoring.restore import restore
from mentoring.settings import SERVICES
from stores import begun

from tests.faults.grounds.reopened import Reopened
from tests.faults.load import founded, today
from tests.faults.undone import Undone, note

USED = (1, 4)
"""Seconds between the backup and what makes a restore necessary."""
Hurt = Callable[[Reopened, random.Random], None]


def unhurt(platform: Reopened, chance: random.Random) -> None:
    """Somebody wants it as it was."""


@contextmanager
def go_back(only: Collection[str], hurt: Hurt, lost: bool, platform: Reopened, chance: random.Random) -> Iterator[None]:
    """`lost`: PostgreSQL's disk is gone, keys and all; the ledgers of destroyed keys are on another."""
    copies, forgotten = Copies(platform.folder.root / "copies"), _somebody(platform)
    since = time.monotonic()
    back_up(platform.folder, platform.servers.postgres, copies, lambda _: None)
    _destroy_key(platform, forgotten)
    time.sleep(chance.uniform(*USED))
    hurt(platform, chance)
    with platform.closed():
        if lost:
            shutil.rmtree(platform.folder.postgres)
        restore(platform.folder.root, copies, lambda _: None, only)
        note(platform.folder.root, Undone(since=since, until=time.monotonic()))
    yield


def _somebody(platform: Platform) -> UUID:
    """Of a school that nobody asks about."""
    school = founded(platform.access, today(platform)).school
    return UUID(begun(platform, "registry", "registry.ParticipantRegistered", school)[-1])


def _destroy_key(platform: Platform, subject: UUID) -> None:
    keys = Keys(platform.servers.databases("registry").owner_keys_url, platform.folder.destroyed_keys("registry"))
    keys.destroy(subject)
    keys.close()


def keys_back(platform: Platform, since: datetime) -> Mapping[str, int]:
    """Destroyed keys that are there again; and whether none was destroyed, so that nothing was tried."""
    destroyed = {service: _digests(platform.folder.destroyed_keys(service)) for service in SERVICES}
    back = sum(len(_digests_of_keys(platform, service) & gone) for service, gone in destroyed.items())
    return {"keys_back": back, "nothing_destroyed": int(not destroyed["registry"])}


def _digests(ledger: Path) -> set[str]:
    return {json.loads(line)["digest"] for line in lines(ledger)}


def _digests_of_keys(platform: Platform, service: str) -> set[str]:
    with psycopg.connect(platform.servers.postgres.dsn(f"{service}_keys")) as connection:
        return {hashlib.sha256(row[0]).hexdigest() for row in connection.execute("SELECT key FROM keys")}
