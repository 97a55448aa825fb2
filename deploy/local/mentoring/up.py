"""`mentoring up`: start, play the story once, tell where everything is, and stay until told to stop."""

import importlib
import logging
import signal

from rich.console import Console

from mentoring.access import Access
from mentoring.personas import everybody, remember, remembered
from mentoring.platform import Platform
from mentoring.services import frontends
from mentoring.settings import Folder

ENDS = (signal.SIGINT, signal.SIGTERM)


def run(platform: Platform, console: Console, *, story: bool) -> None:
    """Until SIGINT or SIGTERM. Raises CannotRun."""
    logging.basicConfig(filename=platform.folder.logs / "supervisor.log", format="%(asctime)s %(message)s")
    before = {end: signal.signal(end, signal.default_int_handler) for end in ENDS}
    try:
        platform.start(lambda step: console.print(f"[green]·[/] {step}"))
        if story and not platform.folder.story.exists():
            play(platform.folder, platform.access, console)
        _welcome(platform, console)
        signal.pause()
    except KeyboardInterrupt:
        console.print("Останавливаю…")
    finally:
        for end in ENDS:
            signal.signal(end, signal.SIG_IGN)  # once is enough
        platform.stop()
        for end, handler in before.items():
            signal.signal(end, handler)


def play(folder: Folder, access: Access, console: Console, scale: int = 1) -> None:
    """The story is loaded only here: nothing else of the platform depends on it."""
    remember(folder, importlib.import_module("mentoring.story").play(access, console, scale=scale))


def _welcome(platform: Platform, console: Console) -> None:
    console.print("\n[bold]Токены[/] (на рабочий день; новый — mentoring token)")
    for persona in everybody(platform.folder):
        console.print(f"[cyan]{persona.title}[/] {platform.access.token_of(persona)}", soft_wrap=True, highlight=False)
    console.print("\n[bold]Адреса[/] (описание API — по адресу службы, /openapi.json)")
    beside = [*(server.name for server in frontends(platform.ports)), "devhost"]
    for name, url in {**platform.access.urls, **{name: platform.ports.url(name) for name in beside}}.items():
        console.print(f"{name:<14}{url}", highlight=False)
    console.print(f"{'панель':<14}{platform.access.urls['reporting']}/dashboard", highlight=False)
    if school := next((persona.school for persona in remembered(platform.folder) if persona.school), None):
        console.print(f"{'раздел школы':<14}{platform.access.urls['registry']}/public/{school}", highlight=False)
    urls = " ".join(platform.access.urls.values())
    console.print(f"serving at {urls}; Ctrl-C to stop", soft_wrap=True, highlight=False)
