"""What is told of pairs and groups."""

from backbone.relay import Publishes
from contracts import registry as told

from registry.domain.match import agreement, assignment, group, partner, proposal, recommendation
from registry.publishing.telling import as_

MATCHES: Publishes = {
    partner.PartnerOrderRegistered: as_(told.PartnerOrderRegistered, of="match", on="dated"),
    recommendation.MatchRecommended: as_(told.MatchRecommended, of="recommendation"),
    proposal.MatchProposed: as_(told.MatchProposed, of="match"),
    agreement.InterestDeclared: as_(told.InterestDeclared, of="match"),
    agreement.MatchConfirmed: as_(told.MatchConfirmed, of="match"),
    agreement.MatchDeclined: as_(told.MatchDeclined, of="match"),
    agreement.MatchOvertaken: as_(told.MatchOvertaken, of="match"),
    assignment.MentorAssigned: as_(told.MentorAssigned, of="match", on="effective"),
    assignment.MentorReplaced: as_(told.MentorReplaced, of="match", on="effective"),
    group.GroupChanged: as_(told.GroupChanged, of="match", on="effective"),
    group.GroupBelowMinimum: as_(told.GroupBelowMinimum, of="match"),
    group.GroupRecovered: as_(told.GroupRecovered, of="match"),
    assignment.AssignmentEnded: as_(told.AssignmentEnded, of="match"),
}
