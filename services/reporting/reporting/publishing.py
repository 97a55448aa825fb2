"""What reporting tells the others. It needs the aggregate for the kind and the period."""

from backbone.events import Event, Recorded
from backbone.relay import Publishes
from contracts import reporting as told

from reporting.application import Reporting
from reporting.domain import lifecycle
from reporting.domain.report import Report

KINDS: dict[type[Event], type[told.ReportContract]] = {
    lifecycle.ReportPlanned: told.ReportPlanned,
    lifecycle.ReportSubmitted: told.ReportSubmitted,
    lifecycle.ReportReturned: told.ReportReturned,
    lifecycle.ReportApproved: told.ReportApproved,
}


def publishes(app: Reporting) -> Publishes:
    def tell(recorded: Recorded) -> told.ReportContract:
        report = app.load(Report, recorded.originator_id, None)
        fields = recorded.event.model_dump(exclude={"on"})
        about = {"report": report.id, "kind": report.kind, "since": report.since, "until": report.until}
        return KINDS[type(recorded.event)].model_validate(fields | about)

    return dict.fromkeys(KINDS, tell)
