"""What a log shows of itself to whoever holds one note of it: receipts of events, proofs that it was only added to."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from backbone.errors import Busy, Refused
from backbone.migrate import migrate_store
from backbone.transparency import subtrees, verify_file
from backbone.transparency.proof import BadProof, Consistency, Inclusion
from backbone.transparency.proofs import NotSealed, UnknownSize
from backbone.transparency.receipts import EventReceipt
from backbone.transparency.showing import verify_consistency, verify_receipt
from backbone.transparency.tree import audit_path, consistency_path, leaf_hash, root
from backbone.transparency.verifying import Fault, Kind
from boxes import Boxes
from hypothesis import given, settings
from hypothesis import strategies as st
from mentoring.roles import Databases
from psycopg.rows import DictRow, dict_row
from sealed import Sealed, sealed

__all__ = ["sealed"]

LEAVES = [leaf_hash(str(number).encode()) for number in range(700)]
Cursor = psycopg.Cursor[DictRow]


@pytest.fixture(scope="module")
def rows(database: Callable[[], Databases]) -> Iterator[Cursor]:
    """The tables of a log, to be filled by hand."""
    databases = database()
    migrate_store(Boxes, databases.owner_url, databases.url)
    with psycopg.connect(databases.owner_url, row_factory=dict_row) as connection:
        yield connection.cursor()


def grown(cursor: Cursor, start: int, size: int) -> None:
    with cursor.copy("COPY leaves (number, position, stream, hash) FROM STDIN") as copy:
        for number in range(start, size):
            copy.write_row((number, number, uuid4(), LEAVES[number]))
    subtrees.keep_up(cursor, size)


@settings(max_examples=30, deadline=None)
@given(height=st.sampled_from([1, 2, 3, 8]), sizes=st.sets(st.integers(1, 300), min_size=1, max_size=4), data=st.data())
def test_proofs_from_kept_roots_are_those_from_all_leaves(
    rows: Cursor, height: int, sizes: set[int], data: st.DataObject
) -> None:
    """However high the kept trees are, and however the log has grown."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(subtrees, "HEIGHT", height)
        rows.execute("TRUNCATE leaves, subtrees")
        for start, size in zip([0, *sorted(sizes)], sorted(sizes), strict=False):
            grown(rows, start, size)
        size = max(sizes)
        index, first = data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size))
        for trees in (audit_path(index, size), consistency_path(first, size), [range(size)]):
            assert subtrees.roots(rows, trees) == [root(LEAVES[tree.start : tree.stop]) for tree in trees]


def test_a_proof_reads_no_more_than_the_trees_at_its_edges(rows: Cursor) -> None:
    rows.execute("TRUNCATE leaves, subtrees")
    grown(rows, 0, 700)
    rows.execute("DELETE FROM leaves WHERE number < 256 OR number BETWEEN 512 AND 599")
    assert subtrees.roots(rows, [range(512), range(600, 700)]) == [root(LEAVES[:512]), root(LEAVES[600:])]
    with pytest.raises(KeyError):
        subtrees.roots(rows, [range(512, 700)])


def test_every_receipt_is_sound_by_itself(sealed: Sealed) -> None:
    for position in range(1, 16):
        verdict = verify_receipt(sealed.receipt(position).model_dump_json().encode(), sealed.key)
        assert (verdict.events, verdict.checkpoints, verdict.faults) == (1, 1, []), position


def edits(receipt: EventReceipt) -> Iterator[tuple[str, EventReceipt]]:
    """One at a time: every field, and in the proof its place, each hash and each line of the note."""
    told = receipt.model_dump()
    others: Mapping[str, Any] = {
        "position": receipt.position + 1,
        "stream": str(uuid4()),
        "version": 2,
        "topic": "boxes.Filled",
        "state": receipt.state.replace("чулан", "сарай"),
    }
    for field, value in others.items():
        yield field, EventReceipt.model_validate(told | {field: value})
    lines = receipt.proof.split("\n")
    for number, line in enumerate(lines[:-1]):
        if line:
            edited = [*lines[:number], changed(line), *lines[number + 1 :]]
            yield f"proof: {line}", EventReceipt.model_validate(told | {"proof": "\n".join(edited)})
        yield (
            f"proof without {line}",
            EventReceipt.model_validate(told | {"proof": "\n".join([*lines[:number], *lines[number + 1 :]])}),
        )


def changed(line: str) -> str:
    """A hash or signature in its first bit, anything else in its last character."""
    *before, last = line.split(" ")
    try:
        decoded = b64decode(last, validate=True)
    except ValueError:
        return line[:-1] + chr(ord(line[-1]) ^ 1)
    if len(decoded) < 32:
        return line[:-1] + chr(ord(line[-1]) ^ 1)
    return " ".join([*before, b64encode(bytes([decoded[0] ^ 1]) + decoded[1:]).decode()])


