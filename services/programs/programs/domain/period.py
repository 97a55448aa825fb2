"""The time a program runs in: half-open, measured in calendar months (INV-05)."""

from dataclasses import dataclass
from datetime import date

from backbone.months import plus_months
from backbone.rules import require


@dataclass(frozen=True)
class Period:
    """`start` belongs to it, `until` does not."""

    start: date
    until: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.until

    def require_length(self, shortest: int, longest: int) -> None:
        """Refuses what is not between `shortest` and `longest` calendar months."""
        require(self.start < self.until, "INV-05", "Программа заканчивается раньше, чем начинается", field="/until")
        too_short = f"Программа короче {shortest} мес.: не раньше {plus_months(self.start, shortest):%d.%m.%Y}"
        require(plus_months(self.start, shortest) <= self.until, "INV-05", too_short, field="/until")
        too_long = f"Программа длиннее {longest} мес.: не позже {plus_months(self.start, longest):%d.%m.%Y}"
        require(self.until <= plus_months(self.start, longest), "INV-05", too_long, field="/until")
