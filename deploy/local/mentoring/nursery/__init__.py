"""Where Python processes are born: as copies of one that has imported what all of them use. So they begin at once and
share that memory. It forks in peace, having one thread and no connection; its end takes all of them along."""

from mentoring.nursery.nursery import Nursery
from mentoring.nursery.order import Order

__all__ = ["Nursery", "Order"]
