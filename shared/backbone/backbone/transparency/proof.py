"""Proofs as text: of inclusion as https://c2sp.org/tlog-proof has them, of consistency as a log shows them to a witness
(https://c2sp.org/tlog-witness). Both end with the signed note that they lead to."""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Self


class BadProof(ValueError):
    """Not written as proofs are."""


@dataclass(frozen=True)
class Proof:
    BEGINS: ClassVar[str]

    number: int
    hashes: Sequence[bytes]
    note: str

    def __str__(self) -> str:
        lines = "".join(f"{b64encode(hash).decode()}\n" for hash in self.hashes)
        return f"{self.BEGINS}{self.number}\n{lines}\n{self.note}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Raises BadProof for all that is not written exactly so."""
        proof, _, note = text.removeprefix(cls.BEGINS).partition("\n\n")
        try:
            number, *lines = proof.split("\n")
            read = cls(int(number), [b64decode(line) for line in lines], note)
        except ValueError as error:
            raise BadProof("not a proof") from error
        if str(read) != text:
            raise BadProof("not a proof")
        return read


class Inclusion(Proof):
    """`number` is that of the leaf, `hashes` its audit path."""

    BEGINS = "c2sp.org/tlog-proof@v1\nindex "


class Consistency(Proof):
    """`number` is how many leaves the earlier tree has."""

    BEGINS = "old "
