"""The bill of materials as CycloneDX 1.6 wants it: written from the lock, the same for the same lock."""

from typing import Any
from uuid import UUID, uuid5

from packaging.utils import canonicalize_name

from tests.supply.lock import LOCK, Locked, licences, locked, needs, serving

NAMESPACE = UUID("6f0f8f0e-4b8e-5f5e-9d53-6f2b0d5a7c11")
PLATFORM = "mentoring-platform"


def bill() -> dict[str, Any]:
    """Of everything that is installed here; what only another system needs is left out."""
    here = [one for one in locked() if one.here]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE, LOCK.read_text())}",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": PLATFORM, "version": "0.1.0", "bom-ref": PLATFORM}},
        "components": [_component(one) for one in here],
        "dependencies": [
            {"ref": PLATFORM, "dependsOn": sorted(_ref(one) for one in here if one.name in serving())},
            *({"ref": _ref(one), "dependsOn": _needed(one, here)} for one in here),
        ],
    }


def _component(one: Locked) -> dict[str, Any]:
    """Which of several files is installed depends on the machine: their hashes are those that are allowed."""
    return {
        "type": "library",
        "bom-ref": _ref(one),
        "name": one.name,
        "version": one.version,
        "purl": _ref(one),
        "scope": "required" if one.name in serving() else "excluded",
        "licenses": [{"license": {"id": id}} for id in sorted(licences(one.name))],
        "properties": [{"name": "mentoring:sha256", "value": hash} for hash in one.hashes],
    }


def _ref(one: Locked) -> str:
    return f"pkg:pypi/{one.name}@{one.version}"


def _needed(one: Locked, here: list[Locked]) -> list[str]:
    names = {canonicalize_name(found.name) for found in needs(one.name)}
    return sorted(_ref(other) for other in here if other.name in names)
