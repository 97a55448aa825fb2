"""Commands about a school's reports. Figures are counted here; what becomes of them the domain decides."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from uuid import UUID

from backbone.clock import Clock
from backbone.errors import Forbidden, NotFound
from backbone.eventstore import Decision, Effect, command
from backbone.intent import Intent
from backbone.keys import Keys
from backbone.vault import Vault
from contracts.codes import ReportKind

from reporting.changes import Change
from reporting.disclosure.audience import Audience, Smallest
from reporting.domain import lifecycle
from reporting.domain.kinds import KINDS
from reporting.domain.report import Report, Snapshot, Version
from reporting.figures.catalogue import FIGURES
from reporting.returning import Returning
from reporting.snapshots import Place, counted, explained, hidden, lines, missing_mentors
from reporting.statistics import EVERYWHERE, Statistics


class Reporting(Returning):
    """`keys` are the vault's; `migrate` alone does without."""

    name = "reporting"

    def __init__(
        self,
        dsn: str,
        clock: Clock,
        keys: Keys | None = None,
        *,
        create_tables: bool = False,
        smallest: Smallest = EVERYWHERE,
    ) -> None:
        super().__init__(dsn, clock, create_tables=create_tables)
        self._keys = keys or Keys("", Path())
        self.vault = Vault(self.database, self._keys)
        self.smallest = smallest
        self.statistics = Statistics(self.database, clock, smallest)

    def close(self) -> None:
        super().close()
        self._keys.close()

    @command
    def plan_report(
        self, intent: Intent, kind: ReportKind, since: date, until: date, figures: tuple[str, ...]
    ) -> Report:
        unknown = [id for id in figures if id not in FIGURES]
        if unknown:
            raise NotFound(f"Таких показателей нет: {', '.join(unknown)}")
        chosen = figures or KINDS[kind].figures or tuple(FIGURES)
        report = Report(intent.new_id("report"), intent.school)
        planned = lifecycle.ReportPlanned(on=intent.today, kind=kind, since=since, until=until, figures=chosen)
        lifecycle.plan(report, planned)
        return report

    @command
    def cosign_report(self, intent: Intent, id: UUID) -> Report:
        report = self.load(Report, id, intent.school)
        lifecycle.cosign(report, _person(intent), intent.today)
        return report

    @command
    def record_absence(self, intent: Intent, id: UUID, mentor: UUID, reason: str) -> Decision:
        report = self.load(Report, id, intent.school)
        texts = {"reason": reason}
        lifecycle.record_absence(report, mentor, self.missing(report), intent.new_id("reason"), intent.today)
        return report, self._sealed(intent, mentor, texts)

    @command
    def compile_report(self, intent: Intent, id: UUID, text: str | None, reason: str | None) -> Decision:
        report = self.load(Report, id, intent.school)
        texts = {name: value for name, value in (("text", text), ("reason", reason)) if value}
        places = {name: intent.new_id(name) for name in texts}
        lifecycle.compile_(report, self.count(report), places.get("text"), places.get("reason"), intent.today)
        return report, self._sealed(intent, _person(intent), texts)

    @command
    def submit_report(self, intent: Intent, id: UUID) -> Report:
        report = self.load(Report, id, intent.school)
        lifecycle.submit(report, self.missing(report), intent.today)
        return report

    @command
    def return_report(self, intent: Intent, id: UUID, comment: str) -> Decision:
        report = self.load(Report, id, intent.school)
        lifecycle.give_back(report, intent.new_id("comment"), intent.today)
        return report, self._sealed(intent, _person(intent), {"comment": comment})

    @command
    def approve_report(self, intent: Intent, id: UUID) -> Report:
        report = self.load(Report, id, intent.school)
        lifecycle.approve(report, intent.today)
        return report

    def count(self, report: Report, version: Version | None = None) -> Snapshot:
        """The report's figures as they are now, or as they were for this version (R-3.4-11)."""
        day, positions = (version.compiled_on, version.positions) if version else (self.clock.today(), None)
        told = counted(self.database, report, day, positions)
        return Snapshot({item.source: item.position for item in told.sources}, lines(told))

    def hidden(self, report: Report, version: Version) -> frozenset[Place]:
        """The lines of a version that the office is not shown (INV-28)."""
        return hidden(self.database, report, version, self.smallest.for_(Audience.OFFICE))

    def explained(self, report: Report, version: Version, place: Place) -> list[Change]:
        """Why a line of a version is another number now."""
        return explained(self.database, report, version, place, self.clock.today())

    def missing(self, report: Report) -> frozenset[UUID]:
        """The mentors active in the report's period who have not reported in it."""
        return missing_mentors(self.database, report)

    def _sealed(self, intent: Intent, subject: UUID, texts: Mapping[str, str]) -> Effect:
        return self.vault.seal(subject, {intent.new_id(name): text for name, text in texts.items()})


def _person(intent: Intent) -> UUID:
    if intent.actor.person is None:
        raise Forbidden("Это делает человек, а не служба")
    return intent.actor.person
