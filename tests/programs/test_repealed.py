"""What an order said that has been repealed, is not done any more."""

from uuid import UUID, uuid4

import pytest
from contracts.codes import OrderKind
from contracts.registry import OrderRepealed

from tests.programs.school import School


@pytest.mark.row("R-3.3-02")
def test_a_repealed_order_does_not_end_a_program(school: School) -> None:
    pair = school.assign().running()
    pair.do("mentor", "/termination", {"reason": "workload", "text": "Нагрузка выросла"})
    body, _ = pair.order(OrderKind.TERMINATE_PROGRAM)
    order, today = UUID(body["order"]), school.town.app.clock.today()
    position = school.tell(OrderRepealed(order=order, by=uuid4(), dated=today, erroneous=True))
    refusal = pair.refused("head", "/termination/approval", body, **{"X-Min-Position": position})
    assert refusal["type"].endswith(":order-repealed")
    assert pair.see()["state"] == "running"
