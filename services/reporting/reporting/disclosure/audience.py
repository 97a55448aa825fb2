"""Who is to see numbers, and how few may stand behind a number that he is shown (INV-28)."""

from dataclasses import dataclass
from enum import StrEnum


class Audience(StrEnum):
    SCHOOL = "school"
    OFFICE = "office"
    PUBLIC = "public"


@dataclass(frozen=True)
class Smallest:
    """The fewest whose number is told outside the school that counted them; 1 hides nothing."""

    office: int = 3
    public: int = 5

    def for_(self, audience: Audience) -> tuple[int, ...]:
        """What is published hides whatever the office is not shown, and more: both together tell no more."""
        match audience:
            case Audience.SCHOOL:
                return ()
            case Audience.OFFICE:
                return (self.office,)
            case Audience.PUBLIC:
                return (self.office, self.public)
