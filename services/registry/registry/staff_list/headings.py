"""Which column tells what: headings in any order and wording, below a title, in one row or in two."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from registry.staff_list.limits import LONGEST_HEADING, TOP, UnreadableList
from registry.staff_list.tables import Row

KNOWN_AS: dict[str, tuple[str, ...]] = {
    "staff_number": (r"таб\S* ?(№|n\b|ном)", r"^т ?/? ?н$"),
    "surname": (r"^фамилия$",),
    "first_name": (r"^имя$",),
    "patronymic": (r"^отчество$",),
    "name": (r"^ф ?и ?о\b", r"фамилия имя", r"^(сотрудник|работник)"),
    "email": (r"почт", r"e ?mail"),
    "position": (r"должност",),
    "experience_years": (r"стаж.*пед|пед.*стаж", r"стаж"),
    "hired": (r"(начал|дата).*пед", r"дата (приема|поступления|трудоустройства)", r"(принят|работает) с\b"),
    "pedagogical": (r"пед\S* ?работник", r"^педагог$"),
    "deputy_head": (r"зам\S* (руководител|директор)", r"^завуч"),
    "young": (r"до 35", r"молод\S* (специалист|педагог)"),
    "born": (r"дата рождения",),
    "subjects": (r"^(преподаваем\S* |учебн\S* )*(предмет|дисциплин)",),
    "category": (r"^кв\S* категор", r"^категория$"),
    "status": (r"^(статус|состояние)",),
    "left_on": (r"дата (увольнения|выбытия|перевода)", r"^уволен с\b"),
}
"""By field: what is looked for in a heading, the best wording first."""
NEEDED: dict[str, tuple[str, ...]] = {
    "табельный номер": ("staff_number",),
    "фио": ("name", "surname"),
    "электронная почта": ("email",),
    "должность": ("position",),
    "стаж (или дата приёма)": ("experience_years", "hired"),
    "до 35 (или дата рождения)": ("young", "born"),
}
"""What a list cannot do without, and the columns that tell it."""


@dataclass(frozen=True)
class Headings:
    """`first` is the number of rows above the first line. `places` are columns by field."""

    names: Row
    places: dict[str, int]
    first: int

    def name(self, field: str, otherwise: str) -> str:
        return self.names[self.places[field]] if field in self.places else otherwise


def find(rows: Sequence[Row]) -> Headings:
    """Raises UnreadableList."""
    best = max(_candidates(rows), key=lambda found: (len(found.places), found.first))
    missing = [said for said, fields in NEEDED.items() if best.places.keys().isdisjoint(fields)]
    if missing:
        raise UnreadableList(f"В файле нет столбцов: {', '.join(missing)}")
    return best


def _candidates(rows: Sequence[Row]) -> Iterator[Headings]:
    for number, row in enumerate(rows[:TOP]):
        alone = Headings(row, _places(row), number + 1)
        yield alone
        if number + 1 < len(rows) and _continues(rows[number + 1], alone):
            both = _joined(row, rows[number + 1])
            yield Headings(both, _places(both), number + 2)


def _continues(row: Row, above: Headings) -> bool:
    """The second row of headings, and not the first person: there is neither a number nor an address in it."""
    place = above.places.get("staff_number", len(row))
    return place < len(row) and row[place] in ("", above.names[place]) and not any("@" in cell for cell in row)


def _joined(upper: Row, lower: Row) -> Row:
    """An upper heading spreads to the right over the lower ones without one of their own."""
    names, spread = [], ""
    for place in range(max(len(upper), len(lower))):
        above, below = (row[place] if place < len(row) else "" for row in (upper, lower))
        spread = above or (spread if below else "")
        names.append(spread if below in ("", spread) else f"{spread} {below}")
    return names


def _places(names: Row) -> dict[str, int]:
    said = [_plain(name[:LONGEST_HEADING]) for name in names]
    places: dict[str, int] = {}
    for field, wordings in KNOWN_AS.items():
        found = (place for wording in wordings for place, name in enumerate(said) if re.search(wording, name))
        place = next((place for place in found if place not in places.values()), None)
        if place is not None:
            places[field] = place
    return places


def _plain(name: str) -> str:
    """Small letters, no points, dashes or line breaks: «Ф.И.О.» is «ф и о»."""
    return re.sub(r"[\s.,:()«»\"_*–-]+", " ", name.casefold().replace("ё", "е")).strip()
