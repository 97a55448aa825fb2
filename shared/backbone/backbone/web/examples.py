"""Examples in the OpenAPI document, derived from the models where they say enough by themselves."""

from typing import Any

BY_FORMAT = {
    "uuid": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
    "date": "2025-09-01",
    "date-time": "2025-09-01T06:00:00Z",
    "time": "10:00:00",
    "binary": "(содержимое файла)",
}
BY_TYPE: dict[str, Any] = {"boolean": True, "integer": 1, "number": 1.5, "null": None}


class NoExample(Exception):
    """Names the property that gives no example of itself."""


def example(schema: dict[str, Any], components: dict[str, Any], place: str = "") -> Any:
    """Raises NoExample for a string that nobody gave an example of."""
    if "$ref" in schema:
        return example(components[schema["$ref"].rsplit("/", 1)[1]], components, place)
    if schema.get("examples"):
        return schema["examples"][0]
    for given in ("example", "const", "default"):
        if schema.get(given) is not None:
            return schema[given]
    if "enum" in schema:
        return schema["enum"][0]
    for either in ("anyOf", "oneOf", "allOf"):
        if either in schema:
            return example(schema[either][0], components, place)
    return _of_type(schema, components, place)


def _of_type(schema: dict[str, Any], components: dict[str, Any], place: str) -> Any:
    kind = schema.get("type")
    if kind == "object":
        named = schema.get("properties", {}).items()
        return {name: example(inner, components, f"{place}/{name}") for name, inner in named}
    if kind == "array":
        return [example(schema["items"], components, f"{place}/0")] if "items" in schema else []
    if "contentMediaType" in schema:
        return BY_FORMAT["binary"]
    if schema.get("format") in BY_FORMAT:
        return BY_FORMAT[schema["format"]]
    if kind in BY_TYPE:
        return schema.get("minimum", BY_TYPE[kind])
    raise NoExample(place or "/")
