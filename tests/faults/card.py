"""Somebody who has never been."""

from typing import Any
from uuid import uuid4


def card() -> dict[str, Any]:
    """As registry wants it of a teacher; with a number of staff that nobody has."""
    number = uuid4().hex[:12]
    return {
        "staff_number": number,
        "name": "Незнаемов Никто Никтович",
        "email": f"{number}@school.example",
        "position": "учитель физики",
        "pedagogical": True,
        "experience_years": 3,
        "young": False,
    }
