"""Merkle trees as RFC 9162 has them, checkpoints as signed notes, and what the check of an export finds."""

import random
from collections.abc import Sequence
from pathlib import Path

import psycopg
import pytest
from backbone.transparency import BadNote, Signer, VerifierKey, verify
from backbone.transparency.tree import (
    Frontier,
    audit_path,
    consistency_path,
    is_consistent,
    is_included,
    leaf_hash,
    node_hash,
    root,
)
from backbone.transparency.verifying import Fault, Kind
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from mentoring.secrets import Secrets
from sealed import Sealed, sealed

__all__ = ["sealed"]

ENTRIES = [bytes.fromhex(entry) for entry in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
)]  # fmt: skip
LEAVES = [leaf_hash(entry) for entry in ENTRIES]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
"""Of the first so many of ENTRIES: the vectors that implementations of Certificate Transparency share."""


def test_roots_are_those_of_the_shared_vectors() -> None:
    assert [root(LEAVES[:size]).hex() for size in range(1, 9)] == ROOTS
    assert root([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def inclusion(leaves: Sequence[bytes], index: int) -> list[bytes]:
    return [root(leaves[tree.start : tree.stop]) for tree in audit_path(index, len(leaves))]


def consistency(leaves: Sequence[bytes], first: int) -> list[bytes]:
    return [root(leaves[tree.start : tree.stop]) for tree in consistency_path(first, len(leaves))]


def test_audit_paths_are_those_of_the_rfc() -> None:
    """Its example of seven leaves (2.1.5)."""
    a, b, c, d, e, f, j = LEAVES[:7]
    g, h, i = node_hash(a, b), node_hash(c, d), node_hash(e, f)
    k, l = node_hash(g, h), node_hash(i, j)  # noqa: E741
    assert root(LEAVES[:7]) == node_hash(k, l)
    assert inclusion(LEAVES[:7], 0) == [b, h, l]
    assert inclusion(LEAVES[:7], 3) == [c, g, l]
    assert inclusion(LEAVES[:7], 4) == [f, j, k]
    assert inclusion(LEAVES[:7], 6) == [i, k]
    assert consistency(LEAVES[:7], 3) == [c, d, g, l]
    assert consistency(LEAVES[:7], 4) == [l]
    assert consistency(LEAVES[:7], 6) == [i, j, k]


@given(st.integers(1, 70), st.data())
def test_every_leaf_is_shown_to_be_in_and_no_other(size: int, data: st.DataObject) -> None:
    leaves = [leaf_hash(str(number).encode()) for number in range(size)]
    index = data.draw(st.integers(0, size - 1))
    path, whole = inclusion(leaves, index), root(leaves)
    assert is_included(leaves[index], index, size, path, whole)
    assert not is_included(leaf_hash(b"another"), index, size, path, whole)
    assert not any(is_included(leaves[index], other, size, path, whole) for other in range(size) if other != index)


@given(st.integers(1, 70), st.data())
def test_a_log_is_shown_to_continue_another_and_an_edited_one_is_not(size: int, data: st.DataObject) -> None:
    leaves = [leaf_hash(str(number).encode()) for number in range(size)]
    first = data.draw(st.integers(1, size))
    before, after, proof = root(leaves[:first]), root(leaves), consistency(leaves, first)
    assert is_consistent(first, size, proof, before, after)
    edited = [*leaves]
    edited[data.draw(st.integers(0, first - 1))] = leaf_hash(b"edited")
    assert not is_consistent(first, size, consistency(edited, first), before, root(edited))


@given(st.integers(0, 70))
def test_a_frontier_grows_as_the_whole_tree_does(size: int) -> None:
    leaves = [leaf_hash(str(number).encode()) for number in range(size)]
    frontier = Frontier()
    for leaf in leaves:
        frontier = Frontier(frontier.size, frontier.peaks)
        frontier.add(leaf)
    assert (frontier.size, frontier.root()) == (size, root(leaves))


def test_the_key_and_signature_of_a_well_known_note_are_accepted() -> None:
    """The example of Go's golang.org/x/mod/sumdb/note, which is no checkpoint."""
    key = VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    note = (
        "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n"
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
    )
    with pytest.raises(BadNote, match="not a checkpoint"):
        key.opened(note)
    with pytest.raises(BadNote, match="not signed"):
        key.opened(note.replace("answer", "question"))
    with pytest.raises(BadNote, match="this id"):
        VerifierKey.parse("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")


def test_a_note_is_opened_with_its_key_and_with_no_other() -> None:
    signer = Signer("mentoring/registry", Ed25519PrivateKey.generate())
    note = signer.note(7, root(LEAVES[:7]))
    opened = VerifierKey.parse(str(signer.verifier)).opened(note)
    assert (opened.origin, opened.size, opened.root) == ("mentoring/registry", 7, root(LEAVES[:7]))
    for wrong in (
        note.replace("\n7\n", "\n8\n"),
        note.replace("mentoring/registry ", "mentoring/programs "),
        "",
        "x\n\n",
    ):
        with pytest.raises(BadNote):
            signer.verifier.opened(wrong)
    with pytest.raises(BadNote):
        Signer("mentoring/registry", Ed25519PrivateKey.generate()).verifier.opened(note)


def test_an_honest_log_is_found_sound_and_what_is_not_sealed_yet_is_counted(sealed: Sealed) -> None:
    verdict = verify(sealed.checkpoints.export(), sealed.checkpoints.signer.verifier)
    assert (verdict.events, verdict.checkpoints, verdict.unsealed, verdict.faults) == (20, 3, 5, [])
    before = sealed.checkpoints.latest()
    sealed.checkpoints.make()
    verdict = verify(sealed.checkpoints.export(), sealed.checkpoints.signer.verifier, [before or ""])
    assert (verdict.events, verdict.unsealed, verdict.faults) == (20, 0, [])
    newest = sealed.checkpoints.latest()
    sealed.checkpoints.make()
    assert sealed.checkpoints.latest() == newest


EDITED = "convert_to(replace(convert_from(state, 'UTF8'), 'чулан', 'сарай'), 'UTF8')"


def test_of_several_notes_in_one_file_each_key_finds_its_own() -> None:
    """As heads have them from the Monday letter."""
    signers = [Signer(f"mentoring/{name}", Ed25519PrivateKey.generate()) for name in ("registry", "programs")]
    notes = [signer.note(size, root(LEAVES[:size])) for size, signer in enumerate([*signers, *signers], 1)]
    for place, signer in enumerate(signers):
        found = signer.verifier.among("\n".join(notes))
        assert found == [notes[place], notes[place + 2]]
        assert [signer.verifier.opened(note).size for note in found] == [place + 1, place + 3]
    assert signers[0].verifier.among("nothing") == ["nothing"]


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        (f"UPDATE boxes_events SET state = {EDITED} WHERE notification_id = 7", Kind.CHANGED),
        ("UPDATE boxes_events SET topic = 'boxes.Filled' WHERE notification_id = 7", Kind.CHANGED),
        ("UPDATE boxes_events SET originator_version = 2 WHERE notification_id = 7", Kind.CHANGED),
        ("UPDATE boxes_events SET originator_id = gen_random_uuid() WHERE notification_id = 7", Kind.CHANGED),
        ("DELETE FROM boxes_events WHERE notification_id = 7", Kind.DELETED),
    ],
)
def test_an_edit_is_named_with_its_place(sealed: Sealed, statement: str, kind: Kind) -> None:
    stream = sealed.stream(7)
    sealed.edit(statement)
    assert sealed.faults() == [Fault(kind, 7, stream)]


