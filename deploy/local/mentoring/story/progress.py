"""What happens, chapter by chapter: a moving bar on a terminal, plain lines elsewhere."""

import threading
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from mentoring.story.chapters import CHAPTERS, Chapter
from mentoring.story.stage import School


class Progress:
    def __init__(self, console: Console, schools: int) -> None:
        self._console = console
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._bar = Bar(*columns, console=console, transient=True, disable=not console.is_terminal)
        self._task = self._bar.add_task("", total=len(CHAPTERS) * schools)
        self._begun: set[str] = set()
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def told(self, chapter: Chapter, school: School) -> None:
        """The school has played the chapter; what was refused in it is shown."""
        with self._lock:
            began = f"{school.today:%d.%m.%Y}  {chapter.title}"
            if began not in self._begun:
                self._begun.add(began)
                self._console.print(f"[green]·[/] {began}", highlight=False)
            for refusal in school.refusals:
                self._console.print(f"    [yellow]отказано[/] {school.plot.short_name}: {refusal}", highlight=False)
            school.refusals.clear()
            self._bar.update(self._task, advance=1, description=school.plot.short_name)
