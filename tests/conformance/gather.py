"""What in the code and in the tests speaks of which row: read from the sources, nothing is run."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.conformance.rows import Row

ROOT = Path(__file__).parents[2]
PRODUCT = ("services", "shared/contracts")
ROW = re.compile(r"\bR-(?:A\.)?\d(?:\.\d)?-D?\d+\b")
RULE = re.compile(r"(?:INV-\d+[ab]?|A-\d+|T-\d+|R-(?:A\.)?\d(?:\.\d)?-D?\d+)")
VERBS = {"get", "post", "put", "delete"}
Documented = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


@dataclass
class Evidence:
    """What serves one row."""

    rules: set[str] = field(default_factory=set)
    operations: set[str] = field(default_factory=set)
    events: set[str] = field(default_factory=set)
    contracts: set[str] = field(default_factory=set)
    elsewhere: set[str] = field(default_factory=set)
    tests: set[str] = field(default_factory=set)


def evidence(rows: Mapping[str, Row], root: Path = ROOT) -> Mapping[str, Evidence]:
    found: dict[str, Evidence] = defaultdict(Evidence)
    by_number = {number: [id for id, row in rows.items() if number in row.numbers] for number in _numbers(rows)}
    for file in _sources(root, PRODUCT):
        _of_code(file, root, found, by_number)
    for file in _sources(root, ("tests",)):
        for test, ids in marked(ast.parse(file.read_text())):
            for id in ids:
                found[id].tests.add(f"{file.relative_to(root)}::{test}")
    return found


def marked(tree: ast.Module) -> Iterator[tuple[str, set[str]]]:
    """The tests of a module with the rows they, or some of their cases, are marked to show."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
            calls = (call for mark in node.decorator_list for call in ast.walk(mark) if isinstance(call, ast.Call))
            rows = [call for call in calls if ast.unparse(call.func) == "pytest.mark.row"]
            ids = {str(ast.literal_eval(argument)) for mark in rows for argument in mark.args}
            if ids:
                yield node.name, ids


def _numbers(rows: Mapping[str, Row]) -> set[str]:
    return {number for row in rows.values() for number in row.numbers}


def _sources(root: Path, folders: Iterable[str]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((root / folder).rglob("*.py"))


def _of_code(file: Path, root: Path, found: dict[str, Evidence], by_number: Mapping[str, list[str]]) -> None:
    text = file.read_text()
    tree = ast.parse(text)
    for rule in _rules(tree) if file.name == "rules.py" else ():
        for id in by_number.get(rule, [rule] if ROW.fullmatch(rule) else []):
            found[id].rules.add(rule)
    told = set()
    for node in ast.walk(tree):
        if isinstance(node, Documented):
            ids = set(ROW.findall(ast.get_docstring(node) or ""))
            told |= ids
            for id in ids:
                _file(found[id], node, file.relative_to(root))
    for id in set(ROW.findall(text)) - told:
        found[id].elsewhere.add(str(file.relative_to(root)))


def _file(row: Evidence, node: Documented, place: Path) -> None:
    if (topic := _constant(node, "TOPIC")) is not None:
        row.events.add(topic)
    elif (kind := _constant(node, "TYPE")) is not None:
        row.contracts.add(kind)
    elif _is_route(node):
        row.operations.add(f"{place.parts[1]}: {node.name}")
    else:
        row.elsewhere.add(str(place))


def _rules(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            value = node.args[0].value
            if isinstance(value, str) and RULE.fullmatch(value):
                yield value


def _constant(node: Documented, name: str) -> str | None:
    for line in node.body:
        if isinstance(line, ast.AnnAssign) and ast.unparse(line.target) == name and line.value is not None:
            return str(ast.literal_eval(line.value))
    return None


def _is_route(node: Documented) -> bool:
    marks = (mark.func for mark in node.decorator_list if isinstance(mark, ast.Call))
    return any(isinstance(mark, ast.Attribute) and mark.attr in VERBS for mark in marks)
