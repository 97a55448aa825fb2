"""The sources of what serves, looked through for what they must not do."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SERVING = ("services", "shared", "frontends")


@cache
def modules() -> dict[str, ast.Module]:
    """By path below the root."""
    files = [file for folder in SERVING for file in sorted((ROOT / folder).rglob("*.py"))]
    return {str(file.relative_to(ROOT)): ast.parse(file.read_text()) for file in files}


def imported() -> Iterator[tuple[str, str]]:
    """Path, and the name of a module that is imported there."""
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                yield from ((path, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield path, node.module


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    """Path, what is called as it is written there, the call."""
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                yield path, ast.unparse(node.func), node
