"""What a figure is: the rows behind it in one statement, and how they are counted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

WHOLE = "all"
"""The key of the rows of a figure without a breakdown."""


class Timing(StrEnum):
    """STOCK: what was so on the day, or on any day of the period. FLOW: what happened up to the day, or in it."""

    STOCK = "stock"
    FLOW = "flow"


class Measure(StrEnum):
    COUNT = "count"
    SHARE = "share"
    MEDIAN = "median"
    MEAN = "mean"
    SUM = "sum"


@dataclass(frozen=True)
class Figure:
    """`rows` selects what the figure is counted from: school, key (its line of the breakdown), subject, value, and the
    events it rests on. It may use `%(window)s`, the dates asked about, and `%(last)s`, the last of them.

    COUNT counts distinct subjects; SHARE is the percentage of subjects whose value is 1; MEDIAN, MEAN and SUM
    are of the values.
    `labels` are the lines that are always shown, in this order; `label` words the others. A figure without a breakdown
    has the key WHOLE. `nothing` says why there is no number where there are no rows; only counts are zero then.
    `shared`: schools have subjects in common; those of all other figures belong to one school each.
    `persons`: how many people are behind each subject at least, or none: what an institution has done (INV-28).
    """

    id: str
    name: str
    formula: str
    unit: str
    clause: str
    timing: Timing
    measure: Measure
    rows: str
    labels: Mapping[str, str] = field(default_factory=dict)
    label: str = "{}"
    nothing: str = ""
    shared: bool = False
    persons: int = 1

    def label_of(self, key: str) -> str:
        return self.labels.get(key) or self.label.format(key)
