"""The judge: what clients were told, beside what the platform has stored, told and sent. Every figure must be zero."""

import asyncio
import logging
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from backbone.bus import Bus
from backbone.follower.stream import StreamReader
from backbone.letters import Letter
from mentoring.errors import CannotRun
from mentoring.platform import Platform
from nats.aio.msg import Msg
from psycopg import sql
from stores import MAINS, database, settle, tables
from test_rebuild import rebuild

from tests.faults.fold import disagreements
from tests.faults.ledger import Entry, Ledger
from tests.faults.load import Load
from tests.faults.undone import Undone, noted, taken_back

ZEROS = (
    "acked_lost",
    "refused",
    "unanswered",
    "dup_effects",
    "ghost",
    "taken_again",
    "seq_breaks",
    "divergence",
    "unsettled",
    "tenant_leaks",
    "stale_acks",
)
LOOK = 0.05
"""Seconds."""
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Stored:
    """An event of registry's log."""

    position: int
    stream: UUID
    version: int
    command: str | None
    school: str


def judged(platform: Platform, ledger: Ledger, load: Load, patience: float) -> dict[str, int]:
    """After everybody has come to the end of what he follows; after so many seconds without that too, and says so."""
    unsettled = waited_in_vain(platform, patience)
    times = noted(platform.folder.root)
    entries = taken_back(ledger.entries(), times)
    schools = {str(place.school) for place in load.places}
    ours = [event for event in stored(platform) if event.school in schools]
    return {
        **told_and_stored(entries, ours),
        "unsettled": unsettled,
        "seq_breaks": sum(breaks(platform, service) + gaps(platform, service) for service in MAINS),
        "stale_acks": sum(entry.kind == "stale" for entry in entries),
        **{figure: load.seen[figure] for figure in ("tenant_leaks", "unanswered")},
        **recovery_point(entries, ours, times),
        "dup_mails": mails_twice(platform),
        "commands": len({entry.command for entry in entries if entry.kind == "invoke"}),
        "undecided": sum(entry.kind == "info" for entry in entries),
        "looks": load.seen["looks"],
    }


def waited_in_vain(platform: Platform, patience: float) -> int:
    try:
        settle(platform, patience)
        await_relays(platform, patience)
    except AssertionError:
        log.exception("somebody does not come to the end")
        return 1
    return 0


def await_relays(platform: Platform, patience: float) -> None:
    """Nobody follows what notifications tells, so whoever has followed everything need not have waited for it."""
    deadline = time.monotonic() + patience
    while waiting := [service for service in MAINS if _untold(platform, service)]:
        assert time.monotonic() < deadline, f"not told yet: {waiting}"
        time.sleep(LOOK)


def _untold(platform: Platform, service: str) -> bool:
    behind = sql.SQL("SELECT FROM {} WHERE notification_id > (SELECT position FROM relay) LIMIT 1")
    with database(platform, service) as connection:
        return bool(connection.execute(behind.format(sql.Identifier(f"{service}_events"))).fetchall())


def told_and_stored(entries: Iterable[Entry], events: Iterable[Stored]) -> dict[str, int]:
    """`acked_lost`: told done, and not there at that version. `refused`: a no, though nothing was wrong with it.
    `dup_effects`: a command with events of two objects, or of one twice. `ghost`: events of what was refused.
    `taken_again`: positions that were told of one command, and are another's."""
    at: dict[int | None, str | None] = {event.position: event.command for event in events}
    of_command: dict[str, list[Stored]] = defaultdict(list)
    for event in events:
        of_command[event.command or ""].append(event)
    done = {entry.command: entry for entry in entries if entry.kind == "ok"}
    asked = {entry.command for entry in entries}
    refused = {entry.command for entry in entries if entry.kind == "fail"}
    return {
        "acked_lost": sum(not _holds(entry, of_command[command]) for command, entry in done.items()),
        "refused": len(refused),
        "dup_effects": sum(len(found) > 1 for command, found in of_command.items() if command in asked),
        "ghost": sum(command in refused and bool(found) for command, found in of_command.items()),
        "taken_again": sum(at.get(_place(entry), entry.command) != entry.command for entry in entries),
    }


