"""The house keeps its shape: boundaries are checked by a tool that can fail, and every service stands alone."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SERVICES = ("registry", "programs", "notifications", "reporting")
SHARED = {"mentoring-backbone", "mentoring-contracts", "mentoring-papers"}


def test_the_import_contracts_refuse_a_breach() -> None:
    broken = Path(__file__).parent / "broken"
    lint = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run(
        [lint, "--no-cache", "--config", ".importlinter"],
        cwd=broken,
        env={"PYTHONPATH": str(broken)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "first is not allowed to import second" in done.stdout


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_imports_without_its_sisters(service: str) -> None:
    sisters = [name for name in (*SERVICES, "mentoring") if name != service]
    program = f"""
import sys
for sister in {sisters!r}:
    sys.modules[sister] = None
import {service}.main
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_declares_no_sister_as_a_dependency(service: str) -> None:
    project = tomllib.loads((ROOT / "services" / service / "pyproject.toml").read_text())["project"]
    ours = {name for name in project["dependencies"] if name.startswith("mentoring-")}
    assert ours <= SHARED


@pytest.mark.parametrize("service", SERVICES)
def test_role_files_keep_one_name_everywhere(service: str) -> None:
    package = ROOT / "services" / service / service
    roles = {"api", "access", "main", "views", "settings"} if service == "reporting" else {
        "api", "access", "application", "audit", "main", "publishing", "reactions", "settings", "views",
    }  # fmt: skip
    missing = {role for role in roles if not (package / f"{role}.py").exists() and not (package / role).is_dir()}
    assert not missing
