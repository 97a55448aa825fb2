"""`make simulator`: seeds one after another, until the time is over or something is wrong."""

import argparse
import time

from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.simulator.machine import Simulation
from tests.simulator.world import simulated

OF_A_SEED = 200
"""Simulations."""


def main() -> None:
    """Raises what was wrong, with the shortest way there that was found; its seed is the last one told."""
    parser = argparse.ArgumentParser(prog="simulator", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1, help="the first one")
    given = parser.parse_args()
    begun, number = time.monotonic(), given.seed
    long = settings(
        max_examples=OF_A_SEED,
        stateful_step_count=80,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    with simulated():
        while (elapsed := time.monotonic() - begun) < 60 * given.minutes:
            print(_told(number, elapsed), end="\r", flush=True)
            seed(number)(Simulation)
            run_state_machine_as_test(Simulation, settings=long)
            number += 1
    print(_told(number - 1, time.monotonic() - begun))


def _told(number: int, elapsed: float) -> str:
    done = Simulation.totals
    hourly = 3600 * done["simulations"] / max(1.0, elapsed)
    return (
        f"seed {number}: {done['simulations']:,} simulations ({hourly:,.0f} an hour),"
        f" {done['steps']:,} steps, {done['events']:,} events, nothing wrong"
    )


if __name__ == "__main__":
    main()
