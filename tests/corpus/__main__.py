"""`make corpus`: the story is played, and of what it has recorded a little is kept for all later builds."""

import tempfile
from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import version
from io import StringIO
from pathlib import Path
from uuid import UUID

import orjson
from mentoring.platform import Platform
from mentoring.story import play
from psycopg import sql
from rich.console import Console
from stores import MAINS, database

from tests.corpus.completing import completed
from tests.corpus.histories import HERE, Fact, History, chosen, write

RELEASE = "mentoring-local"
"""Whose version names what is recorded."""


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="mentoring-corpus-") as root, Platform(Path(root) / "data") as platform:
        play(platform.access, Console(file=StringIO()))
        kept = chosen(history for service in MAINS for history in recorded(platform, service))
    made = [history.model_copy(update={"made": history.folded()}) for history in completed(kept)]
    file = HERE / f"{version(RELEASE)}.jsonl.gz"
    write(file, made)
    events = sum(len(history.facts) for history in made)
    print(f"{file.name}: {len(made)} histories, {events} events, {file.stat().st_size // 1024} KiB")


def recorded(platform: Platform, service: str) -> Iterator[History]:
    query = "SELECT originator_id AS id, topic, state FROM {} ORDER BY notification_id"
    facts: dict[UUID, list[Fact]] = defaultdict(list)
    with database(platform, service) as connection:
        for row in connection.execute(sql.SQL(query).format(sql.Identifier(f"{service}_events"))):
            facts[row["id"]].append(Fact(topic=row["topic"], state=orjson.loads(row["state"])))
    for id, of_one in facts.items():
        yield History(id=id, facts=of_one)


if __name__ == "__main__":
    main()
