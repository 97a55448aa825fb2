"""Prepares the documents of a school's reports and returns."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from backbone.errors import NotFound
from backbone.web import Access
from papers.desk import Desk, Prepared, Subject
from papers.letterhead import Letterhead, Letterheads, Reader
from papers.paper import Source

from reporting.application import Reporting
from reporting.domain.kinds import KINDS
from reporting.domain.lifecycle import ReportCosigned, ReportPlanned
from reporting.domain.report import Report
from reporting.papers.reports import of_plan, of_report, of_return


@dataclass(frozen=True)
class Clerk:
    """For a reader of the `school`."""

    app: Reporting
    desk: Desk
    letterheads: Letterheads
    reader: Access
    school: UUID

    def report(self, id: UUID) -> Prepared:
        """Its last version; NotFound before it is compiled."""
        report = self.app.load(Report, id, self.school)
        if not report.versions:
            raise NotFound
        version = report.versions[-1]
        letterhead = self.letterhead(version.approved_on or version.compiled_on, report.absences)
        texts = self.app.vault.open([*report.absences.values(), *([version.text] if version.text else [])])
        subject = Subject(self.school, report.kind.value, id, (Source(id=id, version=report.version),))
        return self.desk.prepare(subject, of_report(report, texts, letterhead))

    def plan(self, id: UUID) -> Prepared:
        """Of a report that the head plans as well; NotFound for others."""
        report = self.app.load(Report, id, self.school)
        if not KINDS[report.kind].cosigned:
            raise NotFound
        history = self.app.history(id, self.school)
        settled = [one for one in history if isinstance(one.event, ReportPlanned | ReportCosigned)][-1]
        day = settled.event.on
        facts = of_plan(report, day if report.cosigned_by else None, self.letterhead(day)) | {"dated": day}
        source = Source(id=id, version=settled.originator_version)
        return self.desk.prepare(Subject(self.school, f"{report.kind.value}-plan", id, (source,)), facts)

    def filing(self, campaign: UUID) -> Prepared:
        """What was prepared last for the campaign; NotFound where nothing was."""
        asked, made = self.app.campaign(campaign), self.app.return_of(self.app.campaign(campaign), self.school)
        if not made.versions:
            raise NotFound
        filing = made.versions[-1]
        sealed = [filing.reason, *(one.reason for one in filing.numbers)]
        texts = self.app.vault.open([place for place in sealed if place])
        letterhead = self.letterhead(filing.filed_on or filing.prepared_on)
        sources = (Source(id=made.id, version=made.version), Source(id=campaign, version=asked.version))
        subject = Subject(self.school, "return", made.id, sources)
        return self.desk.prepare(subject, of_return(asked, filing, texts, letterhead))

    def letterhead(self, day: date, persons: Iterable[UUID] = ()) -> Letterhead:
        looker = Reader(
            reader=self.reader.person, role=self.reader.role, purpose="report-document", service="reporting"
        )
        return self.letterheads.on(day, self.school, persons, looker)
