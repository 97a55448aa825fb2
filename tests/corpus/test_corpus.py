"""What earlier builds recorded makes the same objects today."""

from functools import cache
from pathlib import Path

import pytest
from mentoring.story.people import SURNAMES

from tests.corpus.completing import stored
from tests.corpus.histories import HERE, History, read

CORPORA = sorted(HERE.glob("*.jsonl.gz"))


@cache
def histories() -> list[History]:
    return [history for file in CORPORA for history in read(file)]


@pytest.mark.parametrize("file", CORPORA, ids=lambda file: file.name)
def test_recorded_histories_make_the_objects_that_they_made(file: Path) -> None:
    for history in read(file):
        today = history.folded()
        changed = {name for name, digest in history.made.items() if today.get(name) != digest}
        assert not changed, f"{history.facts[0].topic} {history.id}"


def test_every_version_of_every_event_is_in_a_recorded_history() -> None:
    assert stored() - {one for history in histories() for one in history.kinds} == set()


def test_a_state_that_is_another_is_seen() -> None:
    history = max(histories(), key=lambda history: len(history.facts))
    shorter = history.model_copy(update={"facts": history.facts[:-1]})
    assert shorter.folded() != history.made


def test_nobody_is_named_in_it() -> None:
    told = "".join(history.model_dump_json() for history in histories())
    assert "registry.ParticipantRegistered" in told
    assert [name for name in SURNAMES if name in told] == []
    assert "@" not in told
