"""Names and posts in another case: what an office has corrected first, then the dictionary; else as they are."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import lru_cache

from pymorphy3 import MorphAnalyzer
from pymorphy3.analyzer import Parse

FEMALE = re.compile(r"(вна|чна|кызы|гызы)$", re.IGNORECASE)
MALE = re.compile(r"(ич|оглы|улы)$", re.IGNORECASE)
VOWELS = ("а", "я")
POSSESSIVE = re.compile(r"[а-яё]{2,}([её]в|ов|ин|ын)а?$", re.IGNORECASE)
"""Surnames of the commonest shape, in the dictionary or not."""
ENDINGS = {
    "masc": {"gent": "а", "datv": "у", "accs": "а", "ablt": "ым"},
    "femn": {"gent": "ой", "datv": "ой", "accs": "у", "ablt": "ой"},
}


class Case(StrEnum):
    """As the dictionary names them."""

    NOMINATIVE = "nomn"
    GENITIVE = "gent"
    DATIVE = "datv"
    ACCUSATIVE = "accs"
    INSTRUMENTAL = "ablt"


Corrections = Mapping[str, Mapping[str, str]]
"""By the nominative of a surname, a whole name or a post: its cases, `{"Лев": {"gent": "Лева"}}`."""


class Declension:
    def __init__(self, corrections: Corrections | None = None) -> None:
        self._corrections = corrections or {}

    def name(self, name: str, case: Case) -> str:
        """«Surname First Patronymic»; the patronymic tells the gender, without it nothing is changed."""
        if corrected := self._corrected(name, case):
            return corrected
        words = name.split()
        gender = _gender(words)
        if gender is None or case is Case.NOMINATIVE:
            return name
        surname, first, *patronymic = words
        declined = [self._corrected(surname, case) or _hyphenated(surname, "Surn", gender, case)]
        declined.append(self._corrected(first, case) or _hyphenated(first, "Name", gender, case))
        if len(patronymic) == 1:
            return " ".join([*declined, _word(patronymic[0], "Patr", gender, case)])
        return " ".join([*declined, *patronymic])

    def post(self, post: str, case: Case) -> str:
        """«старшего вожатого», «заместителя директора по учебной работе»: up to the noun that names who it is."""
        if case is Case.NOMINATIVE:
            return post
        return self._corrected(post, case) or " ".join(_post(post.split(), case))

    def _corrected(self, text: str, case: Case) -> str | None:
        return self._corrections.get(text, {}).get(case)


def _gender(words: list[str]) -> str | None:
    if len(words) < 3:
        return None
    if FEMALE.search(words[-1]):
        return "femn"
    return "masc" if MALE.search(words[-1]) else None


def _hyphenated(word: str, kind: str, gender: str, case: Case) -> str:
    return "-".join(_word(part, kind, gender, case) for part in word.split("-"))


def _word(word: str, kind: str, gender: str, case: Case) -> str:
    """A word of this kind and gender; a surname that is none in the dictionary goes by its shape or like the noun it
    looks like, and a woman's that ends in a consonant stays."""
    found = _parses(word)
    fitting = [parse for parse in found if kind in parse.tag and (gender in parse.tag or "ms-f" in parse.tag)]
    if not fitting and kind == "Surn" and POSSESSIVE.match(word) and word.endswith("а") == (gender == "femn"):
        return word.removesuffix("а") + ENDINGS[gender][case.value]
    if not fitting and (gender == "masc" or word.endswith(VOWELS)):
        shape = "femn" if word.endswith(VOWELS) else gender
        fitting = [parse for parse in found if shape in parse.tag and parse.tag.POS in ("NOUN", "ADJF")]
    return _declined(word, fitting[0], case) if fitting else word


def _post(words: list[str], case: Case) -> Iterator[str]:
    """Adjectives, then the noun they belong to; what follows it stays."""
    for place, word in enumerate(words):
        readings = {parse.tag.POS: parse for parse in reversed(_parses(word))}
        adjective = readings.get("ADJF") or readings.get("PRTF")
        if adjective is not None and any(
            parse.tag.POS == "NOUN" for parse in _parses(" ".join(words[place + 1 :][:1]))
        ):
            yield _declined(word, adjective, case)
            continue
        noun = readings.get("NOUN") or adjective
        yield _declined(word, _both_halves(word, noun), case) if noun else word
        yield from words[place + 1 :]
        return


def _both_halves(word: str, noun: Parse) -> Parse:
    """Of «педагог-психолог» both change, though one reading leaves the first as it is."""
    first, hyphen, _ = word.lower().partition("-")
    readings = [parse for parse in _parses(word) if parse.tag.POS == "NOUN"] if hyphen else [noun]
    return min(readings, key=lambda parse: _declined(word, parse, Case.DATIVE).lower().startswith(f"{first}-"))


def _declined(word: str, parse: Parse, case: Case) -> str:
    """People and posts are alive, whatever the dictionary thinks of the word."""
    alive = case is Case.ACCUSATIVE and parse.tag.gender == "masc" and not word.endswith(VOWELS)
    found = parse.inflect({Case.GENITIVE.value if alive else case.value})
    return _like(word, str(found.word)) if found else word


def _like(word: str, declined: str) -> str:
    return declined.capitalize() if word[:1].isupper() else declined


@lru_cache(maxsize=4096)
def _parses(word: str) -> tuple[Parse, ...]:
    """The readings as a nominative singular."""
    return tuple(parse for parse in _dictionary().parse(word) if "nomn" in parse.tag and "plur" not in parse.tag)


@lru_cache(maxsize=1)
def _dictionary() -> MorphAnalyzer:
    return MorphAnalyzer(lang="ru")
