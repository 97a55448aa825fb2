"""A service as a process: `python -m registry api|worker|serve|migrate|rebuild|redrive|export|restored`."""

import argparse
import os
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager, redirect_stdout
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from importlib.resources.abc import Traversable
from typing import Any, Generic, TypeVar

import uvloop

from backbone import logs, tracing
from backbone.asks import Answer
from backbone.bus import Bus
from backbone.eventstore import EventSourced
from backbone.follower import NotBuilt, Reaction, UnderWay, Waiter, redrive
from backbone.follower.handlers import Work
from backbone.keys import Keys
from backbone.migrate import migrate_keys, migrate_store
from backbone.rebuilding import rebuild_all
from backbone.relay import Publishes
from backbone.restores import mark
from backbone.settings import ServiceSettings, SettingsError, load
from backbone.status import checkpoint_of, followers_of, relay_of, restore_of
from backbone.tasks import in_thread
from backbone.transparency import Checkpoints, Signer
from backbone.transparency.checkpoints import EVERY
from backbone.transparency.proofs import Proofs
from backbone.transparency.witness import telling
from backbone.web import Api, build_app, serve
from backbone.web.api import Check
from backbone.web.problems import UNREACHABLE
from backbone.worker import Job, Worker

COLLECTOR = "OTEL_EXPORTER_OTLP_ENDPOINT"
"""OpenTelemetry's own variable."""

S = TypeVar("S", bound=ServiceSettings)


@dataclass(frozen=True)
class Parts:
    """A service put together. Of the `api`, waiter, checks, status and lifespan are filled in here: they depend on
    whether the worker runs along. `closing` is called at the end, after the app is closed."""

    app: EventSourced
    bus: Bus
    api: Api
    publishes: Publishes
    followers: Sequence[Work[Any]] = ()
    jobs: Sequence[Job] = ()
    answers: Sequence[Answer] = ()
    closing: Sequence[Callable[[], None]] = ()

    def worker(self) -> Worker:
        return Worker(
            self.app,
            self.bus,
            publishes=self.publishes,
            followers=self.followers,
            jobs=self.jobs,
            answers=self.answers,
        )

    @contextmanager
    def open(self) -> Iterator["Parts"]:
        try:
            yield self
        finally:
            self.app.close()
            for close in self.closing:
                close()


@dataclass(frozen=True)
class Service(Generic[S]):
    """`migrations` are folders of SQL files: its own, and those of what it is made with."""

    settings: type[S]
    application: type[EventSourced]
    compose: Callable[[S], Parts]
    migrations: Sequence[Traversable] = ()


def run(service: Service[S], arguments: Sequence[str] | None = None) -> None:
    """Exits with 1 and a sentence where settings are missing or the database is not there."""
    name = service.application.name
    parser = argparse.ArgumentParser(prog=f"python -m {name}")
    parser.add_argument("command", choices=COMMANDS)
    command = COMMANDS[parser.parse_args(arguments).command]
    try:
        settings = load(service.settings)
        logs.configure(settings.log_level, name)
        if COLLECTOR in os.environ:
            tracing.begin(import_module("backbone.otlp").sink(name))
        command(service, settings)
    except SettingsError as error:
        sys.exit(f"{name}: {error}")
    except (UnderWay, NotBuilt) as error:
        sys.exit(f"{name}: {error}")
    except UNREACHABLE as error:
        logs.logger("backbone.service").error("database_down", exc_info=error)
        sys.exit(f"{name}: база данных не отвечает.")


def _composed(service: Service[S], settings: S) -> Parts:
    """With the checkpoints of its log, which every service has; what was destroyed is so before anybody can ask."""
    keys = Keys(settings.keys_database_url, settings.destroyed_keys_file)
    keys.destroy_again()
    keys.close()
    parts = service.compose(settings)
    checkpoints = _checkpoints(parts.app, settings)
    job = Job("checkpoints", EVERY, partial(in_thread, checkpoints.make))
    api = replace(parts.api, checkpoint=checkpoints.latest, proofs=Proofs(parts.app))
    return replace(parts, jobs=(*parts.jobs, job), answers=(*parts.answers, telling(checkpoints)), api=api)


