"""When something holds of an object or a row: a field has one of these values, is `present` or `absent`, or is `me`."""

from collections.abc import Mapping
from typing import Any

from workplace.catalogue import Json


def hold(conditions: Mapping[str, Any], row: Json, person: str) -> bool:
    return all(_holds(wanted, row.get(name), person) for name, wanted in conditions.items())


def _holds(wanted: Any, value: Any, person: str) -> bool:
    match wanted:
        case "present":
            return bool(value)
        case "absent":
            return not value
        case "me":
            return person in (value if isinstance(value, list) else [value])
        case "not me":
            return not _holds("me", value, person)
        case list():
            return value in wanted
    return bool(value == wanted)