def test_where_an_event_is_gone_with_its_leaf_the_next_one_is_named_and_no_other(sealed: Sealed) -> None:
    sealed.edit("DELETE FROM boxes_events WHERE notification_id = 7", "DELETE FROM leaves WHERE position = 7")
    faults = sealed.faults()
    assert faults[0] == Fault(Kind.MISSING, 8, sealed.stream(8), "leaf 7 instead of 6")
    assert {fault.kind for fault in faults[1:]} == {Kind.REWRITTEN, Kind.CUT_OFF}


def test_an_event_that_came_in_between_is_named(sealed: Sealed) -> None:
    sealed.edit(
        "UPDATE boxes_events SET notification_id = notification_id + 100 WHERE notification_id > 15",
        "DELETE FROM leaves WHERE number = 3",
        "UPDATE leaves SET number = number - 1 WHERE number > 3",
    )
    kinds = [fault.kind for fault in sealed.faults()]
    assert kinds[0] is Kind.INSERTED
    assert Kind.CUT_OFF in kinds


def test_two_events_that_changed_places_are_both_named(sealed: Sealed) -> None:
    first, second = sealed.stream(4), sealed.stream(9)
    sealed.edit(
        "UPDATE boxes_events SET notification_id = 1000 WHERE notification_id = 4",
        "UPDATE boxes_events SET notification_id = 4 WHERE notification_id = 9",
        "UPDATE boxes_events SET notification_id = 9 WHERE notification_id = 1000",
    )
    assert sealed.faults() == [Fault(Kind.CHANGED, 4, first), Fault(Kind.CHANGED, 9, second)]


