"""A school joins: its head, its staff list, its regulation, its curator (3.1, 3.3, 3.4)."""

from uuid import UUID

from contracts.codes import Annex, OrderKind
from contracts.months import plus_months

from mentoring.story.cast import ACTING, CURATOR, HEAD, OFFICE
from mentoring.story.client import Json
from mentoring.story.people import Invented, Staff
from mentoring.story.schools import Plot
from mentoring.story.spreadsheets import windows_csv, workbook
from mentoring.story.stage import School
from mentoring.story.transport import Caller


def registration(school: School) -> None:
    """The education office brings the school to the platform."""
    invented = Invented(school.key, school.domain)
    head = invented.name()
    body = {
        "name": school.plot.name,
        "short_name": school.plot.short_name,
        "origins": [f"https://{school.domain}"],
        "head": {"name": head, "email": invented.email(head)},
    }
    school.id = school.client.create(OFFICE, "registry", "/schools", body, school.intent("registration")).id
    school.people[HEAD] = head_of(school)
    school.staff = staff_of(school.plot, invented)


def head_of(school: School) -> UUID:
    """On this day: there may be another by now."""
    told = school.client.get(Caller("sysadmin", school=school.id), "registry", "/school", as_of=school.today)
    return UUID(told["head"])


def staff_of(plot: Plot, invented: Invented) -> dict[str, Staff]:
    """By place: the curator and who acts for the head, mentors, mentees."""
    staff = {CURATOR: invented.deputy("101") if plot.curator_is_deputy else invented.mentor("101")}
    if plot.acting_head:
        staff[ACTING] = invented.deputy("102")
    staff |= {f"M{place}": invented.mentor(f"2{place:02}") for place in range(len(plot.capacities))}
    return staff | {f"E{place}": invented.mentee(f"3{place:02}", years) for place, years in enumerate(plot.experience)}


def staff_import(school: School) -> None:
    """The secretary's list is read: first on trial, then in earnest."""
    upload(school, list(school.staff.values()), "trial", "?dry_run=true")
    done = upload(school, list(school.staff.values()), "import")
    for (place, staff), line in zip(school.staff.items(), done["lines"], strict=True):
        school.people[place] = UUID(line["participant"])
        school.ledger.people[school.people[place]] = staff


def upload(school: School, people: list[Staff], turn: str, how: str = "") -> Json:
    file = ("staff.csv", windows_csv(people)) if school.plot.list_as_csv else ("staff.xlsx", workbook(people))
    return school.client.upload(school.head, "registry", f"/participants/import{how}", file, school.intent(turn))


def regulation(school: School) -> None:
    """The head approves the regulation with the school's own parameters, and in one school its roadmap with it."""
    content = {
        "parameters": school.plot.parameters,
        "responsible": [str(school.people[CURATOR])],
        "annexes": [annex.value for annex in Annex],
        "year_starts": str(school.today) if school.plot.one_order else None,
    }
    school.order(OrderKind.APPROVE_REGULATION, content)


def curator(school: School) -> None:
    """The head appoints the curator: a deputy, or somebody else with a reason."""
    content = {"person": str(school.people[CURATOR])}
    if school.plot.curator_is_deputy:
        school.order(OrderKind.APPOINT_CURATOR, content)
        return
    school.refused("INV-08", lambda: school.order(OrderKind.APPOINT_CURATOR, content))
    reasons = {"INV-08": "В малокомплектной школе нет должности заместителя"}
    school.order(OrderKind.APPOINT_CURATOR, content, reasons)


def acting_head(school: School) -> None:
    """While the head is away for a month, a deputy signs."""
    if school.plot.acting_head:
        until = plus_months(school.today, 1)
        content = {"person": str(school.people[ACTING]), "since": str(school.today), "until": str(until)}
        school.standing = school.order(OrderKind.APPOINT_ACTING_HEAD, content).id
        school.acting_head = school.as_("acting_head", ACTING)


def head_returns(school: School) -> None:
    """Earlier than was thought: the order is repealed, what was signed stays signed."""
    if school.acting_head:
        school.order(OrderKind.REPEAL, {"order": str(school.standing)})
        school.acting_head = None
