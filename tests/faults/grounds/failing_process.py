"""A service with a fault in it: while the file is there, its reactions can deal with no message."""

import os
import runpy
import sys
from pathlib import Path
from typing import Any

from backbone.follower.reaction import Reaction

react = Reaction.react


def may_fail(self: Reaction[Any], *given: Any) -> None:
    if Path(os.environ["FAILING"]).exists():
        raise ValueError("a fault in the handler")
    react(self, *given)


if __name__ == "__main__":
    Reaction.react = may_fail  # type: ignore[assignment, method-assign]
    runpy.run_module(sys.argv.pop(1), run_name="__main__", alter_sys=True)
