"""The event store: the library's application and recorder on PostgreSQL, with our mapper and idempotent commands."""

from backbone.effects import Effect
from backbone.eventstore.application import Decision, EventSourced
from backbone.eventstore.command import command

__all__ = ["Decision", "Effect", "EventSourced", "command"]
