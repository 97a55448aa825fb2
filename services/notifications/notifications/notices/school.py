"""What a school's people are told of consents and orders, the year, the library and reports."""

from contracts import programs, registry, reporting

from notifications.notices.notice import INBOX, Notice, Notices

SCHOOL: Notices = {
    # Consents and orders
    registry.ConsentRequested: (Notice("consent-requested", "participant", even_actor=True),),
    registry.ConsentGiven: (Notice("consent-given", "participant curator", INBOX),),
    registry.ConsentWithdrawn: (Notice("consent-withdrawn", "participant curator", required=True),),
    registry.StoppingExtended: (
        Notice("stopping-extended", "participant", even_actor=True, required=True),
        Notice("stopping-extended-by-us", "head curator", INBOX),
    ),
    registry.OrderIssued: (
        Notice("order-to-acknowledge", "concerns", even_actor=True, required=True),
        Notice("order-issued", "curator", INBOX),
    ),
    registry.RegulationEditionApproved: (
        Notice("regulation-approved", "curator", required=True),
        Notice("edition-to-acknowledge", "everybody", required=True),
    ),
    registry.AssociationProposed: (Notice("association-proposed", "head"),),
    registry.MentorRegistryRequested: (Notice("registry-requested", "head curator"),),
    registry.MentorRegistryTransmitted: (Notice("registry-transmitted", "persons", INBOX),),
    registry.ParticipantLeft: (Notice("participant-left", "curator"),),
    registry.ParticipantForgotten: (
        Notice("erasure-completed", "participant", INBOX, required=True),
        Notice("erasure-recorded", "head curator", INBOX),
    ),
    registry.NeedsAnalysed: (Notice("needs-analysed", "participant", INBOX),),
    registry.ParticipantAway: (Notice("participant-away", "curator"),),
    registry.DeviationRecorded: (Notice("deviation-recorded", "head"),),
    programs.DeviationRecorded: (Notice("deviation-recorded", "head"),),
    # Pool of mentees
    registry.MenteePoolActualised: (Notice("pool-actualised", "head", INBOX),),
    # The year and its roadmap
    registry.RoadmapDrafted: (Notice("roadmap-to-approve", "head"),),
    registry.StageCompleted: (
        Notice("stage-completed-late", "head", INBOX, only={"late": True}),
        Notice("stage-completed", "head", INBOX),
    ),
    # The library, other schools, the public section
    registry.LegalSourceChanged: (Notice("legal-source-changed", "curator", only={"cited": True}),),
    registry.SchoolInvited: (Notice("school-invited", "head curator"),),
    registry.PracticeDescribed: (Notice("practice-described", "curator head", INBOX),),
    registry.PublicationRequested: (Notice("publication-requested", "curator", INBOX),),
    registry.PublicationPublished: (Notice("publication-published", "persons", even_actor=True),),
    registry.PublicationWithdrawn: (
        Notice("publication-withdrawn", "persons curator", only={"by_consent": True}, even_actor=True),
        Notice("publication-taken-down", "persons curator", INBOX),
    ),
    # Reports
    reporting.ReportPlanned: (Notice("report-planned", "head", INBOX),),
    reporting.ReportSubmitted: (Notice("report-submitted", "head"),),
    reporting.ReportReturned: (Notice("report-returned", "curator"),),
    reporting.ReportApproved: (Notice("report-approved", "curator", INBOX),),
}
