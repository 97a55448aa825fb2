"""However a history is cut into batches, the table ends up the same."""

from random import Random
from uuid import UUID

import pytest
from backbone.follower import Rows
from post import Post
from psycopg.errors import UniqueViolation
from twins import WRITTEN

pytestmark = pytest.mark.anyio
BOXES = [UUID(int=number) for number in range(1, 5)]


def live(random: Random, rows: Rows, known: dict[UUID, float]) -> None:
    """Something happens to a box; `known` is what is true afterwards."""
    box, weight = random.choice(BOXES), float(random.randint(1, 9))
    sheet = rows["weights"]
    match random.choice(["add", "put", "change", "revise", "remove"]):
        case "add" if box not in known:
            sheet.add({"box": box, "kilograms": weight})
            known[box] = weight
        case "put":
            sheet.put({"box": box, "kilograms": weight})
            known[box] = weight
        case "change":
            sheet.change(box, {"kilograms": weight})
            if box in known:
                known[box] = weight
        case "revise":
            sheet.revise(box, lambda row: {"kilograms": row["kilograms"] + 1})
            if box in known:
                known[box] += 1
        case "remove":
            sheet.remove(box)
            known.pop(box, None)
    found = sheet.get(box)
    assert (found["kilograms"] if found else None) == known.get(box)


@pytest.mark.parametrize("seed", range(20))
async def test_batches_of_any_size_end_in_the_rows_that_single_steps_make(post: Post, seed: int) -> None:
    random, known = Random(seed), dict[UUID, float]()
    for _ in range(30):
        with post.programs.database.transaction() as cursor:
            rows = Rows(WRITTEN, cursor)
            for _ in range(random.randint(1, 8)):
                live(random, rows, known)
            rows.write()
        assert {row["box"]: row["kilograms"] for row in post.rows(post.programs, "weights")} == known


async def test_a_row_that_is_there_already_is_an_error_and_not_overwritten(post: Post) -> None:
    def added(kilograms: float) -> None:
        with post.programs.database.transaction() as cursor:
            rows = Rows(WRITTEN, cursor)
            rows["weights"].add({"box": BOXES[0], "kilograms": kilograms})
            rows.write()

    added(1.0)
    with pytest.raises(UniqueViolation):
        added(2.0)
    assert [row["kilograms"] for row in post.rows(post.programs, "weights")] == [1.0]
