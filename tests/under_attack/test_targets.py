"""Whatever a stranger sends, it is read or refused as declared; for hours by `make fuzz`, here for a moment."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.under_attack.mutating import mutated
from tests.under_attack.targets import TARGETS


@pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("name", TARGETS)
def test_what_reads_strangers_bytes_declares_its_errors(name: str) -> None:
    """A form that breaks off leaves its file to be closed by whoever counts references."""
    target = TARGETS[name]

    @settings(max_examples=100, derandomize=True)
    @given(st.binary(max_size=200), st.integers(0, len(target.seeds) - 1), st.randoms(use_true_random=False))
    def holds(anything: bytes, seed: int, chance: Random) -> None:
        target(anything)
        target(mutated(target.seeds[seed], chance))

    holds()


@pytest.mark.parametrize("name", TARGETS)
def test_what_is_sound_is_read(name: str) -> None:
    for seed in TARGETS[name].seeds:
        TARGETS[name](seed)
