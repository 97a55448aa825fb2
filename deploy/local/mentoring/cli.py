"""The `mentoring` command."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Annotated
from uuid import UUID

import httpx
import psutil
import typer
from backbone.identity import Role
from backbone.transparency import BadNote, Signer, VerifierKey, verify_file
from rich.console import Console
from rich.table import Table

from mentoring import doctor as examination
from mentoring import outcome, proof
from mentoring import restore as restoring
from mentoring import status as health
from mentoring import up as serving
from mentoring.access import Access
from mentoring.backup import back_up
from mentoring.bars import bars
from mentoring.copies import Copies
from mentoring.errors import CannotRun, NotRunning
from mentoring.platform import OURS, Platform
from mentoring.secrets import Secrets
from mentoring.servers import Servers
from mentoring.services import Services
from mentoring.settings import Folder, Ports
from mentoring.state import running

CODES = (
    "Коды завершения: 0 — хорошо; 1 — не удалось или платформа нездорова; 2 — ошибка в команде; "
    "3 — с этими данными уже работает другой запуск; 4 — платформа не запущена; 5 — занят порт; "
    "6 — нет места на диске или папка не пишется; 7 — сервер или служба не поднялись; "
    "8 — показатели управления разошлись со счётом истории."
)

app = typer.Typer(
    help="Наставничество: вся платформа на одной машине.", epilog=CODES, no_args_is_help=True, add_completion=False
)
console = Console()

Data = Annotated[Path, typer.Option(help="Папка данных.", envvar="MENTORING_DATA")]
PortOptions = Annotated[
    list[str] | None, typer.Option("--port", help="Другой порт: имя=номер; можно повторять.", envvar="MENTORING_PORTS")
]
AsJson = Annotated[bool, typer.Option("--json", help="Ответ для программы.")]
HERE = Path(".run")
CopiesArgument = Annotated[Path, typer.Argument(help="Папка резервных копий.", file_okay=False)]


@contextmanager
def explained() -> Iterator[None]:
    """What went wrong in words, and the exit code that belongs to it."""
    try:
        yield
    except CannotRun as error:
        Console(stderr=True).print(str(error), style="red", markup=False, highlight=False, soft_wrap=True)
        raise typer.Exit(error.exit_code) from None
    except httpx.TransportError:
        typer.echo(NotRunning(), err=True)
        raise typer.Exit(NotRunning.exit_code) from None


def _ports(pairs: list[str] | None) -> Ports:
    try:
        return Ports.model_validate(dict(pair.split("=", 1) for pair in pairs or ()))
    except ValueError:
        raise typer.BadParameter(f"ожидается имя=номер, где имя одно из: {', '.join(Ports.model_fields)}") from None


@app.command()
def up(
    data: Data = HERE,
    port: PortOptions = None,
    story: Annotated[bool, typer.Option("--story/--no-story", help="Сыграть историю, если ещё не сыграна.")] = True,
) -> None:
    """Запустить всё и работать до Ctrl-C."""
    with explained():
        serving.run(Platform(data, _ports(port)), console, story=story)


@app.command()
def down(data: Data = HERE) -> None:
    """Остановить запущенное командой up."""
    with explained():
        pid = running(Folder.named(data)).supervisor.pid
        process = psutil.Process(pid)
        process.terminate()
        _, alive = psutil.wait_procs([process], timeout=120)
        if alive:
            raise CannotRun(f"Процесс {pid} ещё останавливается")


@app.command()
def status(data: Data = HERE, as_json: AsJson = False) -> None:
    """Процессы, потоки, читатели, отложенные сообщения; код 1, если что-то нездорово."""
    with explained():
        folder = Folder.named(data)
        report = health.gather(folder, running(folder))
    if as_json:
        typer.echo(json.dumps(report, ensure_ascii=False, indent=1))
    else:
        health.show(report, console)
    raise typer.Exit(0 if report["ok"] else 1)


@app.command()
def story(
    data: Data = HERE,
    scale: Annotated[int, typer.Option(min=1, help="Сколько муниципалитетов сыграть.")] = 1,
) -> None:
    """Сыграть историю на запущенной платформе."""
    with explained():
        folder = Folder.named(data)
        with Access(running(folder).ports) as access:
            serving.play(folder, access, console, scale)


@app.command()
def token(
    roles: Annotated[list[Role], typer.Argument(help="Роли.")],
    person: Annotated[UUID | None, typer.Option(help="Участник.")] = None,
    school: Annotated[UUID | None, typer.Option(help="Школа.")] = None,
    on_behalf_of: Annotated[UUID | None, typer.Option(help="От чьего имени.")] = None,
    ttl: Annotated[int | None, typer.Option(min=1, max=86_400, help="Сколько секунд действует.")] = None,
    data: Data = HERE,
    as_json: AsJson = False,
) -> None:
    """Токен для проверки API."""
    with explained(), Access(running(Folder.named(data)).ports) as access:
        made = access.token(*roles, person=person, school=school, on_behalf_of=on_behalf_of, ttl=ttl)
    typer.echo(json.dumps({"access_token": made, "token_type": "Bearer"}) if as_json else made)


@app.command()
def rebuild(service: str, data: Data = HERE) -> None:
    """Построить представления службы заново; до конца служат прежние."""
    with explained():
        services = _services(data, service)
        if not console.is_terminal:
            services.run(service, "rebuild", partial(typer.echo, nl=False))
            return
        with bars(console) as hear:
            services.run(service, "rebuild", hear)


@app.command()
def redrive(service: str, data: Data = HERE) -> None:
    """Обработать отложенные сообщения службы ещё раз."""
    with explained():
        typer.echo(_services(data, service).run(service, "redrive"), nl=False)


@app.command()
def export(service: str, file: Path, data: Data = HERE) -> None:
    """Выгрузить журнал службы с контрольными точками."""
    with explained():
        services, folder = _services(data, service), Folder.named(data)
        services.export(service, file)
    key = Signer.from_file(f"mentoring/{service}", Secrets(folder.secrets).checkpoint_key_file(service)).verifier
    typer.echo(f"Журнал выгружен. Проверить: mentoring verify {file} --key '{key}'")


@app.command()
def verify(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)],
    key: Annotated[str, typer.Option(help="Ключ проверки: имя+номер+ключ.")],
    note: Annotated[
        list[Path] | None,
        typer.Option(exists=True, dir_okay=False, help="Точка, сохранённая в другом месте; можно повторять."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Проверить выгруженный журнал, подтверждение события или то, что новая точка продолжает сохранённую; код 1, если
    что-то изменено, удалено, вставлено или не доказано."""
    try:
        known = VerifierKey.parse(key)
    except BadNote as error:
        raise typer.BadParameter(str(error), param_hint="--key") from None
    kept = [one for path in note or () for one in known.among(path.read_text())]
    verdict = verify_file(file, known, kept)
    if as_json:
        typer.echo(json.dumps(asdict(verdict), ensure_ascii=False))
    else:
        proof.show(verdict, console)
    raise typer.Exit(1 if verdict.faults else 0)


