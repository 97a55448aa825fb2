"""What people's rights lead to (1.4, 3.5, 4, 5). Only those are told whom the contract names."""

from contracts import programs

from notifications.notices.notice import INBOX, Notice, Notices

RIGHTS: Notices = {
    programs.PetitionFiled: (
        Notice("petition-to-decide", "head", only={"for_head": True}),
        Notice("petition-to-decide", "curator", only={"for_curator": True}),
        Notice("petition-filed", "others"),
    ),
    programs.PetitionDecided: (
        Notice("substitute-named", "substitutes"),
        Notice("petition-decided", "others", required=True),
        Notice("petition-decided", "curator", INBOX, only={"for_curator": True}),
    ),
    programs.ReleaseUndone: (
        Notice("substitution-undone", "substitutes"),
        Notice("release-undone", "others", required=True),
    ),
    programs.PetitionWithdrawn: (
        Notice("petition-withdrawn", "head", INBOX, only={"for_head": True}),
        Notice("petition-withdrawn", "curator", INBOX, only={"for_curator": True}),
        Notice("petition-withdrawn", "others", INBOX),
    ),
    programs.FileAccessGranted: (
        Notice("file-access-given", "mentor"),
        Notice("file-opened-to-mentor", "mentee", required=True),
    ),
    programs.FileViewed: (Notice("file-viewed", "mentee", required=True),),
    programs.FileAccessRevoked: (Notice("file-access-revoked", "mentor mentee"),),
    programs.HelpRequested: (Notice("help-requested", "mentor"),),
    programs.HelpAnswered: (Notice("help-answered", "mentee"),),
    programs.HelperInvited: (Notice("helper-invited", "helper"),),
    programs.HelperJoined: (Notice("helper-joined", "mentor", INBOX),),
    programs.HelperLeft: (Notice("helper-left", "mentor helper", INBOX),),
    programs.MediationOpened: (Notice("mediation-opened", "others"),),
    programs.MediatorProposed: (
        Notice("mediator-asked", "mediator"),
        Notice("mediator-proposed", "others"),
    ),
    programs.MediationBegun: (Notice("mediation-begun", "others"),),
    programs.MediationClosed: (Notice("mediation-closed", "others"),),
}
