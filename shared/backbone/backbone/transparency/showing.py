"""The check of what a log shows of itself: a receipt, or how two of its notes belong together. It needs no log."""

from collections.abc import Sequence
from pathlib import Path

import orjson
from pydantic import ValidationError

from backbone.transparency.leaves import leaf
from backbone.transparency.note import BadNote, Checkpoint, VerifierKey
from backbone.transparency.proof import BadProof, Consistency, Inclusion
from backbone.transparency.receipts import EventReceipt
from backbone.transparency.tree import is_consistent, is_included
from backbone.transparency.verifying import Fault, Kind, Verdict, verify

LARGEST = 16 * 1024 * 1024
"""Bytes: no receipt has more."""


def verify_file(file: Path, key: VerifierKey, witnessed: Sequence[str] = ()) -> Verdict:
    """A receipt, a proof of consistency, or the export of a whole log. `witnessed` are notes that somebody has kept
    elsewhere."""
    told = file.read_bytes() if file.stat().st_size <= LARGEST else b""
    if told.startswith(Consistency.BEGINS.encode()):
        return verify_consistency(told, key, witnessed)
    if _is_receipt(told):
        return verify_receipt(told, key, witnessed)
    with file.open("rb") as lines:
        return verify(lines, key, witnessed)


def _is_receipt(told: bytes) -> bool:
    try:
        whole = orjson.loads(told)
    except ValueError:
        return False
    return isinstance(whole, dict) and "proof" in whole


def verify_receipt(told: bytes, key: VerifierKey, witnessed: Sequence[str] = ()) -> Verdict:
    """Whether the event is in the signed log; and whether that goes on with the logs of the notes kept elsewhere."""
    verdict = Verdict(events=1)
    try:
        receipt = EventReceipt.model_validate_json(told)
        proof = Inclusion.parse(receipt.proof)
        continued = Consistency.parse(receipt.consistency) if receipt.consistency else None
    except (ValidationError, BadProof) as error:
        return _blamed(verdict, Fault(Kind.UNREADABLE, detail=type(error).__name__))
    signed = _opened(verdict, key, proof.note)
    if signed is None:
        return verdict
    hash = leaf(receipt.position, receipt.stream, receipt.version, receipt.topic, receipt.state.encode())
    if not is_included(hash, proof.number, signed.size, proof.hashes, signed.root):
        _blamed(verdict, Fault(Kind.NOT_INCLUDED, receipt.position, receipt.stream))
    if continued and continued.note != proof.note:
        _blamed(verdict, Fault(Kind.BAD_NOTE, detail="two notes in one receipt"))
    return _compared(verdict, key, signed, continued, witnessed)


def verify_consistency(told: bytes, key: VerifierKey, witnessed: Sequence[str] = ()) -> Verdict:
    """Whether the newer log goes on with those of the notes kept elsewhere."""
    verdict = Verdict()
    try:
        proof = Consistency.parse(told.decode())
    except ValueError as error:
        return _blamed(verdict, Fault(Kind.UNREADABLE, detail=type(error).__name__))
    signed = _opened(verdict, key, proof.note)
    if signed is None:
        return verdict
    if not witnessed:
        return _blamed(verdict, Fault(Kind.NOT_COMPARED, detail=f"no note of {proof.number} events was given"))
    return _compared(verdict, key, signed, proof, witnessed)


def _compared(
    verdict: Verdict, key: VerifierKey, signed: Checkpoint, proof: Consistency | None, witnessed: Sequence[str]
) -> Verdict:
    for kept in (_opened(verdict, key, note) for note in witnessed):
        if kept is None:
            continue
        steps = [] if kept.size == signed.size else proof.hashes if proof and proof.number == kept.size else None
        if steps is None:
            _blamed(verdict, Fault(Kind.NOT_COMPARED, detail=f"no proof from {kept.size} events on"))
        elif not is_consistent(kept.size, signed.size, steps, kept.root, signed.root):
            _blamed(verdict, Fault(Kind.NOT_CONTINUED, detail=f"from {kept.size} to {signed.size} events"))
    verdict.root = signed.root.hex()
    return verdict


def _opened(verdict: Verdict, key: VerifierKey, note: str) -> Checkpoint | None:
    try:
        opened = key.opened(note)
    except BadNote as bad:
        _blamed(verdict, Fault(Kind.BAD_NOTE, detail=str(bad)))
        return None
    verdict.checkpoints += 1
    return opened


def _blamed(verdict: Verdict, fault: Fault) -> Verdict:
    verdict.faults.append(fault)
    return verdict
