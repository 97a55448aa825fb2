"""The tables of lists, kept up to date from this service's own events."""

from backbone.follower import Projection

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
    tables=("schools", "participants", "consents", "orders", "matches", "registry_requests"),
)
MATCHING = Projection("matching", {**waiting.HANDLES, **recommendations.HANDLES}, tables=("waiting", "recommendations"))
EVIDENCE = Projection(
    "evidence",
    {**evidence.HANDLES, **library.HANDLES, **publications.HANDLES},
    tables=(
        "records",
        "invitations",
        "legal_sources",
        "materials",
        "partnerships",
        "practices",
        "publications",
        "program_bank",
    ),
)
PAIRS = Projection("pairs", pairs.HANDLES, tables=("pairs",))
