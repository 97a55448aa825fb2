"""How a document was signed: the kind, and the code by which the signed document is found again."""

from contracts.codes import SignatureKind
from pydantic import BaseModel, ConfigDict, Field

LETTERS = "0-9A-Za-zА-Яа-яЁё_./№:–-"
CODE = f"^[{LETTERS}]*[0-9][{LETTERS}]*$"
"""A number of a document: no spaces, some digit, so that no name gets into an event."""


class Signature(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: SignatureKind
    reference: str = Field(pattern=CODE, max_length=64, examples=["С-12/2025"], description="Номер, без имён")
