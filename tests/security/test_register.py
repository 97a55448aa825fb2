"""No requirement is left out, each has what shows it or what is missing, and the page says what is true."""

import pytest

from tests.security.__main__ import PAGE
from tests.security.page import page
from tests.security.register import ROOT, chapters, exists, outside, requirements, risks, shown

EVERY = [id for chapter in chapters().values() for id in chapter.ids]


def test_every_requirement_of_level_two_applies_or_it_is_said_why_not() -> None:
    assert len(EVERY) == len(set(EVERY)) == 253
    assert [id for id in EVERY if (id in requirements()) == (outside(id) is not None)] == []
    assert requirements().keys() <= set(EVERY)


def test_each_is_shown_or_it_is_said_what_is_missing() -> None:
    assert [id for id, one in requirements().items() if bool(one.by) == bool(one.why)] == []
    assert list(risks()) == [f"API{number}" for number in range(1, 11)]


@pytest.mark.parametrize("test", sorted(shown()))
def test_what_shows_it_exists(test: str) -> None:
    assert exists(test)


def test_documents_that_show_it_exist() -> None:
    assert [name for one in requirements().values() for name in one.documents if not (ROOT / name).exists()] == []


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text() == page(), "run: make security"
