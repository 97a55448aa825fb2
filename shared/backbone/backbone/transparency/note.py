"""Checkpoints as signed notes: https://c2sp.org/signed-note and https://c2sp.org/tlog-checkpoint, Ed25519."""

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key

ED25519 = b"\x01"
MARK = "\u2014 "
NOTE = re.compile(rf"^\S+\n\d+\n\S+\n\n(?:{MARK}.+\n?)+", re.MULTILINE)


class BadNote(ValueError):
    """Not a checkpoint, or not signed by this key."""


@dataclass(frozen=True)
class Checkpoint:
    """How many events the log had, and the root of the tree over them. `origin` names the log."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"


@dataclass(frozen=True)
class VerifierKey:
    """What a reader has to have from somewhere else than the log: `NAME+ID+KEY`, as signed notes write it."""

    name: str
    public: Ed25519PublicKey

    @property
    def raw(self) -> bytes:
        return self.public.public_bytes(Encoding.Raw, PublicFormat.Raw)

    @property
    def id(self) -> bytes:
        return sha256(self.name.encode() + b"\n" + ED25519 + self.raw).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{b64encode(ED25519 + self.raw).decode()}"

    @classmethod
    def parse(cls, text: str) -> "VerifierKey":
        """Raises BadNote."""
        try:
            name, id, key = text.strip().split("+", 2)
            known = cls(name, Ed25519PublicKey.from_public_bytes(b64decode(key, validate=True)[1:]))
        except ValueError as error:
            raise BadNote("not a verifier key") from error
        if known.id.hex() != id:
            raise BadNote("the key does not have this id")
        return known

    def among(self, kept: str) -> list[str]:
        """The notes of this log in a text that may hold those of others, as the letters to witnesses do; the text
        itself where there is none."""
        own = [note for note in NOTE.findall(kept) if note.startswith(f"{self.name}\n")]
        return own or [kept]

    def opened(self, note: str) -> Checkpoint:
        """Raises BadNote, unless one of the note's signatures is this key's."""
        text, _, signatures = note.partition("\n\n")
        for line in signatures.splitlines():
            name, _, signature = line.removeprefix(MARK).partition(" ")
            if line.startswith(MARK) and name == self.name and self._signed(f"{text}\n", signature):
                return _checkpoint(text)
        raise BadNote("not signed by this key")

    def _signed(self, text: str, signature: str) -> bool:
        try:
            decoded = b64decode(signature, validate=True)
            self.public.verify(decoded[4:], text.encode())
        except (ValueError, InvalidSignature):
            return False
        return decoded[:4] == self.id


@dataclass(frozen=True)
class Signer:
    """Signs checkpoints of one log."""

    name: str
    private: Ed25519PrivateKey

    @classmethod
    def from_file(cls, name: str, path: Path) -> "Signer":
        """A PKCS #8 key in PEM. Raises OSError, ValueError, TypeError."""
        private = load_pem_private_key(path.read_bytes(), password=None)
        if not isinstance(private, Ed25519PrivateKey):
            raise TypeError(f"{path.name} is no Ed25519 key")
        return cls(name, private)

    @property
    def verifier(self) -> VerifierKey:
        return VerifierKey(self.name, self.private.public_key())

    def note(self, size: int, root: bytes) -> str:
        text = Checkpoint(self.name, size, root).text()
        signature = self.verifier.id + self.private.sign(text.encode())
        return f"{text}\n{MARK}{self.name} {b64encode(signature).decode()}\n"


def _checkpoint(text: str) -> Checkpoint:
    try:
        origin, size, root = text.split("\n")[:3]
        return Checkpoint(origin, int(size), b64decode(root, validate=True))
    except ValueError as error:
        raise BadNote("not a checkpoint") from error
