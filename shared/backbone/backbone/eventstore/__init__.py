"""The event store: the library's application and recorder on PostgreSQL, with our mapper and idempotent commands."""

from backbone.eventstore.application import Decision, EventSourced, command
from backbone.eventstore.recorder import Effect

__all__ = ["Decision", "Effect", "EventSourced", "command"]
