"""A form of a return: its cells, each bound to a number that the platform counts."""

from enum import StrEnum

from backbone.errors import Refused
from pydantic import BaseModel, ConfigDict

from reporting.figures.figure import Figure, Measure


class Quantity(StrEnum):
    """What of a number a cell asks for: the number itself, how many are behind it, how many of them make a share."""

    VALUE = "value"
    BEHIND = "n"
    PART = "part"


class Cell(BaseModel):
    """`code` is the line of the form, `figure` and `key` what fills it; without a key all of the figure."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    title: str
    figure: str
    key: str | None = None
    quantity: Quantity = Quantity.VALUE

    def adds_up(self, figure: Figure) -> bool:
        """Whether what all schools say is the sum of what each says."""
        return self.quantity is not Quantity.VALUE or figure.measure in (Measure.COUNT, Measure.SUM)


def require_cells(cells: tuple[Cell, ...]) -> None:
    """Raises Refused, which names the cell."""
    codes = [cell.code for cell in cells]
    for place, code in enumerate(codes):
        if code in codes[:place]:
            raise Refused("same-code", f"Строка {code} есть в форме дважды", field=f"/cells/{place}/code")
