"""Reporting decides nothing: its log stays empty until returns and publications are facts of its own."""

from backbone.eventstore import EventSourced


class Reporting(EventSourced):
    name = "reporting"