def test_no_byte_of_a_receipt_can_be_edited(sealed: Sealed) -> None:
    receipt = sealed.receipt(7)
    tried = 0
    for what, edited in edits(receipt):
        faults = verify_receipt(edited.model_dump_json().encode(), sealed.key).faults
        assert faults, what
        if not what.startswith("proof"):
            assert faults == [Fault(Kind.NOT_INCLUDED, edited.position, edited.stream)]
        tried += 1
    assert tried > 15


@given(st.data())
@settings(max_examples=50)
def test_a_proof_is_written_in_one_way_only(data: st.DataObject) -> None:
    hashes = data.draw(st.lists(st.binary(min_size=32, max_size=32), max_size=4))
    for kind in (Inclusion, Consistency):
        proof = kind(data.draw(st.integers(0, 2**40)), hashes, "origin\n1\nroot\n\n— origin signature\n")
        text = str(proof)
        assert kind.parse(text) == proof
        place = data.draw(st.integers(0, text.index("\n\n")))
        with pytest.raises(BadProof):
            kind.parse(f"{text[:place]}{data.draw(st.sampled_from(' _+='))}{text[place:]}")


def test_an_edit_in_the_log_is_named_by_the_receipt(sealed: Sealed) -> None:
    stream = sealed.stream(7)
    sealed.edit("UPDATE boxes_events SET topic = 'boxes.Filled' WHERE notification_id = 7")
    faults = verify_receipt(sealed.receipt(7).model_dump_json().encode(), sealed.key).faults
    assert faults == [Fault(Kind.NOT_INCLUDED, 7, stream)]


def test_what_came_in_between_has_no_receipt(sealed: Sealed) -> None:
    sealed.edit("DELETE FROM leaves WHERE position = 15")
    with pytest.raises(Refused, match="этого события в нём нет"):
        sealed.receipt(15)


def test_what_is_not_signed_yet_is_told_to_wait_for_the_next_checkpoint(sealed: Sealed) -> None:
    sealed.edit("UPDATE checkpoints SET made_at = now() - interval '2 hours 50 minutes'")
    with pytest.raises(NotSealed) as later:
        sealed.receipt(16)
    assert 0 < later.value.due <= 601
    sealed.checkpoints.make()
    assert verify_receipt(sealed.receipt(16).model_dump_json().encode(), sealed.key).faults == []


def test_a_log_from_before_roots_were_kept_gets_them_with_the_next_look(sealed: Sealed) -> None:
    sealed.grow(280)
    sealed.checkpoints.make()
    sealed.edit("DELETE FROM subtrees")
    with pytest.raises(Busy):
        sealed.consistency(280)
    sealed.checkpoints.make()
    assert sealed.consistency(280)


def test_a_kept_note_and_a_receipt_need_nobody_else(sealed: Sealed, tmp_path: Path) -> None:
    """Which comes as one file; so does the proof between two notes."""
    kept, size = sealed.checkpoints.latest() or "", 15
    sealed.checkpoints.make()
    newest = sealed.checkpoints.latest() or ""
    file = tmp_path / "any"

    def faults(told: str, *notes: str) -> list[Kind]:
        file.write_text(told)
        return [fault.kind for fault in verify_file(file, sealed.key, notes).faults]

    whole = sealed.receipt(7, size).model_dump_json(indent=1)
    assert faults(whole, kept, newest) == []
    assert faults(sealed.receipt(7).model_dump_json(), kept) == [Kind.NOT_COMPARED]
    assert faults(sealed.consistency(size), kept, newest) == []
    assert faults(sealed.consistency(20), newest) == []
    assert faults(sealed.consistency(size)) == [Kind.NOT_COMPARED]
    assert faults(sealed.consistency(size - 1), kept) == [Kind.NOT_COMPARED]
    another = sealed.checkpoints.signer.note(size, bytes(32))
    assert faults(whole, another) == [Kind.NOT_CONTINUED]
    assert faults(sealed.consistency(size), another) == [Kind.NOT_CONTINUED]
    assert faults(sealed.consistency(size), "nobody's") == [Kind.BAD_NOTE]
    assert faults(b"".join(sealed.checkpoints.export()).decode(), kept) == []
    mixed = json.loads(whole) | {"consistency": sealed.consistency(size).replace(newest, kept)}
    assert Kind.BAD_NOTE in faults(json.dumps(mixed), kept)
    with pytest.raises(UnknownSize):
        sealed.consistency(21)


def test_whoever_rewrote_the_log_cannot_show_that_it_goes_on(sealed: Sealed) -> None:
    """Leaves, kept roots and checkpoints anew, signed with the right key."""
    kept = sealed.checkpoints.latest() or ""
    sealed.edit(
        "UPDATE boxes_events SET topic = 'boxes.Filled' WHERE notification_id = 7",
        "TRUNCATE leaves, subtrees, checkpoints",
    )
    sealed.checkpoints.make()
    assert verify_receipt(sealed.receipt(7).model_dump_json().encode(), sealed.key).faults == []
    faults = verify_consistency(sealed.consistency(15).encode(), sealed.key, [kept]).faults
    assert [fault.kind for fault in faults] == [Kind.NOT_CONTINUED]
