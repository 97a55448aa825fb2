"""What is asked of the nursery, one message each."""

from pathlib import Path

from pydantic import BaseModel

LONGEST = 2**16
"""Bytes of a message."""


class Order(BaseModel):
    """`arguments` are the interpreter's: `-m MODULE …` or `SCRIPT …`. `environment` is added to what is there."""

    arguments: list[str]
    environment: dict[str, str]
    log: Path
    cwd: Path
