"""How far a rebuild is, as bars: a service says it in lines, one at a time for each source."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn

LINE = re.compile(r"(?P<source>\w+): (?P<done>\d+) из (?P<total>\d+)(?P<more>.*)")


@contextmanager
def bars(console: Console) -> Iterator[Callable[[str], None]]:
    """What it gives is told each line, and prints those that say something else."""
    columns = (TextColumn("{task.fields[source]:14}"), BarColumn(), TextColumn("{task.description}"))
    tasks: dict[str, TaskID] = {}
    with Progress(*columns, console=console) as progress:

        def hear(line: str) -> None:
            if not (said := LINE.match(line)):
                progress.console.print(line.rstrip(), highlight=False)
                return
            source, total = said["source"], int(said["total"])
            if source not in tasks:
                tasks[source] = progress.add_task("", total=total, source=source)
            words = f"{said['done']} из {said['total']}{said['more']}"
            progress.update(tasks[source], completed=int(said["done"]), total=total, description=words)

        yield hear
