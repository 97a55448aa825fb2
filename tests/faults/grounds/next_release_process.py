"""A service of the next release: whatever it records and tells, and whatever it is told, has one more field than the
release before knows, in a higher version; older events of its own get the field when they are read."""

import importlib
import os
import runpy
import sys
from pathlib import Path
from typing import Any

from backbone.events import Event, event_classes
from contracts.base import Contract, contracts
from pydantic.fields import FieldInfo

FIELD = "of_the_next_release"


def later(kind: type[Event] | type[Contract]) -> None:
    kind.__pydantic_fields__[FIELD] = FieldInfo(annotation=str, default="told")
    kind.VERSION += 1
    kind.model_rebuild(force=True)


def upcast(data: dict[str, Any]) -> dict[str, Any]:
    return data | {FIELD: "not told then"}


def upgrade(service: str) -> None:
    importlib.import_module(f"{service}.main")
    for event in event_classes():
        event.UPCASTERS = {**event.UPCASTERS, event.VERSION: upcast}
        later(event)
    for contract in contracts():
        later(contract)


if __name__ == "__main__":
    service = sys.argv.pop(1)
    if Path(os.environ["NEXT_RELEASE"]).exists():
        upgrade(service)
    runpy.run_module(service, run_name="__main__", alter_sys=True)
