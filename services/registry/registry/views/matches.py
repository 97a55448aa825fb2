"""Pairs and groups, from proposal to end."""

from backbone.follower import Handles
from backbone.letters import Delivery

from registry.domain.match.agreement import MatchConfirmed, MatchDeclined, MatchOvertaken
from registry.domain.match.assignment import AssignmentEnded, MentorAssigned, MentorReplaced
from registry.domain.match.group import GroupChanged
from registry.domain.match.match import MatchState
from registry.domain.match.proposal import CounterpartLinked, MatchProposed
from registry.views.rows import Rows, placed


def on_proposal(rows: Rows, told: Delivery[MatchProposed]) -> None:
    fact = told.fact
    people = {"mentor": fact.mentor, "mentees": list(fact.mentees), "direction": fact.direction}
    sorts = {"forms": list(fact.forms), "kinds": list(fact.kinds), "score": fact.evaluation.score}
    rows["matches"].add({**placed(told), **people, **sorts, "state": MatchState.PROPOSED})


def on_link(rows: Rows, told: Delivery[CounterpartLinked]) -> None:
    rows["matches"].change(told.aggregate, {"counterpart": told.fact.counterpart})


def on_confirmed(rows: Rows, told: Delivery[MatchConfirmed]) -> None:
    rows["matches"].change(told.aggregate, {"state": MatchState.CONFIRMED})


def on_declined(rows: Rows, told: Delivery[MatchDeclined]) -> None:
    rows["matches"].change(told.aggregate, {"state": MatchState.DECLINED})


def on_overtaken(rows: Rows, told: Delivery[MatchOvertaken]) -> None:
    rows["matches"].change(told.aggregate, {"state": MatchState.OVERTAKEN})


def on_assigned(rows: Rows, told: Delivery[MentorAssigned]) -> None:
    fact = told.fact
    rows["matches"].change(told.aggregate, {"state": MatchState.ASSIGNED, "order": fact.order, "effective": fact.on})


def on_replaced(rows: Rows, told: Delivery[MentorReplaced]) -> None:
    rows["matches"].change(told.aggregate, {"mentor": told.fact.mentor})


def on_group(rows: Rows, told: Delivery[GroupChanged]) -> None:
    rows["matches"].change(told.aggregate, {"mentees": list(told.fact.mentees), "kinds": list(told.fact.kinds)})


def on_ended(rows: Rows, told: Delivery[AssignmentEnded]) -> None:
    rows["matches"].change(told.aggregate, {"state": MatchState.ENDED, "ended": told.fact.on})


HANDLES: Handles = {
    MatchProposed: on_proposal,
    CounterpartLinked: on_link,
    MatchConfirmed: on_confirmed,
    MatchDeclined: on_declined,
    MatchOvertaken: on_overtaken,
    MentorAssigned: on_assigned,
    MentorReplaced: on_replaced,
    GroupChanged: on_group,
    AssignmentEnded: on_ended,
}
