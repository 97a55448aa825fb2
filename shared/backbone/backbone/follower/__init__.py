"""Followers: projections and reactions, fed in order from the service's own log or from another's stream."""

from backbone.follower.filling import NotBuilt, Progress
from backbone.follower.follower import Follower
from backbone.follower.parked import dealt_with
from backbone.follower.positions import reached
from backbone.follower.projection import Handler, Handles, Projection
from backbone.follower.reaction import Reaction, Reacts, Redriven, redrive, step
from backbone.follower.rebuild import UnderWay, rebuild
from backbone.follower.rows import Rows, Table, Values
from backbone.follower.waiting import Waiter

__all__ = [
    "Follower",
    "Handler",
    "Handles",
    "NotBuilt",
    "Progress",
    "Projection",
    "Reaction",
    "Reacts",
    "Redriven",
    "Rows",
    "Table",
    "UnderWay",
    "Values",
    "Waiter",
    "dealt_with",
    "reached",
    "rebuild",
    "redrive",
    "step",
]
