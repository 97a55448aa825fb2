"""What every published message is: a fact in ids and codes, named once and for ever, changed by addition only."""

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict


class Contract(BaseModel):
    """TYPE is `<service>.<Name>`; VERSION grows when optional fields are added. Readers ignore fields they do not know.

    Who, when and why travel beside the message, not in it.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    TYPE: ClassVar[str]
    VERSION: ClassVar[int] = 1

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        if "TYPE" in cls.__dict__:
            known = _types.setdefault(cls.TYPE, cls)
            if known is not cls:
                raise ValueError(f"type {cls.TYPE} belongs to {known.__module__}.{known.__qualname__}")


_types: dict[str, type[Contract]] = {}


def contract(type_: str) -> type[Contract]:
    """Raises LookupError for a type no imported module defines."""
    return _types[type_]


def contracts() -> list[type[Contract]]:
    return [_types[name] for name in sorted(_types)]
