"""Merkle trees: hashes, inclusion, consistency (RFC 9162, section 2.1; SHA-256). Leaves are given by their hashes."""

from collections.abc import Sequence
from hashlib import sha256

EMPTY = sha256().digest()


def leaf_hash(data: bytes) -> bytes:
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


class Frontier:
    """What of a tree is needed to let it grow: the roots of the complete trees it consists of, the largest first."""

    def __init__(self, size: int = 0, peaks: Sequence[bytes] = ()) -> None:
        self.size = size
        self.peaks = list(peaks)

    def add(self, leaf: bytes) -> None:
        self.peaks.append(leaf)
        complete = self.size
        while complete & 1:
            right, left = self.peaks.pop(), self.peaks.pop()
            self.peaks.append(node_hash(left, right))
            complete >>= 1
        self.size += 1

    def root(self) -> bytes:
        if not self.peaks:
            return EMPTY
        *larger, root = self.peaks
        for peak in reversed(larger):
            root = node_hash(peak, root)
        return root


def root(leaves: Sequence[bytes]) -> bytes:
    frontier = Frontier()
    for leaf in leaves:
        frontier.add(leaf)
    return frontier.root()


def inclusion(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The audit path of a leaf, lowest first (2.1.3.1)."""
    if len(leaves) == 1:
        return []
    left = _left(len(leaves))
    if index < left:
        return [*inclusion(leaves[:left], index), root(leaves[left:])]
    return [*inclusion(leaves[left:], index - left), root(leaves[:left])]


def is_included(leaf: bytes, index: int, size: int, path: Sequence[bytes], whole: bytes) -> bool:
    """Whether the path leads from the leaf to the root of the tree of that size (2.1.3.2)."""
    if index >= size:
        return False
    at, last, hash = index, size - 1, leaf
    for other in path:
        if last == 0:
            return False
        if at & 1 or at == last:
            hash = node_hash(other, hash)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            hash = node_hash(hash, other)
        at, last = at >> 1, last >> 1
    return last == 0 and hash == whole


def consistency(leaves: Sequence[bytes], first: int) -> list[bytes]:
    """That the tree of the first so many leaves is a beginning of this one (2.1.4.1)."""
    return _subproof(leaves, first, known=True) if 0 < first < len(leaves) else []


def is_consistent(first: int, second: int, proof: Sequence[bytes], before: bytes, after: bytes) -> bool:
    """Whether the proof shows the tree of `first` leaves to be the beginning of that of `second` (2.1.4.2)."""
    if first == second:
        return not proof and before == after
    if not 0 < first < second or not proof:
        return False
    steps = [before, *proof] if first & (first - 1) == 0 else list(proof)
    at, last = first - 1, second - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    old = new = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            old, new = node_hash(step, old), node_hash(step, new)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            new = node_hash(new, step)
        at, last = at >> 1, last >> 1
    return last == 0 and old == before and new == after


def _subproof(leaves: Sequence[bytes], first: int, *, known: bool) -> list[bytes]:
    if first == len(leaves):
        return [] if known else [root(leaves)]
    left = _left(len(leaves))
    if first <= left:
        return [*_subproof(leaves[:left], first, known=known), root(leaves[left:])]
    return [*_subproof(leaves[left:], first - left, known=False), root(leaves[:left])]


def _left(size: int) -> int:
    """The largest power of two that is smaller."""
    return 1 << (size - 1).bit_length() - 1
