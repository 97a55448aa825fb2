"""Merkle trees: hashes, inclusion, consistency (RFC 9162, section 2.1; SHA-256). Leaves are given by their hashes,
trees by the range of the leaves they are over."""

from collections.abc import Iterator, Sequence
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


def audit_path(index: int, size: int) -> list[range]:
    """The trees whose roots are the audit path of a leaf, lowest first (2.1.3.1), each by the leaves it is over."""
    path, start, stop = [], 0, size
    while stop - start > 1:
        middle = start + _left(stop - start)
        if index < middle:
            path.append(range(middle, stop))
            stop = middle
        else:
            path.append(range(start, middle))
            start = middle
    return path[::-1]


def is_included(leaf: bytes, index: int, size: int, path: Sequence[bytes], whole: bytes) -> bool:
    """Whether the path leads from the leaf to the root of the tree of that size (2.1.3.2)."""
    if not 0 <= index < size:
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


def consistency_path(first: int, size: int) -> list[range]:
    """The trees whose roots show that the first so many leaves are a beginning of all (2.1.4.1)."""
    path, start, stop = [], 0, size
    while 0 < first < stop:
        middle = start + _left(stop - start)
        if first <= middle:
            path.append(range(middle, stop))
            stop = middle
        else:
            path.append(range(start, middle))
            start = middle
    return [range(start, stop), *path[::-1]] if start else path[::-1]


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


def complete(tree: range) -> Iterator[range]:
    """The complete trees that a tree consists of, the largest first."""
    start = tree.start
    while start < tree.stop:
        size = 1 << (tree.stop - start).bit_length() - 1
        yield range(start, start + size)
        start += size


def _left(size: int) -> int:
    """The largest power of two that is smaller."""
    return 1 << (size - 1).bit_length() - 1
