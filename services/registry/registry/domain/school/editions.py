"""What has changed between two editions of the regulation (9.2)."""

from dataclasses import dataclass

from pydantic import JsonValue

from registry.domain.school.school import Edition


@dataclass(frozen=True)
class Change:
    """`before` and `after` as they are written in an order."""

    parameter: str
    before: JsonValue
    after: JsonValue


def changes(before: Edition, after: Edition) -> list[Change]:
    old, new = (edition.parameters.model_dump(mode="json") for edition in (before, after))
    return [Change(name, old[name], new[name]) for name in old if old[name] != new[name]]
