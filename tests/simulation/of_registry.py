"""The terms of the school's year, its people and its partners, by table 1C of the requirements: T-01 … T-05, T-08,
T-09, T-17, group recovery, the office's request, relief of a mentor."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

from contracts import programs, registry, reporting
from contracts.base import Contract
from contracts.codes import ReportKind
from contracts.months import plus_months

from tests.simulation.history import BEGINNING, History, Told
from tests.simulation.terms import Step, Term, ahead, earliest, late, working_day_before

LONG = ("T-08", "T-09")


def pool(history: History) -> Iterator[Term]:
    """T-01: from the first edition, then from each actualisation."""
    begun = [(told.at, told.fact.next_due, told.school) for told in history.of(registry.MenteePoolActualised)]
    for told in [*history.of(registry.RegulationEditionApproved)][:1]:
        months = told.fact.parameters.pool_actualisation_months
        begun.insert(0, (told.at, plus_months(told.fact.valid_from, months), told.school))
    ends = [*(at for at, *_ in begun[1:]), *([None] if begun else [])]
    for (opened, due, school), closed in zip(begun, ends, strict=True):
        steps = (*ahead(due, "pool-due", "curator", 30, 14, 3), late(due, "pool-overdue", "curator head"))
        yield Term("pool", str(school), school, opened, due, steps, closed, at_once=True)


def stages(history: History) -> Iterator[Term]:
    """T-02 … T-04, T-08, T-09. A stage that is completed stays so in every later version of the roadmap."""
    versions = [*history.of(registry.RoadmapApproved), *history.of(registry.RoadmapAmended)]
    for told in versions:
        fact = told.fact
        amended = history.first(told.at, registry.RoadmapAmended, roadmap=fact.roadmap)
        for term in fact.stages:
            done = history.first(BEGINNING, registry.StageCompleted, roadmap=fact.roadmap, stage=term.stage)
            if done and done < told.at:
                continue
            long, due = term.term in LONG, term.due
            steps = (
                *ahead(due, "stage-due", "curator", *((60, 30, 7) if long else (7,))),
                late(due, "stage-late", "curator"),
                late(due, "stage-still-late", "head", 4),
            )
            kind, key = "year-stage" if long else "stage", f"{fact.roadmap}:{term.stage}"
            closed, detail = earliest(done, amended), f"stage={term.stage}"
            yield Term(kind, key, fact.roadmap, told.at, due, steps, closed, detail)


def waiting(history: History) -> Iterator[Term]:
    """T-05."""
    begun = [(told, told.fact.participant, told.fact.due) for told in history.of(registry.WaitingBegun)]
    again = [(told, told.fact.participant, told.fact.next_due) for told in history.of(registry.WaitingReviewed)]
    for told, person, due in [*begun, *again]:
        has_one = [one.at for one in history.of(registry.MentorAssigned) if person in one.fact.mentees]
        has_one += [one.at for one in history.of(registry.GroupChanged) if person in one.fact.joined]
        closed = earliest(
            min((at for at in has_one if at > told.at), default=None),
            history.first(
                told.at, registry.ParticipantLeft, registry.WaitingBegun, registry.WaitingReviewed, participant=person
            ),
        )
        again_after = history.parameters(told.edition).waiting_review_days
        overdue = late(due, "waiting-overdue", "curator head")._replace(every=again_after)
        steps = (*ahead(due, "waiting-due", "curator", 0), overdue)
        yield Term("waiting", str(person), person, told.at, due, steps, closed)


def groups(history: History) -> Iterator[Term]:
    """A-07."""
    for told in history.of(registry.GroupBelowMinimum):
        match, due = told.fact.match, told.fact.due
        closing = (registry.GroupRecovered, registry.AssignmentEnded, registry.GroupBelowMinimum)
        steps = (Step(working_day_before(due), "group-due", "curator"), late(due, "group-overdue", "head"))
        yield Term("group", str(match), match, told.at, due, steps, history.first(told.at, *closing, match=match))


def registry_requests(history: History) -> Iterator[Term]:
    """The education office asks for the registry of mentors."""
    for told in history.of(registry.MentorRegistryRequested):
        request, due = told.fact.request, told.fact.due
        if due:
            soon = Step(working_day_before(due), "registry-due", "head curator")
            steps = (soon, late(due, "registry-overdue", "head curator"))
            closed = history.first(told.at, registry.MentorRegistryTransmitted, request=request)
            yield Term("registry-request", str(request), request, told.at, due, steps, closed)


def expiring(history: History) -> Iterator[Term]:
    """T-17 and N-02: clearances, bases of external specialists, agreements with partners, consents up to a day."""
    for told in history.of(registry.ClearanceAttested):
        fact = told.fact
        closed = earliest(
            history.first(told.at, registry.ClearanceAttested, participant=fact.participant, kind=fact.kind),
            history.first(told.at, registry.ParticipantLeft, participant=fact.participant),
        )
        key, template = f"{fact.participant}:{fact.kind}", "clearance-expires"
        yield _expiring("clearance", key, fact.participant, told, fact.until, template, "curator person", closed)
    for card in history.of(registry.ParticipantRegistered):
        person, basis = card.fact.participant, card.fact.external_until
        closed = history.first(card.at, registry.ParticipantRegistered, registry.ParticipantLeft, participant=person)
        if basis:
            yield _expiring("external", str(person), person, card, basis, "external-expires", "curator person", closed)
    agreed: list[Told[registry.PartnershipConcluded | registry.PartnershipRenewed]] = [
        *history.of(registry.PartnershipConcluded),
        *history.of(registry.PartnershipRenewed),
    ]
    for partner in agreed:
        id, until = partner.fact.partnership, partner.fact.until
        closed = history.first(partner.at, registry.PartnershipRenewed, registry.PartnershipEnded, partnership=id)
        if until:
            yield _expiring("partnership", str(id), id, partner, until, "partnership-expires", "curator head", closed)
    for given in history.of(registry.ConsentGiven):
        consent = given.fact
        same = {"participant": consent.participant, "purpose": consent.purpose, "url": consent.url}
        closed = history.first(given.at, registry.ConsentGiven, registry.ConsentWithdrawn, **same)
        if consent.until:
            key = ":".join(str(part) for part in same.values())
            template, to = "consent-expires", "person curator"
            yield _expiring("consent", key, consent.participant, given, consent.until, template, to, closed)


def relief(history: History) -> Iterator[Term]:
    """Article 351.8: his pairs get another mentor by then."""
    for told in history.of(registry.MentorRelieved):
        person, due = told.fact.participant, told.fact.effective
        steps = (Step(working_day_before(due), "relief-due", "curator head"),)
        again = history.first(told.at, registry.MentorRelieved, participant=person)
        yield Term("relief", str(person), person, told.at, due, steps, again)


def reports(history: History) -> Iterator[Term]:
    """T-09: the curator's at the end of the reporting period."""
    for told in history.of(registry.SchoolCycleApproved):
        cycle, due = told.fact.cycle, told.fact.reporting_end
        submitted = [
            report.at
            for report in history.of(reporting.ReportSubmitted)
            if report.fact.kind is ReportKind.ANALYTICAL and report.fact.since <= due <= report.fact.until
        ]
        steps = (*ahead(due, "report-due", "curator", 14, 3), late(due, "report-overdue", "curator head"))
        yield Term("report", str(cycle), cycle, told.at, due, steps, min(submitted, default=None), at_once=True)