def _checkpoints(app: EventSourced, settings: ServiceSettings) -> Checkpoints:
    """Raises SettingsError."""
    try:
        return Checkpoints(app, Signer.from_file(f"mentoring/{app.name}", settings.checkpoint_key_file))
    except (OSError, ValueError, TypeError) as error:
        raise SettingsError(f"Не читается ключ контрольных точек (MENTORING_CHECKPOINT_KEY_FILE): {error}.") from error


def _api(service: Service[S], settings: S) -> None:
    with _composed(service, settings).open() as parts:

        @asynccontextmanager
        async def lifespan(_: object) -> AsyncIterator[None]:
            async with parts.app.serving():
                yield
            await parts.bus.close()

        def status() -> dict[str, Any]:
            database = parts.app.database
            return {
                "relay": relay_of(parts.app),
                "checkpoint": checkpoint_of(database),
                "restored": restore_of(database),
                "followers": followers_of(database),
            }

        api = replace(parts.api, lifespan=lifespan, status=status)
        _listen(parts, api, {}, settings)


def _serve(service: Service[S], settings: S) -> None:
    with _composed(service, settings).open() as parts:
        worker = parts.worker()

        @asynccontextmanager
        async def lifespan(_: object) -> AsyncIterator[None]:
            async with parts.app.serving(), worker.running():
                yield

        api = replace(parts.api, lifespan=lifespan, status=worker.status)
        _listen(parts, api, {"nats": lambda: parts.bus.connected, "tasks": worker.ready}, settings)


def _listen(parts: Parts, api: Api, checks: Mapping[str, Check], settings: ServiceSettings) -> None:
    everything = {"database": parts.app.recorder.max_notification_id, **checks, **api.checks}
    serve(build_app(replace(api, waiter=Waiter(parts.app, parts.followers), checks=everything)), settings)


def _worker(service: Service[S], settings: S) -> None:
    with _composed(service, settings).open() as parts:
        uvloop.run(parts.worker().run())


def _migrate(service: Service[S], settings: S) -> None:
    store, keys = settings.owner_database_url, settings.owner_keys_database_url
    if store is None or keys is None:
        raise SettingsError("Не заданы MENTORING_OWNER_DATABASE_URL и MENTORING_OWNER_KEYS_DATABASE_URL.")
    migrate_store(service.application, store, settings.database_url, service.migrations)
    migrate_keys(keys, settings.keys_database_url)
    print("Базы данных приведены к нынешнему виду.")


def rebuilt(service: Service[S], settings: S, say: Callable[[str], None]) -> None:
    """All projections of the service, while others serve. Raises UnderWay, NotBuilt and SettingsError."""
    owner = settings.owner_database_url
    if owner is None:
        raise SettingsError("Не задан MENTORING_OWNER_DATABASE_URL.")
    with service.compose(settings).open() as parts:
        uvloop.run(rebuild_all(parts.app, parts.bus, parts.followers, owner, say))


def _redrive(service: Service[S], settings: S) -> None:
    with service.compose(settings).open() as parts:
        for reaction in parts.followers:
            if isinstance(reaction, Reaction):
                done = redrive(parts.app, reaction)
                print(f"{reaction.name}: обработано {done.done}, осталось {done.left}.")


def _export(service: Service[S], settings: S) -> None:
    """To standard output, with a checkpoint made at this moment; what is logged meanwhile goes elsewhere."""
    out = sys.stdout.buffer
    with redirect_stdout(sys.stderr), service.compose(settings).open() as parts:
        checkpoints = _checkpoints(parts.app, settings)
        checkpoints.make()
        out.writelines(checkpoints.export())


def _restored(service: Service[S], settings: S) -> None:
    """To be given once, after an older state of the database was put in its place and migrated."""
    if settings.owner_database_url is None:
        raise SettingsError("Не задан MENTORING_OWNER_DATABASE_URL.")
    undone = mark(settings.owner_database_url, f"{service.application.name}_events")
    print(f"В журнале осталось записанное до {undone.kept}; новое получит позиции после {undone.until}.")


COMMANDS: dict[str, Callable[[Service[Any], Any], None]] = {
    "api": _api,
    "worker": _worker,
    "serve": _serve,
    "migrate": _migrate,
    "rebuild": partial(rebuilt, say=partial(print, flush=True)),
    "redrive": _redrive,
    "export": _export,
    "restored": _restored,
}
