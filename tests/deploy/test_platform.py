"""The whole platform under its supervisor, with services that only stand in."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import psutil
import pytest
from mentoring.errors import AlreadyRunning, CannotRun, DidNotStart, DiskFull, PortTaken
from mentoring.platform import Platform
from mentoring.preflight import check_disk
from mentoring.services import Commands, frontends
from mentoring.settings import SERVICES, Folder, Ports
from mentoring.state import State, running

HERE = Path(__file__).parent


@contextmanager
def up(folder: Folder, ports: Ports) -> Iterator[subprocess.Popen[str]]:
    """`mentoring up` in a process of its own, once it serves."""
    command = [sys.executable, str(HERE / "stand_in_up.py"), str(folder.root), ports.model_dump_json()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        try:
            yield process
        finally:
            process.kill()


def until_serving(process: subprocess.Popen[str]) -> list[str]:
    said: list[str] = []
    assert process.stdout
    for line in process.stdout:
        said.append(line.rstrip("\n"))
        if line.startswith("serving at"):
            break
    return said


def alive(state: State) -> set[str]:
    return {name for name, process in state.processes.items() if process.find()}


def script(folder: Folder, code: str) -> tuple[str]:
    path = folder.root / "broken.py"
    path.write_text(code)
    return (str(path),)


def asked(platform: Platform, name: str) -> dict[str, object]:
    return dict(httpx.get(f"{platform.access.urls[name]}/status").raise_for_status().json())


def test_whatever_is_killed_comes_back_with_its_data(platform: Platform) -> None:
    before = asked(platform, "registry")
    for name in ("postgres", "nats", "devhost", "registry"):
        platform.kill(name)
    for name in ("postgres", "nats", "devhost", "registry"):
        platform.await_ready(name)
    after = asked(platform, "registry")
    assert after["migrated"] == before["migrated"]
    assert after["pid"] != before["pid"]
    assert running(platform.folder).processes["registry"].restarts == 1


def test_with_their_nursery_all_that_were_born_there_end_and_are_born_again(platform: Platform) -> None:
    before = running(platform.folder).processes
    platform.kill("nursery")
    _, stubborn = psutil.wait_procs([found for name in SERVICES if (found := before[name].find())], timeout=20)
    assert stubborn == []
    for name in ("nursery", "devhost", *SERVICES):
        platform.await_ready(name)
    assert {asked(platform, name)["pid"] for name in SERVICES}.isdisjoint(before[name].pid for name in SERVICES)


def test_a_serving_process_is_not_told_the_owners_password(platform: Platform) -> None:
    told = str(asked(platform, "programs")["environment"])
    assert platform.servers.secrets.password("programs") in told
    assert platform.servers.secrets.password("programs_owner") not in told


def test_a_second_supervisor_on_the_same_data_is_refused(platform: Platform, stand_ins: Commands) -> None:
    second = Platform(platform.folder.root, commands=stand_ins)
    with pytest.raises(AlreadyRunning, match=str(os.getpid())):
        second.start()
    second.stop()
    assert running(platform.folder).supervisor.pid == os.getpid()
    assert asked(platform, "registry")


def test_a_taken_port_is_named_with_its_holder(folder: Folder, ports: Ports) -> None:
    with socket.create_server(("127.0.0.1", ports.programs)), pytest.raises(PortTaken) as refusal:
        Platform(folder.root, ports).start()
    assert str(ports.programs) in str(refusal.value)
    assert str(os.getpid()) in str(refusal.value)
    assert "--port programs=" in str(refusal.value)


def test_a_full_disk_is_named(folder: Folder) -> None:
    with pytest.raises(DiskFull, match="свободно"):
        check_disk(folder, enough=10**9)


def test_a_service_that_does_not_come_up_is_quoted_and_nothing_is_left(folder: Folder, stand_ins: Commands) -> None:
    broken = {"registry": script(folder, "import sys\nif 'serve' in sys.argv: sys.exit('пропал ключ')")}
    platform, before = (
        Platform(folder.root, commands={**stand_ins, **broken}),
        psutil.Process().children(recursive=True),
    )
    with pytest.raises(DidNotStart, match=r"registry(.|\n)*пропал ключ"):
        platform.start()
    assert set(psutil.Process().children(recursive=True)) <= set(before)


def test_a_failed_migration_is_quoted(folder: Folder, stand_ins: Commands) -> None:
    broken = {"registry": script(folder, "raise SystemExit('нет таблицы')")}
    with pytest.raises(CannotRun, match=r"registry migrate(.|\n)*нет таблицы"):
        Platform(folder.root, commands={**stand_ins, **broken}).start()


def interrupt(process: subprocess.Popen[str], folder: Folder) -> None:
    process.send_signal(signal.SIGINT)


def down(process: subprocess.Popen[str], folder: Folder) -> None:
    command = [str(Path(sys.executable).with_name("mentoring")), "down", "--data", str(folder.root)]
    ending = subprocess.Popen(command)
    assert process.wait(60) == 0  # until its parent has waited for it, a process counts as alive
    assert ending.wait(60) == 0


@pytest.mark.parametrize("end", [interrupt, down])
def test_up_says_where_it_serves_and_ends_with_everything_it_started(
    folder: Folder, ports: Ports, end: Callable[[subprocess.Popen[str], Folder], None]
) -> None:
    with up(folder, ports) as process:
        said = until_serving(process)
        state = running(folder)
        pages = [server.name for server in frontends(ports)]
        assert alive(state) == {"nursery", "postgres", "nats", "devhost", *SERVICES, *pages}
        end(process, folder)
        assert process.wait(60) == 0
    urls = " ".join(f"http://127.0.0.1:{ports.of(name)}" for name in SERVICES)
    assert said[-1] == f"serving at {urls}; Ctrl-C to stop"
    assert alive(state) == set()
    assert not (folder.root / "postgres" / "postmaster.pid").exists()


def test_nothing_outlives_a_supervisor_that_is_killed_and_the_next_one_finds_its_data(
    folder: Folder, ports: Ports, stand_ins: Commands
) -> None:
    with up(folder, ports) as process:
        until_serving(process)
        state = running(folder)
        process.kill()
        process.wait()
        children = [found for known in state.processes.values() if (found := known.find())]
        _, stubborn = psutil.wait_procs(children, timeout=20)
        assert stubborn == []
    with Platform(folder.root, ports, stand_ins) as again:
        assert asked(again, "registry")["migrated"] == [1]
