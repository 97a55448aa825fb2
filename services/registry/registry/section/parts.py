"""Of what parts the section is made, in the order in which visitors see them: one table (8.1, 8.2)."""

from dataclasses import dataclass

from contracts.codes import PublicationKind


@dataclass(frozen=True)
class Part:
    """`name` stands in addresses and names what lays an item out (`templates/items.html`). `first` items stand on the
    first page, all on the part's own; `each` says that every item has a page as well."""

    name: str
    kind: str
    title: str
    first: int = 5
    each: bool = False
    note: str = ""


NEWS = Part("news", PublicationKind.NEWS, "Новости и анонсы", first=3, each=True)
PARTS = (
    NEWS,
    Part("programs", PublicationKind.PROGRAM, "Программы наставничества", note="Программы названы без участников."),
    Part(
        "people",
        PublicationKind.PERSON_CARD,
        "Наставники и наставляемые",
        first=10,
        note="Названы только те, кто согласился на публикацию здесь, и только в том, на что согласился.",
    ),
    Part("practices", PublicationKind.PRACTICE, "Лучшие кейсы", each=True),
    Part(
        "results",
        PublicationKind.RESULTS,
        "Результаты программ",
        each=True,
        note="Результаты публикуются после завершения программы.",
    ),
    Part("materials", PublicationKind.MATERIAL, "Методические рекомендации", each=True),
    Part("acts", "acts", "Нормативные акты", first=10),
)
BY_NAME = {part.name: part for part in PARTS}
