"""What the association of mentors recommends, and which proposals followed."""

from backbone.follower import Handles
from backbone.letters import Delivery

from registry.domain.match.proposal import MatchProposed
from registry.domain.match.recommendation import MatchRecommended
from registry.views.rows import Rows, placed


def on_recommendation(rows: Rows, told: Delivery[MatchRecommended]) -> None:
    fact = told.fact
    people = {"mentor": fact.mentor, "mentees": list(fact.mentees), "direction": fact.direction}
    rows["recommendations"].add({**placed(told), **people, "made": fact.on})


def on_proposal(rows: Rows, told: Delivery[MatchProposed]) -> None:
    rows["recommendations"].change(told.fact.recommendation, {"match": told.aggregate})


HANDLES: Handles = {
    MatchRecommended: on_recommendation,
    MatchProposed: on_proposal,
}
