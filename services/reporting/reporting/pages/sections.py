"""What stands on the dashboard, and in which order: each section is a row of data."""

from dataclasses import dataclass
from enum import StrEnum


class By(StrEnum):
    """A table has a row for each school, or for each line of the breakdown."""

    SCHOOL = "school"
    LINE = "line"


@dataclass(frozen=True)
class Shown:
    figure: str
    by: By


@dataclass(frozen=True)
class Section:
    """`id` is the anchor."""

    id: str
    title: str
    shown: tuple[Shown, ...]


SUMMARY = ("K-01", "K-02", "K-03", "K-04", "K-05", "K-08", "K-13", "K-18", "K-33", "K-34")
"""The figures that stand on top, each as one number."""

SECTIONS = (
    Section("coverage", "Охват", (Shown("K-04", By.SCHOOL), Shown("K-05", By.SCHOOL))),
    Section(
        "programs",
        "Программы",
        (Shown("K-06-state", By.LINE), Shown("K-06-form", By.LINE), Shown("K-06-kind", By.LINE)),
    ),
    Section(
        "terminations",
        "Досрочные прекращения",
        (Shown("K-18", By.SCHOOL), Shown("K-18-initiator", By.LINE), Shown("K-18-reason", By.LINE)),
    ),
    Section("waiting", "Ожидание наставника", (Shown("K-13", By.SCHOOL),)),
    Section("deviations", "Отступления от правил", (Shown("K-34", By.LINE), Shown("K-34", By.SCHOOL))),
    Section(
        "completeness",
        "Полнота актов и раздела сайта",
        (Shown("K-08-act", By.LINE), Shown("K-08", By.SCHOOL), Shown("K-33", By.SCHOOL)),
    ),
)
