"""What orders settle in the school itself: the regulation (3.1), the curator (3.4), the acting head (A-32)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import ClassVar
from uuid import UUID, uuid5

from backbone.errors import Refused
from backbone.rules import require
from contracts.codes import Annex

from registry.domain.act import Act
from registry.domain.order.content import ApproveRegulation
from registry.domain.parameters import Parameters
from registry.domain.school.school import ActingHead, Curator, Edition, School, SchoolEvent


class RegulationEditionApproved(SchoolEvent):
    """In force from `on`, the date of the order (9.1). The first one introduces the system (A-10). `sources` are acts
    of the library it rests on (R-1.1-02, R-9.1-01, R-9.2-01)."""

    TOPIC: ClassVar[str] = "registry.RegulationEditionApproved"
    edition: UUID
    number: int
    order: UUID
    parameters: Parameters
    responsible: tuple[UUID, ...]
    sources: tuple[UUID, ...] = ()
    annexes: tuple[Annex, ...] = ()

    def apply(self, school: School) -> None:
        edition = Edition(
            id=self.edition,
            number=self.number,
            order=self.order,
            valid_from=self.on,
            parameters=self.parameters,
            sources=self.sources,
            responsible=self.responsible,
            annexes=self.annexes,
        )
        school.editions += (edition,)


class CuratorAppointed(SchoolEvent):
    """Of the school's deputies, or for a recorded reason anybody else, of a social partner too (R-1.2-04, A-03).
    `until` is the last day of an acting curator (R-3.4-01)."""

    TOPIC: ClassVar[str] = "registry.CuratorAppointed"
    person: UUID
    order: UUID
    until: date | None = None

    def apply(self, school: School) -> None:
        school.curators += (Curator(self.person, self.order, self.on, self.until),)


class ActingHeadAppointed(SchoolEvent):
    """`since` and `until` are both included."""

    TOPIC: ClassVar[str] = "registry.ActingHeadAppointed"
    person: UUID
    order: UUID
    since: date
    until: date

    def apply(self, school: School) -> None:
        acting = ActingHead(order=self.order, since=self.since, until=self.until, person=self.person)
        school.standing += (acting,)


class StandingEnded(SchoolEvent):
    """What the order `repealed` made stand stands up to and including `last`: by `order` (INV-30)."""

    TOPIC: ClassVar[str] = "registry.StandingEnded"
    repealed: UUID
    order: UUID
    last: date

    def apply(self, school: School) -> None:
        school.standing = tuple(
            replace(item, until=self.last) if item.order == self.repealed else item for item in school.standing
        )


def approve_regulation(school: School, act: Act, content: ApproveRegulation) -> RegulationEditionApproved:
    number = len(school.editions) + 1
    if school.editions and act.dated <= school.editions[-1].valid_from:
        last = school.editions[-1].valid_from
        detail = f"Действующая редакция Положения утверждена {last:%d.%m.%Y}; новая должна быть позже"
        raise Refused("edition-not-later", detail, field="/dated")
    _must_be_founded(act, content, number)
    event = RegulationEditionApproved(
        on=act.dated,
        edition=uuid5(school.id, f"edition:{number}"),
        number=number,
        order=act.order,
        parameters=content.parameters,
        responsible=content.responsible,
        sources=content.sources,
        annexes=content.annexes,
    )
    school.record(event)
    return event


def _must_be_founded(act: Act, content: ApproveRegulation, number: int) -> None:
    """The first edition names who is responsible, each later one the acts that made it necessary."""
    responsible, sources = len(content.responsible) > 0, len(content.sources) > 0
    detail = "В приказе о внедрении названы ответственные лица"
    require(responsible or number > 1, "R-A.1-D1", detail, field="/content/responsible")
    detail = "Вместе с Положением «дорожную карту» утверждает приказ о внедрении, следующую редакцию – отдельный приказ"
    require(content.year_starts is None or number == 1, "R-A.1-D1", detail, field="/content/year_starts")
    detail = "Изменения вносятся вследствие новых федеральных или местных актов: назовите их"
    require(sources or number == 1, "R-9.2-01", detail, field="/content/sources")
    missing = [annex.label for annex in Annex if annex not in content.annexes]
    act.prefer(not missing, "R-A.1-D2", f"В Положении нет: {'; '.join(missing)}")


def appoint_curator(school: School, act: Act, person: UUID, until: date | None = None, *, deputy_head: bool) -> None:
    school.edition_in_force(act.dated)
    if until is not None and until < act.dated:
        raise Refused("ends-before-start", "Окончание раньше начала", field="/content/until")
    if school.curators and act.dated < school.curators[-1].since:
        raise Refused("curator-not-later", "Куратор уже назначен более поздним приказом", field="/dated")
    act.prefer(deputy_head, "INV-08", "Куратор назначается из числа заместителей руководителя")
    school.record(CuratorAppointed(on=act.dated, person=person, order=act.order, until=until))


def appoint_acting_head(school: School, act: Act, person: UUID, since: date, until: date) -> None:
    if until < since:
        raise Refused("ends-before-start", "Окончание раньше начала", field="/content/until")
    require(act.dated <= since, "INV-07", "Приказ издаётся не позже начала исполнения обязанностей", field="/dated")
    school.record(ActingHeadAppointed(on=act.dated, person=person, order=act.order, since=since, until=until))


def end_standing(school: School, act: Act, order: UUID, *, erroneous: bool) -> None:
    """Up to the day before the repealing order; what was ordered by mistake has never stood."""
    for item in [item for item in school.standing if item.order == order]:
        first_not = item.since if erroneous else max(item.since, act.dated)
        last = first_not - timedelta(days=1)
        if item.until is None or last < item.until:
            school.record(StandingEnded(on=act.dated, repealed=order, order=act.order, last=last))
