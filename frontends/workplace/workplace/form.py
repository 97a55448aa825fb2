"""The form of a command: its fields with what can be chosen in them, and what becomes of it when it is sent."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from workplace import choices, questions, words
from workplace.catalogue import Json, Operation
from workplace.choices import Choices
from workplace.fields import Builder, Field
from workplace.filled import Filled, Values
from workplace.gateway import Answer
from workplace.visit import Visit

DEVIATIONS, ASKED = "deviations", "_asked"


@dataclass(frozen=True)
class Form:
    """`places` fill the path, `version` is the one of the object that the form is about; `kinds` are to be chosen from
    first, where a body has alternatives; `kind` is the label of the one that was."""

    operation: Operation
    places: Mapping[str, str]
    subject: Json
    version: str
    body: Sequence[Field] = ()
    asked: Sequence[Field] = ()
    """Places of the path that the link to the form has left open."""
    query: Sequence[Field] = ()
    kinds: Sequence[tuple[str, str]] = ()
    kind: str = ""

    @property
    def title(self) -> str:
        return f"{self.operation.title}: {self.kind}" if self.kind else self.operation.title

    def label(self, name: str) -> str:
        """Of the field that something is wrong with, by its full name."""
        last = DEVIATIONS if name.startswith(f"{DEVIATIONS}.") else name.rpartition(".")[2]
        return words.field(last, self.operation.key)

    @property
    def fields(self) -> list[Field]:
        return [*self.asked, *self.query, *self.body]

    @property
    def deviations(self) -> str:
        """The field for reasons, empty where the command takes none."""
        return next((one.name for one in self.body if one.name == DEVIATIONS), "")

    @property
    def empty(self) -> bool:
        """Nothing to fill in but reasons that may be asked for."""
        return all(one.name == DEVIATIONS for one in self.fields)


async def prepared(visit: Visit, operation: Operation, given: Values) -> Form:
    """Raises Refusal, SignedOut."""
    told = Filled(given)
    places = {name: told.one(name) for name in operation.places}
    open_ = [name for name in operation.places if name not in given or name in told.all(ASKED)]
    about = await _subject(visit, operation, places, told)
    subject = about.body if isinstance(about.body, dict) else {}
    kind = told.one("kind")
    made = Form(operation, places, subject, about.version)
    if (kinds := alternatives(operation)) and kind not in kinds:
        return replace(made, kinds=list(kinds.items()))
    offered = Choices(visit, operation, kind, subject)
    bare = Builder(operation, _none, kind)
    await offered.load([*open_, *_paths([*bare.body(), *bare.query()])])
    entries = words.read("fields")["entries"].get(f"{operation.key}.{kind}".rstrip("."), {})
    builder = Builder(operation, offered, kind, {name: list(keys.items()) for name, keys in entries.items()})
    body = [_special(one, operation, subject, bool(kinds)) for one in builder.body()]
    asked = [_place(operation, name, offered) for name in open_]
    return replace(made, asked=asked, body=body, query=builder.query(), kind=kinds.get(kind, ""))


async def _subject(visit: Visit, operation: Operation, places: Mapping[str, str], told: Filled) -> Answer:
    """The object that the command changes, or what the new one is about."""
    about = choices.about(operation.key)
    if about is None:
        return await visit.subject(operation, places)
    id = told.one(about.field)
    return Answer((await visit.read(about.read, {"id": id})).body) if id else Answer({})


def alternatives(operation: Operation) -> Mapping[str, str]:
    """The kinds among which a body has to be chosen, with their labels."""
    told = operation.resolved(operation.body)
    parts = [operation.resolved(part) for part in told.get("properties", {}).values()]
    if not any("oneOf" in part for part in parts):
        return {}
    return words.codes(operation, operation.part(told, "kind"))


def _special(one: Field, operation: Operation, subject: Json, of_kinds: bool) -> Field:
    if of_kinds and one.name == "kind":
        return replace(one, widget="hidden")
    if operation.key == "programs.answer_survey" and one.name == "answers":
        return replace(one, widget="group", label=str(subject.get("title", "")), parts=questions.fields(subject))
    return one


def _place(operation: Operation, name: str, choices: Choices) -> Field:
    return Field(name, words.field(name, operation.key), "choice", required=True, options=choices(name) or ())


def _none(_: str) -> None:
    return None


def _paths(fields: Iterable[Field]) -> Iterable[str]:
    for one in fields:
        yield one.name
        within = f"{one.name}." if one.widget == "rows" else ""
        yield from (f"{within}{path}" for path in _paths(one.parts))


def at_once(operation: Operation) -> bool:
    """Whether the command needs nothing but to be given."""
    told: dict[str, Any] = operation.resolved(operation.body)
    return not operation.query and set(told.get("properties", ())) <= {DEVIATIONS}
