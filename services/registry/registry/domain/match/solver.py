"""The assignment problem, solved by SciPy. Loaded when first needed: it is a third of the service's memory."""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment


def largest(possible: Sequence[Sequence[bool]]) -> list[tuple[int, int]]:
    """As many rows with a possible column each as there can be; of equal numbers the one with the first rows, and with
    first columns before second. A pair is worth more than all preferences together."""
    allowed = np.array(possible)
    height, width = allowed.shape
    pair = min(height, width) * (height + width) + 1
    preferred = np.arange(height, 0, -1)[:, None] + np.arange(width, 0, -1)[None, :]
    rows, columns = linear_sum_assignment(np.where(allowed, pair + preferred, 0).astype(float), maximize=True)
    return [(int(row), int(column)) for row, column in zip(rows, columns, strict=True) if allowed[row, column]]
