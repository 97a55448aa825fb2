"""The tables of lists, kept up to date from this service's own events."""

from backbone.follower import Projection, Table

from registry.views import (
    consents,
    evidence,
    library,
    matches,
    orders,
    pairs,
    participants,
    publications,
    recommendations,
    requests,
    schools,
    waiting,
)

VIEWS = Projection(
    "views",
    {
        **schools.HANDLES,
        **participants.HANDLES,
        **consents.HANDLES,
        **orders.HANDLES,
        **matches.HANDLES,
        **requests.HANDLES,
    },
    tables=(
        Table("schools"),
        Table("participants"),
        Table("consents", key=("place",), by=("participant",)),
        Table("orders"),
        Table("matches"),
        Table("registry_requests"),
    ),
)
MATCHING = Projection(
    "matching",
    {**waiting.HANDLES, **recommendations.HANDLES},
    tables=(Table("waiting"), Table("recommendations")),
)
EVIDENCE = Projection(
    "evidence",
    {**evidence.HANDLES, **library.HANDLES, **publications.HANDLES},
    tables=(
        Table("records"),
        Table("invitations"),
        Table("legal_sources"),
        Table("materials"),
        Table("partnerships"),
        Table("practices"),
        Table("publications"),
        Table("program_bank"),
    ),
)
PAIRS = Projection("pairs", pairs.HANDLES, tables=(Table("pairs", key=("place",), by=("match",)),))
