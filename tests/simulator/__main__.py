"""`make simulator`: seeds one after another, until the time is over or something is wrong. Half of the time is the
protocol's, half that of the four services."""

import argparse
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test
from mentoring.postgres import Postgres
from mentoring.secrets import Secrets
from mentoring.settings import Folder, Ports
from mentoring.supervisor import Supervisor

from tests.simulator.four.ground import stores
from tests.simulator.four.machine import Year
from tests.simulator.four.world import World, simulated_four
from tests.simulator.machine import Simulation
from tests.simulator.world import simulated

Machine = type[Simulation] | type[Year]


def main() -> None:
    """Raises what was wrong, with the shortest way there that was found; its seed is the last one told."""
    parser = argparse.ArgumentParser(prog="simulator", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1, help="the first one")
    given = parser.parse_args()
    seconds = 30 * given.minutes
    with simulated():
        _play("the protocol", Simulation, given.seed, seconds, simulations=200, steps=80)
    with simulated_four(), _four():
        _play("the four services", Year, given.seed, seconds, simulations=10, steps=30)


def _play(what: str, machine: Machine, number: int, seconds: float, *, simulations: int, steps: int) -> None:
    """So many simulations with each seed."""
    begun = time.monotonic()
    long = settings(
        max_examples=simulations,
        stateful_step_count=steps,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    while (elapsed := time.monotonic() - begun) < seconds:
        print(_told(what, machine, number, elapsed), end="\r", flush=True)
        seed(number)(machine)
        run_state_machine_as_test(machine, settings=long)
        number += 1
    print(_told(what, machine, number - 1, elapsed))


def _told(what: str, machine: Machine, number: int, elapsed: float) -> str:
    done = machine.totals
    hourly = 3600 * done["simulations"] / max(1.0, elapsed)
    others = [f"{count:,} {name}" for name, count in done.items() if name != "simulations"]
    said = [f"{done['simulations']:,} simulations ({hourly:,.0f} an hour)", *others, "nothing wrong"]
    return f"{what}, seed {number}: {', '.join(said)}"


@contextmanager
def _four() -> Iterator[None]:
    """On a PostgreSQL of their own."""
    with TemporaryDirectory(prefix="mentoring-simulator-") as root:
        folder = Folder.at(Path(root))
        secrets, supervisor = Secrets(folder.secrets), Supervisor(folder.logs, folder.root)
        postgres = Postgres(folder.postgres, Ports.free().postgres, secrets.password("postgres"))
        try:
            supervisor.start(postgres)
            Year.world = World(stores(postgres, secrets, folder.root))
            yield
            Year.world.close()
        finally:
            supervisor.stop()


if __name__ == "__main__":
    main()
