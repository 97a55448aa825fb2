"""What reporting tells the others. A report's message needs the aggregate for the kind and the
period, a return's for the campaign."""

from backbone.events import Event, Recorded
from backbone.relay import Publishes
from contracts import reporting as told

from reporting.application import Reporting
from reporting.domain import lifecycle
from reporting.domain.campaign import CampaignAnnounced, CampaignExtended
from reporting.domain.filing import Return, ReturnFiled
from reporting.domain.report import Report

KINDS: dict[type[Event], type[told.ReportContract]] = {
    lifecycle.ReportPlanned: told.ReportPlanned,
    lifecycle.ReportSubmitted: told.ReportSubmitted,
    lifecycle.ReportReturned: told.ReportReturned,
    lifecycle.ReportApproved: told.ReportApproved,
}


def publishes(app: Reporting) -> Publishes:
    def report(recorded: Recorded) -> told.ReportContract:
        report = app.load(Report, recorded.originator_id, None)
        fields = recorded.event.model_dump(exclude={"on"})
        about = {"report": report.id, "kind": report.kind, "since": report.since, "until": report.until}
        return KINDS[type(recorded.event)].model_validate(fields | about)

    def announced(recorded: Recorded) -> told.CampaignAnnounced:
        days = recorded.event.model_dump(include={"opens", "closes"})
        return told.CampaignAnnounced(campaign=recorded.originator_id, **days)

    def extended(recorded: Recorded) -> told.CampaignExtended:
        days = recorded.event.model_dump(include={"closes"})
        return told.CampaignExtended(campaign=recorded.originator_id, **days)

    def filed(recorded: Recorded) -> told.ReturnFiled:
        made = app.load(Return, recorded.originator_id, None)
        version = recorded.event.model_dump(include={"version"})
        return told.ReturnFiled(filing=made.id, campaign=made.campaign, **version)

    returns: Publishes = {CampaignAnnounced: announced, CampaignExtended: extended, ReturnFiled: filed}
    return {**dict.fromkeys(KINDS, report), **returns}
