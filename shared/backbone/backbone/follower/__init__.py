"""Followers: projections and reactions, fed in order from the service's own log or from another's stream."""

from backbone.follower.follower import Follower
from backbone.follower.projection import Handler, Handles, Projection, rebuild
from backbone.follower.reaction import Reaction, Reacts, Redriven, redrive, step
from backbone.follower.waiting import Waiter

__all__ = [
    "Follower",
    "Handler",
    "Handles",
    "Projection",
    "Reaction",
    "Reacts",
    "Redriven",
    "Waiter",
    "rebuild",
    "redrive",
    "step",
]
