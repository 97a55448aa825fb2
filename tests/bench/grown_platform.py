"""The data of a platform that has long been used, as if everybody had heard of everything: a log of programs and its
lists, and a municipality in reporting with a program for every hundred events."""

import asyncio
from pathlib import Path

import psycopg
from backbone.bus import Bus
from backbone.clock import Clock
from backbone.eventstore.mapper import EventMapper
from backbone.keys import Keys
from backbone.letters import Letter
from mentoring.platform import OURS
from mentoring.servers import Servers
from mentoring.services import Services
from mentoring.settings import Folder, Ports
from mentoring.supervisor import Supervisor
from programs.application import Programs

from tests.bench import municipality
from tests.bench.http_servers import SERVICE, fill

TOLD = "UPDATE relay SET position = %s, sequence = 1"
HEARD = "UPDATE positions SET position = CASE source WHEN %s THEN %s ELSE 0 END"


def make(root: Path, ports: Ports, events: int) -> None:
    """In an empty folder."""
    folder = Folder.at(root)
    supervisor, servers = Supervisor(folder.logs, folder.root), Servers(folder, ports)
    try:
        servers.start(supervisor)
        Services(servers, folder, ports, OURS).migrate()
        fill(servers.databases(SERVICE), events)
        municipality.fill(servers.databases("reporting").owner_url, events // 100, Clock().today())
        last = asyncio.run(_tell_the_end(servers))
        with psycopg.connect(servers.databases(SERVICE).owner_url) as connection:
            connection.execute(TOLD, (last,))
        with psycopg.connect(servers.databases("reporting").owner_url) as connection:
            connection.execute(HEARD, (SERVICE, last))
    finally:
        supervisor.stop()


async def _tell_the_end(servers: Servers) -> int:
    """The stream has one message, which says how far the log is. Gives that position."""
    databases = servers.databases(SERVICE)
    app = Programs(databases.url, Clock(), Keys(databases.keys_url, Path()))
    bus = Bus(SERVICE, servers.nats_url, servers.seed_file(SERVICE))
    try:
        assert isinstance(app.mapper, EventMapper)
        position = app.recorder.max_notification_id()
        assert position
        (stored,) = app.recorder.select_notifications(position, 1)
        letter = Letter.of_progress(app.mapper.recorded(stored), SERVICE, position, 0)
        jetstream = await bus.jetstream()
        await jetstream.publish(letter.subject, letter.data, headers=dict(letter.headers))
    finally:
        await bus.close()
        app.close()
    return position
