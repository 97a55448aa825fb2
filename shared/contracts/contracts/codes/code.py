"""What a code is: a stored value and its Russian label."""

from enum import StrEnum
from typing import Any, Self

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema


class Code(StrEnum):
    """A code with its label; the value is what is stored and sent. Its schema tells the labels as `x-labels`, so that
    whoever shows codes need not know them beforehand."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        told = handler(schema)
        handler.resolve_ref_schema(told)["x-labels"] = {code.value: code.label for code in cls}
        return told
