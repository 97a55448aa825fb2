"""What stands in the public section of a school's site, by kind: one table (8.1, 8.2)."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from contracts.codes import DataCategory, PublicationKind

from registry.domain.publication.ending import Ending, must_be_completed, must_be_completed_or_reported


class About(Enum):
    """What a publication is of."""

    NOTHING = auto()
    PERSON = auto()
    MATCH = auto()
    PRACTICE = auto()
    MATERIAL = auto()


@dataclass(frozen=True)
class Shape:
    """`texts` names the words it has to bring; `may` the categories of personal data it may show; `after` is how the
    program it is about must have ended (INV-16)."""

    rows: str
    about: About = About.NOTHING
    texts: str = ""
    may: tuple[DataCategory, ...] = ()
    after: Callable[[Ending], None] | None = None


NEWS = (DataCategory.NAME, DataCategory.PHOTO, DataCategory.VIDEO)
KINDS: dict[PublicationKind, Shape] = {
    PublicationKind.SECTION: Shape("R-8.1-01, R-A.1-06", texts="url"),
    PublicationKind.PROGRAM: Shape("R-8.1-02", About.MATCH),
    PublicationKind.PERSON_CARD: Shape("R-8.1-03", About.PERSON, may=tuple(DataCategory)),
    PublicationKind.PRACTICE: Shape(
        "R-8.1-04, R-A.7-07", About.PRACTICE, may=(DataCategory.NAME,), after=must_be_completed
    ),
    PublicationKind.MATERIAL: Shape("R-8.1-06", About.MATERIAL),
    PublicationKind.NEWS: Shape("R-8.1-07", texts="title text", may=NEWS),
    PublicationKind.RESULTS: Shape("R-8.2-01", About.MATCH, "text", after=must_be_completed_or_reported),
}