def test_whoever_rewrites_the_leaves_as_well_is_caught_by_the_signed_roots(sealed: Sealed) -> None:
    sealed.edit(
        f"UPDATE boxes_events SET state = {EDITED} WHERE notification_id = 7",
        "UPDATE leaves SET hash = sha256('\\x00'::bytea || convert_to(position || E'\\n' || stream"
        " || E'\\n1\\nboxes.Opened\\n', 'UTF8') || state) FROM boxes_events WHERE position = 7 AND notification_id = 7",
    )
    faults = sealed.faults()
    assert [(fault.kind, fault.position) for fault in faults] == [(Kind.REWRITTEN, 10), (Kind.REWRITTEN, 15)]
    assert faults[0].detail == "after position 5"


def test_a_tail_that_was_cut_off_with_its_checkpoints_is_caught_by_whoever_kept_one(sealed: Sealed) -> None:
    witnessed = sealed.checkpoints.latest() or ""
    sealed.edit(
        "DELETE FROM boxes_events WHERE notification_id > 10",
        "DELETE FROM leaves WHERE position > 10",
        "DELETE FROM checkpoints WHERE position > 10",
    )
    assert sealed.faults() == []
    assert [fault.kind for fault in sealed.faults(witnessed)] == [Kind.CUT_OFF]


def test_a_note_kept_elsewhere_is_compared_wherever_the_log_was_then(sealed: Sealed) -> None:
    """Also where the service itself no longer has a checkpoint of that size."""
    kept = sealed.checkpoints.signer.note(10, bytes(32))
    sealed.edit("DELETE FROM checkpoints WHERE size = 10")
    assert sealed.faults() == []
    assert [(fault.kind, fault.position) for fault in sealed.faults(kept)] == [(Kind.REWRITTEN, 10)]


def test_what_is_no_text_any_more_is_named_as_well(sealed: Sealed) -> None:
    sealed.edit("UPDATE boxes_events SET state = '\\xff' || state WHERE notification_id = 7")
    assert sealed.faults() == [Fault(Kind.CHANGED, 7, sealed.stream(7))]


def test_random_edits_are_all_found(sealed: Sealed) -> None:
    """Each by itself, undone afterwards."""
    chance = random.Random(20261130)
    for _ in range(40):
        place, other = chance.sample(range(1, 16), 2)
        edits = [
            f"UPDATE boxes_events SET state = {other_byte('state', chance.randrange(200))}"
            f" WHERE notification_id = {place}",
            f"DELETE FROM boxes_events WHERE notification_id = {place}",
            f"UPDATE boxes_events SET originator_version = {chance.randrange(2, 9)} WHERE notification_id = {place}",
            f"UPDATE leaves SET hash = {other_byte('hash', chance.randrange(32))} WHERE position = {place}",
            f"UPDATE boxes_events SET state = (SELECT state FROM boxes_events WHERE notification_id = {other})"
            f" WHERE notification_id = {place}",
        ]
        with psycopg.connect(sealed.owner_url) as connection:
            connection.execute("CREATE TEMP TABLE kept_events AS SELECT * FROM boxes_events")
            connection.execute("CREATE TEMP TABLE kept_leaves AS SELECT * FROM leaves")
            edit = chance.choice(edits)
            connection.execute(edit)
            connection.commit()
            assert sealed.faults(), edit
            connection.execute("TRUNCATE boxes_events")
            connection.execute("INSERT INTO boxes_events SELECT * FROM kept_events")
            connection.execute("TRUNCATE leaves")
            connection.execute("INSERT INTO leaves SELECT * FROM kept_leaves")
            connection.execute("DROP TABLE kept_events, kept_leaves")
            connection.commit()
            assert sealed.faults() == []


def test_the_running_service_can_add_to_the_proof_and_cannot_edit_it(sealed: Sealed) -> None:
    for table in ("leaves", "subtrees", "checkpoints"):
        with (
            psycopg.connect(sealed.app.database.dsn) as connection,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            connection.execute(psycopg.sql.SQL("DELETE FROM {}").format(psycopg.sql.Identifier(table)))


def test_keys_are_made_once(tmp_path: Path) -> None:
    secrets = Secrets(tmp_path)
    path = secrets.checkpoint_key_file("registry")
    assert secrets.checkpoint_key_file("registry").read_bytes() == path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    assert str(Signer.from_file("mentoring/registry", path).verifier).startswith("mentoring/registry+")


def other_byte(column: str, place: int) -> str:
    """In SQL; never what stood there before."""
    return f"set_byte({column}, {place}, 255 - get_byte({column}, {place}))"
