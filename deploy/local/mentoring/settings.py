"""What runs where: the services, the ports, the folder of the local data."""

import random
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict

SERVICES = ("registry", "programs", "notifications", "reporting")
DEPLOY = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
AUDIENCE = "mentoring"
TIME_ZONE = "Europe/Saratov"


class Ports(BaseModel):
    """The defaults lie below the ports that systems lend to outgoing connections, any of which may be held by one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    devhost: int = 8000
    registry: int = 8001
    programs: int = 8002
    notifications: int = 8003
    reporting: int = 8004
    workplace: int = 8005
    postgres: int = 15432
    nats: int = 14222
    monitor: int = 18222
    smtp: int = 8025

    @classmethod
    def free(cls) -> Self:
        """Ports nobody listens on, below those that the system hands out by itself."""
        names = list(cls.model_fields)
        chosen: list[int] = []
        while len(chosen) < len(names):
            port = random.randrange(20000, 32000)  # noqa: S311
            if port not in chosen and is_free(port):
                chosen.append(port)
        return cls(**dict(zip(names, chosen, strict=True)))

    def of(self, name: str) -> int:
        return int(self.model_dump()[name])

    def url(self, name: str) -> str:
        return f"http://{HOST}:{self.of(name)}"


def clients(ports: Ports) -> tuple[str, ...]:
    """Where browsers come back to from the sign-in service."""
    return f"{ports.url('workplace')}/sign-in/done", f"{ports.url('reporting')}/dashboard/sign-in/done"


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


@dataclass(frozen=True)
class Folder:
    """Everything the local platform keeps; deleting it is starting anew."""

    root: Path

    @classmethod
    def named(cls, root: Path) -> Self:
        return cls(root.resolve())

    @classmethod
    def at(cls, root: Path) -> Self:
        """Made where it is missing. Raises OSError."""
        folder = cls.named(root)
        for part in (folder.root, folder.logs, folder.secrets, folder.mail, folder.destroyed):
            part.mkdir(parents=True, exist_ok=True)
        for private in (folder.secrets, folder.mail, folder.destroyed):
            private.chmod(0o700)
        return folder

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def secrets(self) -> Path:
        return self.root / "secrets"

    @property
    def mail(self) -> Path:
        return self.root / "mail"

    @property
    def destroyed(self) -> Path:
        """The ledgers of destroyed keys."""
        return self.root / "destroyed"

    def destroyed_keys(self, service: str) -> Path:
        return self.destroyed / f"{service}.jsonl"

    @property
    def clock(self) -> Path:
        return self.root / "clock.json"

    @property
    def state(self) -> Path:
        return self.root / "state.json"

    @property
    def lock(self) -> Path:
        return self.root / "lock"

    @property
    def postgres(self) -> Path:
        return self.root / "postgres"

    @property
    def migrated(self) -> Path:
        """What each service's databases were last migrated by."""
        return self.root / "migrated.json"

    @property
    def restoring(self) -> Path:
        """There while a restore has begun and not ended: nothing may be started on halves."""
        return self.root / "restoring"

    @property
    def story(self) -> Path:
        """Written when the story has been played."""
        return self.root / "story.json"


def write(path: Path, text: str, mode: int = 0o644) -> None:
    """All or nothing, also when the power goes."""
    draft = path.with_name(path.name + ".draft")
    draft.touch(mode)
    draft.write_text(text)
    draft.replace(path)
