"""How long a mentor from outside may be one: to the end of the program, or his papers are to be renewed (INV-24)."""

from datetime import date, timedelta

from programs.domain.deviations import Preferred


def lasting(entitled: date | None, until: date) -> Preferred:
    """`entitled` is the last day of his basis and certificates, None for staff; `until` is the first day after the
    program. A reason says that the renewal is planned."""
    last = until - timedelta(days=1)
    detail = f"Основание или справки внешнего наставника действуют до {entitled:%d.%m.%Y}" if entitled else ""
    return Preferred(entitled is None or last <= entitled, "INV-24", f"{detail}, а программа идёт по {last:%d.%m.%Y}")
