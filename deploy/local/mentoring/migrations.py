"""Which services' databases want migrating: all whose migrations are not, to a letter, those that ran here last."""

import json
from collections.abc import Iterable
from hashlib import sha256
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from mentoring.settings import Folder, write


def unmigrated(folder: Folder, services: Iterable[str]) -> list[str]:
    done = json.loads(folder.migrated.read_text()) if folder.migrated.exists() else {}
    return [service for service in services if done.get(service) != _fingerprint(folder, service)]


def remember(folder: Folder, services: Iterable[str]) -> None:
    write(folder.migrated, json.dumps({service: _fingerprint(folder, service) for service in services}))


def _fingerprint(folder: Folder, service: str) -> str:
    """Of everything that `migrate` goes by: the SQL files, who applies them, the library that has a table of its own;
    and of the cluster by its birth."""
    backbone, own = _folder("backbone"), (_folder("papers"), _folder(service))
    files = [backbone / "migrate.py", *backbone.glob("migrations/*/*.sql")]
    files += [file for folder in own for file in folder.glob("migrations/*.sql")]
    contents = [file.read_bytes() for file in sorted(files)]
    born = (folder.postgres / "PG_VERSION").stat().st_mtime_ns
    return sha256(b"".join([f"{version('eventsourcing')} {born}".encode(), *contents])).hexdigest()


def _folder(package: str) -> Path:
    spec = find_spec(package)
    assert spec
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0])
