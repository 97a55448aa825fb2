"""What the rows of lists have in common."""

from backbone.events import Event
from backbone.follower import Rows, Values
from backbone.letters import Delivery

__all__ = ["Rows", "Values", "placed"]


def placed(told: Delivery[Event]) -> dict[str, object]:
    return {"id": told.aggregate, "school": told.meta.school, "place": told.position}
