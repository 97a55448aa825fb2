"""What is told of pairs and groups."""

from contracts import registry

from notifications.notices.notice import INBOX, Notice, Notices

PAIRS: Notices = {
    registry.MatchProposed: (Notice("match-proposed", "mentor mentees"),),
    registry.MatchConfirmed: (
        Notice("match-to-sign", "head"),
        Notice("match-confirmed", "mentor mentees curator", INBOX),
    ),
    registry.MatchDeclined: (Notice("match-declined", "mentor mentees curator"),),
    registry.MatchOvertaken: (Notice("match-declined", "mentor mentees curator"),),
    registry.MentorAssigned: (
        Notice("mentor-assigned", "mentor"),
        Notice("mentor-received", "mentees"),
        Notice("pair-fixed", "curator", INBOX),
    ),
    registry.MentorReplaced: (
        Notice("mentor-takes-over", "mentor"),
        Notice("mentor-changed", "mentees"),
        Notice("mentor-relieved", "previous", required=True),
        Notice("mentor-replaced", "curator", INBOX),
    ),
    registry.GroupBelowMinimum: (
        Notice("group-below-minimum", "curator head"),
        Notice("group-below-minimum", "mentor", INBOX),
    ),
    registry.GroupRecovered: (Notice("group-recovered", "mentor curator head", INBOX),),
    registry.MatchRecommended: (Notice("match-recommended", "curator", INBOX),),
    registry.AssignmentEnded: (Notice("assignment-ended", "curator", INBOX),),
}
