"""The time a program runs in: half-open, measured in calendar months (INV-05)."""

from dataclasses import dataclass
from datetime import date

from backbone.rules import require
from contracts.regulation import RuleParameters


@dataclass(frozen=True)
class Period:
    """`start` belongs to it, `until` does not."""

    start: date
    until: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.until

    def require_length(self, rules: RuleParameters) -> None:
        earliest, latest = rules.ends_allowed(self.start)
        require(self.start < self.until, "INV-05", "Программа заканчивается раньше, чем начинается", field="/until")
        too_short = f"Программа короче {rules.program_min_months} мес.: не раньше {earliest:%d.%m.%Y}"
        require(earliest <= self.until, "INV-05", too_short, field="/until")
        too_long = f"Программа длиннее {rules.program_max_months} мес.: не позже {latest:%d.%m.%Y}"
        require(self.until <= latest, "INV-05", too_long, field="/until")
