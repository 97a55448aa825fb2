"""The register names all that is made and nothing that is not, and the page tells it."""

from contracts.codes import OrderKind

from tests.documents.__main__ import PAGE
from tests.documents.page import page
from tests.documents.register import documents, offered, papers, worded


def test_each_of_the_forty_is_made() -> None:
    assert [document.id for document in documents()][:-1] == [f"D-{number:02}" for number in range(1, 41)]
    assert all(document.papers for document in documents())


def test_every_kind_that_has_words_is_fetched_somewhere_and_belongs_to_a_document() -> None:
    assert {(found.service, kind) for kind, found in offered().items()} == worded()
    assert {paper.partition(":")[0] for paper in papers()} == set(offered())
    assert {kind.value for kind in OrderKind} <= set(offered())


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text() == page(), "run: python -m tests.documents"
