"""The story as the `mentoring` command tells it: progress, the office's figures, and whether they are right."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from rich.console import Console

from mentoring.access import Access, Persona
from mentoring.story import table
from mentoring.story.cast import CURATOR, HEAD, OFFICE
from mentoring.story.chapters import CHAPTERS
from mentoring.story.client import Client
from mentoring.story.office import FiguresDiffer, compare
from mentoring.story.play import HERE, Stage
from mentoring.story.progress import Progress
from mentoring.story.schools import municipality
from mentoring.story.stage import School
from mentoring.story.transport import Line


def play(access: Access, console: Console, scale: int = 1) -> list[Persona]:
    """`scale` municipalities' worth of schools. Raises FiguresDiffer, NotRefused, GaveUp."""
    with line_to(access) as line:
        return play_over(line, access, console, scale)


def play_over(line: Line, clock: Access, console: Console, scale: int = 1) -> list[Persona]:
    """The same over any line."""
    personas: list[Persona] = []
    for began, schools in by_first_day(line, scale):
        today = line.patiently(clock.now).astimezone(HERE).date()
        if began:
            played = "уже сыграна; проверяю" if today >= CHAPTERS[-1].day(began) else "прервана; доигрываю"
            console.print(f"История, начатая {began:%d.%m.%Y}, {played}")
        first = began or today + timedelta(days=1)
        with Progress(console, len(schools)) as progress:
            Stage(schools, clock, line, progress.told).play(first)
        settle(schools, first, console)
        personas += people(schools)
    return personas


def line_to(access: Access) -> Line:
    return Line(access.urls, lambda who: access.token(who.role, person=who.person, school=who.school))


def by_first_day(line: Line, scale: int) -> Iterator[tuple[date | None, list[School]]]:
    """Schools that began on one day play together, the earliest first; those that have not begun come last."""
    known = {row["name"]: row["registered"] for row in Client(line).items(OFFICE, "registry", "/schools")}
    groups: dict[str, list[School]] = defaultdict(list)
    for number in range(1, scale + 1):
        plots = municipality(number)
        began = min((known[name] for plot in plots for name in (plot.name, plot.names[0]) if name in known), default="")
        groups[began] += [
            School(f"m{number}s{place}", plot, client=Client(line)) for place, plot in enumerate(plots, start=1)
        ]
    for began in sorted(groups, key=lambda began: (not began, began)):
        yield date.fromisoformat(began) if began else None, groups[began]


def settle(schools: Sequence[School], first: date, console: Console) -> None:
    """The office's figures on each day of the story, compared with its own count. Raises FiguresDiffer."""
    comparisons = [compare(schools, chapter.day(first)) for chapter in CHAPTERS]
    table.show(comparisons[-1], schools, console)
    if differing := [difference for comparison in comparisons for difference in comparison.differences()]:
        raise FiguresDiffer("Показатели управления расходятся со счётом истории:\n" + "\n".join(differing))
    counted = sum(len(figures) for comparison in comparisons for figures in comparison.own.values())
    agreed = f"дат: {len(comparisons)}, чисел: {counted}"
    console.print(f"[green]Показатели управления совпали со счётом истории[/]: {agreed}", highlight=False)


def people(schools: Sequence[School]) -> list[Persona]:
    """With whom one can go on."""
    posts = (("Руководитель", "head", HEAD), ("Куратор", "curator", CURATOR))
    pair = (("Наставник", "mentor", "M1"), ("Наставляемый", "mentee", "E1"))
    return [
        Persona(
            title=f"{title}, {school.plot.short_name}", roles=(role,), person=school.people[place], school=school.id
        )
        for number, school in enumerate(schools)
        for title, role, place in (posts if number else posts + pair)
    ]
