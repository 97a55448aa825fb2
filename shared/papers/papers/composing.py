"""A wording and the facts become a paper; what is not known is named in it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from papers import paper, wording
from papers.declension import Case, Declension
from papers.facts import MARK, Missing, Person
from papers.paper import Approval, Paper, Part, Requisites, Source
from papers.words import YEAR, in_words, short_name

Facts = Mapping[str, Any]
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\ufffe\uffff]")
"""No file format takes them; a line may be broken."""
TOGETHER = re.compile(r"(№|\bп\.|\bст\.) (?=\S)")
"""Stands in one line with what follows."""
TWICE = f"{YEAR}."
"""A sentence ends with the year."""


class Composer:
    """Facts that every wording finds: `organisation`, and for the requisites `number`, `dated`, `place`, if any."""

    def __init__(self, declension: Declension) -> None:
        self._environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined)
        self._environment.filters |= _filters(declension)
        self._template = lru_cache(maxsize=2048)(self._environment.from_string)

    def compose(self, said: wording.Wording, facts: Facts, sources: Sequence[Source] = ()) -> Paper:
        parts = tuple(_Numbered(self.say).parts(said.parts, facts))
        word, *lines = (self.say(line, facts) for line in said.approval or ("",))
        dated: date | str | Missing | None = facts.get("dated")
        requisites = Requisites(
            organisation=_plain(facts["organisation"]),
            kind=self.say(said.kind, facts),
            title=self.say(said.title, facts),
            number=_plain(facts.get("number", "")),
            day=dated if isinstance(dated, date) else None,
            dated=_plain(_day(dated)) if dated else "",
            place=_plain(facts.get("place", "")),
            addressee=tuple(self.say(line, facts) for line in said.addressee),
            approval=Approval(word=word, lines=tuple(lines)) if word else None,
        )
        whole = Paper(layout=said.layout, requisites=requisites, parts=parts, sources=tuple(sources))
        missing = dict.fromkeys(MARK.findall(whole.model_dump_json()))
        return whole.model_copy(update={"missing": tuple(missing)})

    def say(self, text: str, facts: Facts) -> str:
        template: Template = self._template(text)
        said = _plain(template.render(facts)).replace(TWICE, YEAR)
        return TOGETHER.sub("\\1\N{NO-BREAK SPACE}", said)


class _Numbered:
    """Clauses are numbered as they come."""

    def __init__(self, say: Callable[[str, Facts], str]) -> None:
        self._say = say
        self._clause = self._item = 0

    def parts(self, lines: Sequence[wording.Line], facts: Facts) -> Iterator[Part]:
        for line in lines:
            if line.when and not _fact(facts, line.when):
                continue
            items = _fact(facts, line.each) if line.each else (None,)
            for number, it in enumerate(items, start=1):
                yield from self._said(line, {**facts, "it": it, "n": number} if line.each else facts)

    def _said(self, line: wording.Line, facts: Facts) -> Iterator[Part]:
        match line:
            case wording.SaidText():
                yield from (paper.Text(text=text) for text in self._say(line.text, facts).splitlines())
            case wording.SaidGroup():
                yield from self.parts(line.group, facts)
            case _:
                yield self._part(line, facts)

    def _part(self, line: wording.OnePart, facts: Facts) -> Part:
        match line:
            case wording.SaidHeading():
                return paper.Heading(text=self._say(line.heading, facts))
            case wording.SaidClause():
                self._clause, self._item = self._clause + 1, 0
                return paper.Clause(number=f"{self._clause}.", text=self._say(line.clause, facts))
            case wording.SaidItem():
                self._item += 1
                return paper.Clause(number=f"{self._clause}.{self._item}.", text=self._say(line.item, facts))
            case wording.SaidAnnex():
                self._clause = self._item = 0
                lines = tuple(self._say(line.to, facts).splitlines())
                return paper.Annex(lines=lines, text=self._say(line.annex, facts))
            case wording.SaidTable():
                return self._table(line, facts)
            case wording.SaidChart():
                return paper.Chart(text=self._say(line.title, facts), **_fact(facts, line.chart))
            case wording.SaidSignature():
                return self._signature(_fact(facts, line.signature))
            case wording.SaidAcquaintance():
                known = [(_plain(_short(one["person"].name)), one.get("on")) for one in _fact(facts, line.acquaintance)]
                names, dates = (name for name, _ in known), (f"{on:%d.%m.%Y}" if on else "" for _, on in known)
                return paper.Acquaintance(heading=line.heading, names=tuple(names), dates=tuple(dates))

    def _table(self, line: wording.SaidTable, facts: Facts) -> paper.Table:
        items = enumerate(_fact(facts, line.table), start=1)
        rows = tuple(
            tuple(self._say(column.cell, {**facts, "it": it, "n": n}) for column in line.columns) for n, it in items
        )
        headings = tuple(column.heading for column in line.columns)
        return paper.Table(headings=headings, widths=tuple(column.width for column in line.columns), rows=rows)

    def _signature(self, who: Person) -> paper.Signature:
        return paper.Signature(post=_capital(who.post), name=_plain(_short(who.name)))


def _fact(facts: Facts, path: str) -> Any:
    """Raises KeyError: a wording asks for what nobody tells."""
    found: Any = facts
    for name in path.split("."):
        found = found[name]
    return found


def _filters(declension: Declension) -> dict[str, Callable[..., Any]]:
    def name(who: Any, case: str = "nomn") -> Any:
        told = who.name if isinstance(who, Person) else who
        return told if isinstance(told, Missing) else declension.name(told, Case(case))

    def post(who: Any, case: str = "nomn") -> Any:
        told = who.post if isinstance(who, Person) else who
        return told if isinstance(told, Missing) else declension.post(told, Case(case))

    def person(who: Any, case: str = "nomn") -> Any:
        return f"{name(who, case)}, {post(who, case)}"

    def short(who: Any, case: str = "nomn") -> Any:
        return _short(name(who, case))

    return {"name": name, "post": post, "person": person, "short": short, "day": _day, "capital": _capital}


def _capital(text: object) -> str:
    """Begins a line."""
    said = _plain(text)
    return said[:1].upper() + said[1:]


def _short(name: str | Missing) -> str | Missing:
    return name if isinstance(name, Missing) else short_name(name)


def _day(day: date | str | Missing) -> str | Missing:
    """What is no date is a place to write one."""
    return in_words(day) if isinstance(day, date) else day


def _plain(text: object) -> str:
    return CONTROL.sub("", str(text))
