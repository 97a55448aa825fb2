"""From a plan to a frozen report: compiled of figures at stated positions, submitted, approved, corrected."""

from dataclasses import replace
from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.errors import Refused
from backbone.rules import require
from contracts.codes import ReportKind, ReportState

from reporting.domain.kinds import KINDS
from reporting.domain.report import Line, Report, ReportEvent, Snapshot, Version


class ReportPlanned(ReportEvent):
    """Which figures of which period, half-open, it will show (R-3.4-10, R-3.4-11, R-3.4-12)."""

    TOPIC: ClassVar[str] = "reporting.ReportPlanned"
    kind: ReportKind
    since: date
    until: date
    figures: tuple[str, ...]

    def apply(self, report: Report) -> None:
        report.kind, report.since, report.until, report.figures = self.kind, self.since, self.until, self.figures


Report.BORN_AS = ReportPlanned


class ReportCosigned(ReportEvent):
    """The head organises the monitoring together with the curator (R-3.4-10)."""

    TOPIC: ClassVar[str] = "reporting.ReportCosigned"
    person: UUID

    def apply(self, report: Report) -> None:
        report.cosigned_by = self.person


class AbsenceRecorded(ReportEvent):
    """Why a mentor's report is not there: what the final report says in its place (R-A.7-D2). `reason` is sealed."""

    TOPIC: ClassVar[str] = "reporting.AbsenceRecorded"
    mentor: UUID
    reason: UUID

    def apply(self, report: Report) -> None:
        report.absences[self.mentor] = self.reason


class ReportCompiled(ReportEvent):
    """Numbers and the positions they are true at (R-3.4-11): counted again at these, they are the same."""

    TOPIC: ClassVar[str] = "reporting.ReportCompiled"
    version: int
    positions: dict[str, int]
    lines: tuple[Line, ...]
    text: UUID | None
    reason: UUID | None

    def apply(self, report: Report) -> None:
        report.versions.append(Version(self.on, self.positions, self.lines, self.text, self.reason))
        report.state, report.comment = ReportState.COMPILED, None


class ReportSubmitted(ReportEvent):
    TOPIC: ClassVar[str] = "reporting.ReportSubmitted"
    version: int

    def apply(self, report: Report) -> None:
        report.state = ReportState.SUBMITTED


class ReportReturned(ReportEvent):
    """`comment` is sealed."""

    TOPIC: ClassVar[str] = "reporting.ReportReturned"
    version: int
    comment: UUID

    def apply(self, report: Report) -> None:
        report.state, report.comment = ReportState.COMPILED, self.comment


class ReportApproved(ReportEvent):
    """Frozen; what is to be corrected becomes a new version (INV-29, R-3.4-12, R-A.7-02)."""

    TOPIC: ClassVar[str] = "reporting.ReportApproved"
    version: int

    def apply(self, report: Report) -> None:
        report.state = ReportState.APPROVED
        report.versions[-1] = replace(report.versions[-1], approved_on=self.on)


def plan(report: Report, planned: ReportPlanned) -> None:
    if planned.since >= planned.until:
        raise Refused("ends-before-start", "Период кончается раньше, чем начинается", field="/until")
    report.record(planned)


def cosign(report: Report, head: UUID, today: date) -> None:
    report.must_be(ReportState.PLANNED)
    if report.cosigned_by is not None:
        raise Refused("already-cosigned", "План уже подписан руководителем")
    report.record(ReportCosigned(on=today, person=head))


def record_absence(report: Report, mentor: UUID, missing: frozenset[UUID], reason: UUID, today: date) -> None:
    if mentor not in missing:
        raise Refused("not-missing", "Отчёт этого наставника есть или не нужен", field="/mentor")
    report.record(AbsenceRecorded(on=today, mentor=mentor, reason=reason))


def compile_(report: Report, snapshot: Snapshot, text: UUID | None, reason: UUID | None, today: date) -> None:
    """A version that corrects an approved one says why."""
    report.must_be(ReportState.PLANNED, ReportState.COMPILED, ReportState.APPROVED)
    traits = KINDS[report.kind]
    cosigned = report.cosigned_by is not None or not traits.cosigned
    require(cosigned, "R-3.4-10", "План мониторинга ещё не подписан руководителем")
    corrected = reason is not None or not report.frozen
    require(corrected, "INV-29", "Отчёт утверждён: укажите причину исправления", field="/reason")
    number = len(report.versions) + 1
    compiled = ReportCompiled(
        on=today, version=number, positions=snapshot.positions, lines=snapshot.lines, text=text, reason=reason
    )
    report.record(compiled)


def submit(report: Report, missing: frozenset[UUID], today: date) -> None:
    report.must_be(ReportState.COMPILED)
    if KINDS[report.kind].mentors_report:
        left = len(missing - report.absences.keys())
        detail = f"Нет отчётов наставников: {left}. Нужен отчёт каждого или запись, почему его нет"
        require(left == 0, "R-A.7-D2", detail)
    report.record(ReportSubmitted(on=today, version=len(report.versions)))


def give_back(report: Report, comment: UUID, today: date) -> None:
    report.must_be(ReportState.SUBMITTED)
    report.record(ReportReturned(on=today, version=len(report.versions), comment=comment))


def approve(report: Report, today: date) -> None:
    report.must_be(ReportState.SUBMITTED)
    report.record(ReportApproved(on=today, version=len(report.versions)))
