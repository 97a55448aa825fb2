"""A petition is filed: by whom and with what it may be, its kind says."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from backbone.errors import Forbidden, Refused
from backbone.rules import require
from contracts.codes import PetitionKind
from contracts.regulation import RuleParameters

from programs.domain.parts import ActivityState
from programs.domain.petition.kinds import PROCEDURES, Procedure, Who
from programs.domain.petition.petition import Details, Petition, PetitionFiled
from programs.domain.program import Program


@dataclass(frozen=True)
class Filing:
    """`of_duty` says that mentoring is part of the filer's job function (A-15)."""

    kind: PetitionKind
    by: UUID
    part: Who
    edition: UUID
    parameters: RuleParameters
    of_duty: bool = False


def file(id: UUID, filing: Filing, program: Program | None, details: Details, text: UUID | None, on: date) -> Petition:
    procedure = PROCEDURES[filing.kind]
    must_be(filing.part in procedure.filed_by, procedure, f"Это подаёт {_named(procedure.filed_by)}")
    if program:
        program.must_live()
        _require_fitting(procedure, program, details)
    _require_told(procedure, details, text, on)
    assert text
    petition = Petition(id)
    filed = PetitionFiled(
        on=on,
        kind=filing.kind,
        by=filing.by,
        program=program and program.id,
        match=program and program.match,
        mentor=program and program.mentor,
        mentees=program.mentees if program else (),
        edition=filing.edition,
        due=procedure.term(filing.parameters, on),
        to=_addressees(procedure, program),
        outcomes=procedure.of_duty if filing.of_duty and procedure.of_duty else procedure.outcomes,
        details=details,
        text=text,
    )
    petition.record(filed)
    return petition


def must_be(holds: bool, procedure: Procedure, detail: str) -> None:
    """By the rule of the kind, where it has one of its own."""
    if procedure.rule:
        require(holds, procedure.rule, detail)
    elif not holds:
        raise Forbidden(detail)


def _addressees(procedure: Procedure, program: Program | None) -> tuple[Who, ...]:
    """A curator who is the mentor to be replaced is not told."""
    own_case = procedure.kept_from_mentor and program is not None and program.mentor == program.curator
    return tuple(post for post in procedure.to if not (own_case and post is Who.CURATOR))


def _require_told(procedure: Procedure, details: Details, text: UUID | None, on: date) -> None:
    """Everything its kind asks for is there, and nothing else."""
    given = {name for name, value in details if value} | ({"text"} if text else set())
    for name, rule in procedure.asks.items():
        if rule:
            require(name in given, rule, "Без этого обращение не принимается", field=f"/{name}")
    missing = next((name for name in ("text", *procedure.asks) if name not in given), None)
    if missing:
        raise Refused("field-required", "Без этого обращение не принимается", field=f"/{missing}")
    alien = next((name for name in sorted(given) if name not in {*procedure.asks, *procedure.may_ask}), None)
    if alien:
        raise Refused("field-not-asked", "В таком обращении этого не указывают", field=f"/{alien}")
    if details.since and details.until and not on <= details.since <= details.until:
        raise Refused("wrong-window", "Дни – от сегодняшнего, последний не раньше первого", field="/since")


def _require_fitting(procedure: Procedure, program: Program, details: Details) -> None:
    """It speaks of people and activities of this program, and of no time after it."""
    allowed = {
        *((program.mentor,) if Who.MENTOR in procedure.concerns else ()),
        *(program.mentees if Who.MENTEE in procedure.concerns else ()),
    }
    if not allowed >= set(details.concerned) or len(details.concerned) > procedure.at_most:
        raise Refused("wrong-person", "Обращение касается не тех людей программы", field="/concerned")
    planned = {id for id, activity in program.activities.items() if activity.state is ActivityState.PLANNED}
    unplanned = "Освобождают для запланированных мероприятий этой программы"
    require(planned >= set(details.activities), "R-1.4-04", unplanned, field="/activities")
    if details.documents and details.until:
        ends = program.planned_period().until
        within = f"Доступ – не дольше программы: она идёт до {ends:%d.%m.%Y}"
        require(details.until < ends, "INV-17", within, field="/until")


def _named(parts: tuple[Who, ...]) -> str:
    return " или ".join(part.label for part in parts)
