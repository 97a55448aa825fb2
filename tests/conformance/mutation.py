"""`make mutation`: every HARD rule is switched off in turn, and a test must turn red.

Each test that sees a rule refuse something is run once more without that rule, until one has failed for it. Only tests
that pass with it and go through the interface count. Tests that name a rule come first; when every rule is caught, the
rest is left out. `python -m tests.conformance.mutation programs` tries the rules of one service.
"""

import importlib
import inspect
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

import backbone.rules
import pytest
from _pytest.runner import runtestprotocol
from backbone.rules import Catalogue, Severity

from tests.conformance.requests import Requests

SERVICES = ("registry", "programs", "reporting")


@dataclass(eq=False)
class Mutants:
    """`uncaught` are the rules that no test has missed yet, each of its service."""

    uncaught: set[str]
    requests: Requests
    caught: dict[str, str] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    switched_off: str | None = None

    def watch(self, patch: pytest.MonkeyPatch) -> None:
        """Before the services are imported: they take the function by its name."""
        original = backbone.rules.require

        def require(condition: bool, rule: str, detail: str, field: str | None = None) -> None:
            service = sys._getframe(1).f_globals["__name__"].partition(".")[0]
            if not condition:
                self.refused.add(named(service, rule))
            if named(service, rule) != self.switched_off:
                original(condition, rule, detail, field)

        patch.setattr(backbone.rules, "require", require)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items.sort(key=lambda item: not self._names_a_rule(item))

    def _names_a_rule(self, item: pytest.Item) -> bool:
        assert isinstance(item, pytest.Function)
        source = inspect.getsource(item.function)
        return any(f'"{rule.partition(" ")[2]}"' in source for rule in self.uncaught)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item, nextitem: pytest.Item | None) -> bool:
        if not self.uncaught:
            return True
        self.refused.clear()
        self.requests.sent = 0
        sound = not any(report.failed for report in runtestprotocol(item, nextitem=nextitem))
        for rule in sorted(self.refused & self.uncaught) if sound and self.requests.sent else ():
            self._try(item, nextitem, rule)
        return True

    def _try(self, item: pytest.Item, nextitem: pytest.Item | None, rule: str) -> None:
        self.switched_off = rule
        item._initrequest()  # type: ignore[attr-defined]  # as every plugin that runs a test twice has to
        reports = runtestprotocol(item, log=False, nextitem=nextitem)
        self.switched_off = None
        if any(report.failed for report in reports):
            self.uncaught.discard(rule)
            self.caught[rule] = item.nodeid


def hard_rules(services: Sequence[str]) -> set[str]:
    catalogues: dict[str, Catalogue] = {
        name: importlib.import_module(f"{name}.domain.rules").CATALOGUE for name in services
    }
    return {
        named(service, rule.id)
        for service, catalogue in catalogues.items()
        for rule in catalogue
        if rule.severity is Severity.HARD
    }


def named(service: str, rule: str) -> str:
    """Two services may decide by the same rule, each for itself."""
    return f"{service} {rule}"


def main(services: Sequence[str]) -> int:
    """0 where the tests pass and miss every rule."""
    with pytest.MonkeyPatch.context() as patch:
        mutants = Mutants(set(), Requests())
        mutants.watch(patch)
        mutants.requests.watch(patch)
        mutants.uncaught = hard_rules(services)
        number = len(mutants.uncaught)
        through_the_interface = ("--ignore-glob=*/domain", *(f"tests/{name}" for name in services))
        failed = pytest.main([*through_the_interface], plugins=[mutants])
    for rule, test in sorted(mutants.caught.items()):
        print(f"{rule}: {test}")
    for rule in sorted(mutants.uncaught):
        print(f"{rule}: switched off, and no test turns red")
    print(f"HARD rules switched off and caught {len(mutants.caught)}/{number}")
    return int(bool(failed or mutants.uncaught))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or SERVICES))