@app.command()
def backup(copies: CopiesArgument, data: Data = HERE) -> None:
    """Снять резервную копию с работающей платформы; ключи людей лежат в ней отдельно, только новейшие."""
    with explained():
        folder = Folder.named(data)
        made = back_up(folder, Servers(folder, running(folder).ports).postgres, Copies(copies.resolve()), _step)
    console.print(f"Копия: {made.folder}", soft_wrap=True, highlight=False)


@app.command()
def restore(
    copies: CopiesArgument,
    data: Data = HERE,
    only: Annotated[list[str] | None, typer.Option(help="Только эту службу; можно повторять.")] = None,
    to: Annotated[datetime | None, typer.Option(help="Последняя копия не позже этого времени.")] = None,
    destroyed: Annotated[
        Path | None, typer.Option(exists=True, file_okay=False, help="Папка журналов уничтоженных ключей новее копии.")
    ] = None,
) -> None:
    """Вернуть остановленную платформу к резервной копии; уничтоженные ключи не возвращаются."""
    for service in only or ():
        _must_be_service(service)
    with explained():
        until = to and to.astimezone()
        done = restoring.restore(data, Copies(copies.resolve()), _step, only or (), until, destroyed)
    outcome.show(done, console)


@app.command()
def doctor(data: Data = HERE, port: PortOptions = None, as_json: AsJson = False) -> None:
    """Проверить, может ли платформа работать на этой машине."""
    findings = examination.examine(data, _ports(port))
    if as_json:
        typer.echo(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=1))
    else:
        table = Table("проверка", "", "ответ")
        for finding in findings:
            table.add_row(finding.question, "[green]да[/]" if finding.ok else "[red]нет[/]", finding.answer)
        console.print(table)
    raise typer.Exit(0 if all(finding.ok for finding in findings) else 1)


def _step(words: str) -> None:
    console.print(f"[green]·[/] {words}", highlight=False)


def _must_be_service(name: str) -> None:
    if name not in OURS:
        raise typer.BadParameter(f"служба одна из: {', '.join(OURS)}")


def _services(data: Path, service: str) -> Services:
    _must_be_service(service)
    folder = Folder.named(data)
    ports = running(folder).ports
    return Services(Servers(folder, ports), folder, ports, OURS)