def mentor_reports(history: History) -> Iterator[Term]:
    """T-09: the mentor's, some days before that; not where the program ended early, or was reported on this year."""
    for year in history.of(registry.SchoolCycleApproved):
        due = year.fact.reporting_end - timedelta(days=history.parameters(year.edition).mentor_report_days)
        for told in history.of(programs.ProgramStarted):
            program = told.fact.program
            if told.fact.start > year.fact.reporting_end or _ends(history, told) <= year.fact.starts:
                continue
            reported = (
                report.at
                for report in history.of(programs.MentorReported)
                if report.fact.program == program and report.on >= year.fact.starts
            )
            closed = earliest(
                min(reported, default=None), history.first(BEGINNING, programs.ProgramTerminated, program=program)
            )
            opened = max(told.at, year.at)
            if closed and closed <= opened:
                continue
            steps = (
                *ahead(due, "mentor-report-due", "mentor", 14, 3),
                late(due, "mentor-report-overdue", "mentor curator"),
            )
            key = f"{program}:{year.fact.cycle}"
            yield Term("mentor-report", key, program, opened, due, steps, closed, at_once=True, program=program)


def _ends(history: History, started: Told[programs.ProgramStarted]) -> date:
    extended = (told.fact for told in history.of(programs.ProgramExtended))
    later = [fact.until for fact in extended if fact.program == started.fact.program]
    return max([started.fact.until, *later])


def _expiring(
    kind: str,
    key: str,
    about: UUID,
    told: Told[Contract],
    until: date,
    template: str,
    to: str,
    closed: datetime | None,
) -> Term:
    steps = (*ahead(until, template, to, 60, 30, 7), late(until, f"{template}-over", to))
    return Term(kind, key, about, told.at, until, steps, closed, at_once=True, persons=(about,))


TERMS = (
    pool,
    stages,
    waiting,
    groups,
    registry_requests,
    expiring,
    relief,
    reports,
    mentor_reports,
)
