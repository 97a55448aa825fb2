"""What the tests of access have tried, told at the end of the run."""

from dataclasses import dataclass, field


@dataclass
class Summary:
    """`asked` counts operations times roles; `cells` the row and column of each that was probed, and whether it was as
    the matrix says."""

    asked: int = 0
    cells: dict[tuple[str, str], bool] = field(default_factory=dict)

    def note(self, cell: tuple[str, str], passed: bool) -> None:
        self.cells[cell] = self.cells.get(cell, True) and passed
