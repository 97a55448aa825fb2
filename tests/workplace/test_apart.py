"""The workplace stands apart: it has the public interfaces and nothing else, and it can be taken away."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from mentoring import services
from mentoring.settings import DEPLOY, SERVICES, Ports
from workplace.settings import Settings

ROOT = Path(__file__).parents[2]
OURS = (*SERVICES, "backbone", "contracts", "papers", "mentoring")


def imports(module: str, without: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    program = f"import sys\nfor name in {without!r}:\n    sys.modules[name] = None\nimport {module}"
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)


def test_it_needs_nothing_of_ours() -> None:
    done = imports("workplace.main", OURS)
    assert done.returncode == 0, done.stderr
    project = tomllib.loads((ROOT / "frontends/workplace/pyproject.toml").read_text())["project"]
    assert not [name for name in project["dependencies"] if name.startswith("mentoring-")]


@pytest.mark.parametrize("module", [*(f"{service}.main" for service in SERVICES), "mentoring.platform"])
def test_nothing_of_ours_needs_it(module: str) -> None:
    done = imports(module, ("workplace",))
    assert done.returncode == 0, done.stderr


def test_the_platform_runs_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [server.name for server in services.frontends(Ports())] == ["workplace"]
    monkeypatch.setattr(services, "find_spec", lambda _: None)
    assert services.frontends(Ports()) == []


def test_containers_tell_it_all_it_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    told = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]["workplace"]
    for name, value in told["environment"].items():
        monkeypatch.setenv(name, "Europe/Saratov" if name.endswith("TIME_ZONE") else value)
    settings = Settings()
    assert set(settings.services) == set(SERVICES)
    assert told["ports"] == [f"127.0.0.1:{settings.port}:{settings.port}"]
