"""How the running platform is: its processes, its streams, and what each service says of itself."""

import asyncio
from typing import Any

import httpx
import nats
from nats.errors import Error as NatsError
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from mentoring.secrets import Secrets
from mentoring.settings import HOST, SERVICES, Folder
from mentoring.state import State

Report = dict[str, Any]


def gather(folder: Folder, state: State) -> Report:
    """`ok` is false when a process is missing, a service is not ready, or a follower has stopped."""
    processes = {
        name: {"pid": known.pid, "running": known.find() is not None, "restarts": known.restarts}
        for name, known in state.processes.items()
    }
    services = {name: _service(state.ports.url(name)) for name in SERVICES}
    streams = asyncio.run(_streams(f"nats://{HOST}:{state.ports.nats}", Secrets(folder.secrets)))
    sound = [process["running"] for process in processes.values()] + [_sound(service) for service in services.values()]
    return {
        "ok": all(sound) and len(streams) == len(SERVICES),
        "supervisor": state.supervisor.pid,
        "ports": state.ports.model_dump(),
        "processes": processes,
        "streams": streams,
        "services": services,
    }


def show(report: Report, console: Console) -> None:
    processes = Table("процесс", "pid", "порт", "работает", "перезапусков")
    for name, process in report["processes"].items():
        running = "[green]да[/]" if process["running"] else "[red]нет[/]"
        port = _cell(report["ports"].get(name))
        processes.add_row(name, str(process["pid"]), port, running, str(process["restarts"]))
    services = Table("служба", "готова", "записано до", "передано до", "сообщений в потоке", "восстановлена", "ошибка")
    followers = Table("служба", "читатель", "источник", "позиция", "отстаёт на", "отложено", "перечитано", "ошибка")
    for name, service in report["services"].items():
        relay, ready = service.get("relay") or {}, "[green]да[/]" if service["ready"] else "[red]нет[/]"
        told = (
            relay.get("head"),
            relay.get("position"),
            report["streams"].get(name),
            _restored(service),
            service.get("error"),
        )
        services.add_row(name, ready, *map(_cell, told))
        for follower in service.get("followers", []):
            fields = ("follower", "source", "position", "behind", "parked")
            said = (*(follower.get(field) for field in fields), _rewound(follower), follower.get("error"))
            followers.add_row(name, *map(_cell, said))
    for table in (processes, services, followers):
        console.print(table)


def _restored(service: Report) -> str | None:
    """To which position, and when: what came after it is gone."""
    told = service.get("restored")
    return told and f"до {told['kept']}, {told['at'][:16]}"


def _rewound(follower: Report) -> str | None:
    """How far the follower had been in a source that was restored, and to where it has gone back."""
    return f"{follower['rewound_from']} → {follower['rewound_to']}" if follower.get("rewound_at") else None


def _cell(value: object) -> str:
    return "" if value is None else escape(str(value))


def _service(url: str) -> Report:
    try:
        ready = httpx.get(f"{url}/readyz", timeout=5).is_success
        return {"ready": ready, **httpx.get(f"{url}/status", timeout=5).raise_for_status().json()}
    except httpx.HTTPError as error:
        return {"ready": False, "error": str(error)}


def _sound(service: Report) -> bool:
    return bool(service["ready"]) and not any(follower.get("error") for follower in service.get("followers", []))


async def _streams(url: str, secrets: Secrets) -> dict[str, int]:
    """Messages in each stream; none when NATS does not answer."""
    seed = str(secrets.seed_file("monitor"))
    try:
        connection = await nats.connect(url, nkeys_seed=seed, inbox_prefix="_INBOX_monitor", allow_reconnect=False)
        try:
            jetstream = connection.jetstream()
            return {name: (await jetstream.stream_info(name.upper())).state.messages for name in SERVICES}
        finally:
            await connection.close()
    except (NatsError, OSError):
        return {}
