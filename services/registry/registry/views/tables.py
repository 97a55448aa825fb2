"""The tables of lists, kept up to date from this service's own events."""

from backbone.follower import Projection

from registry.views import consents, matches, orders, participants, schools

VIEWS = Projection(
    "views",
    {**schools.HANDLES, **participants.HANDLES, **consents.HANDLES, **orders.HANDLES, **matches.HANDLES},
    tables=("schools", "participants", "consents", "orders", "matches"),
)
