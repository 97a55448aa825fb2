"""What a code is: a stored value and its Russian label."""

from enum import StrEnum
from typing import Self


class Code(StrEnum):
    """A code with its label; the value is what is stored and sent."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member
