"""Counting in calendar months, as terms of the regulation are counted."""

from contracts.months import plus_months

__all__ = ["plus_months"]
