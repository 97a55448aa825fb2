"""What of a stored event goes into the tree: all of it, byte by byte. Texts of people are not in events, so a person
may be forgotten and every hash still holds."""

from uuid import UUID

from backbone.transparency.tree import leaf_hash


def leaf(position: int, stream: UUID | str, version: int, topic: str, state: bytes) -> bytes:
    return leaf_hash(f"{position}\n{stream}\n{version}\n{topic}\n".encode() + state)


def text_of(state: bytes) -> str:
    """As it is given out. What was stored is UTF-8; what somebody has made of it need not be, and is then another."""
    return bytes(state).decode(errors="replace")