def _place(entry: Entry) -> int | None:
    """In registry's log."""
    return int(entry.position.removeprefix("registry:")) if entry.position else None


def recovery_point(entries: Iterable[Entry], events: Iterable[Stored], times: Iterable[Undone]) -> dict[str, int]:
    """How many commands that were told done restores have undone, and of how many seconds: told and not judged."""
    there = {event.command for event in events}
    gone = [entry for entry in entries if entry.kind == "undone" and entry.version and entry.command not in there]
    longest = [max((one.moment - time.since for one in gone if one.moment in time), default=0) for time in times]
    return {"undone": len(gone), "undone_seconds": round(sum(longest))}


def _holds(told: Entry, events: Sequence[Stored]) -> bool:
    return any(event.stream == told.person and event.version == told.version for event in events)


def stored(platform: Platform) -> list[Stored]:
    with database(platform, "registry") as connection:
        rows = connection.execute("SELECT * FROM registry_events ORDER BY notification_id").fetchall()
    return [_stored(row) for row in rows]


def _stored(row: Mapping[str, Any]) -> Stored:
    meta = orjson.loads(row["state"])["meta"]
    return Stored(
        row["notification_id"], row["originator_id"], row["originator_version"], meta.get("command_id"), meta["school"]
    )


def breaks(platform: Platform, service: str) -> int:
    """Objects whose versions are not 1, 2, 3 …; and followers that claim more than there is."""
    log = sql.Identifier(f"{service}_events")
    versions = sql.SQL(
        "SELECT count(*) AS n FROM (SELECT originator_id FROM {} GROUP BY originator_id"
        " HAVING max(originator_version) <> count(*) OR min(originator_version) <> 1) AS broken"
    )
    with database(platform, service) as connection:
        (found,) = connection.execute(versions.format(log)).fetchall()
    return int(found["n"])


def gaps(platform: Platform, service: str) -> int:
    """Places of a service's stream where it does not go on as its log does."""
    log_of, told = dict(_ids(platform, service)), asyncio.run(_stream(platform, service))
    before = [0, *(letter.position for letter in told)]
    strange = sum(
        log_of.get(one.position) != one.get("id") or one.previous != at
        for one, at in zip(told, before[:-1], strict=True)
    )
    return strange + (before[-1] != max(log_of, default=0))


def _ids(platform: Platform, service: str) -> Iterator[tuple[int, str]]:
    query = sql.SQL("SELECT notification_id AS position, state FROM {}").format(sql.Identifier(f"{service}_events"))
    with database(platform, service) as connection:
        for row in connection.execute(query):
            yield row["position"], orjson.loads(row["state"])["meta"]["event_id"]


async def _stream(platform: Platform, service: str) -> list[Letter]:
    """What a relay has written of it."""
    bus = Bus(service, platform.servers.nats_url, platform.servers.seed_file(service))
    reader, found = StreamReader(bus, service.upper(), f"{service}_anew"), list[Msg]()
    try:
        size = (await (await bus.jetstream()).stream_info(service.upper())).state.messages
        await reader.start_at(1)
        while len(found) < size:
            found += await reader.fetch(500)
    finally:
        await reader.stop()
        await bus.close()
    letters = []
    for message in found:
        with suppress(ValueError):
            letters.append(Letter.read(message.subject, message.headers, message.data))
    return letters


def divergence(platform: Platform) -> int:
    """Rows of projections that are not what the streams make of them anew, or what the second judge makes of the log,
    or are missing there; 1 where the streams make nothing of them."""
    live, strange = tables(platform), disagreements(platform)
    try:
        rebuild(platform)
    except (CannotRun, AssertionError):
        log.exception("views could not be made anew")
        return strange + 1
    anew = tables(platform)
    return strange + sum(len(set(live[table]) ^ set(anew[table])) for table in live)


def mails_twice(platform: Platform) -> int:
    """Letters that came more than once; SMTP promises no more than at least once, so this is told and not judged."""
    sent = Counter((mail["recipient"], mail["message_id"]) for mail in platform.access.mail())
    return sum(times > 1 for times in sent.values())
