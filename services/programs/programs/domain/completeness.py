"""What the regulation demands of a plan, piece by piece and as a whole (1.2, 2.3)."""

from collections.abc import Sequence

from backbone.errors import Refused
from backbone.rules import require
from contracts.codes import Form, Kind

from programs.domain.parts import Activity, PlannedActivity
from programs.domain.period import Period
from programs.domain.program import Program


def require_suitable(program: Program, forms: Sequence[Form], kinds: Sequence[Kind]) -> None:
    """Forms and kinds are named, and the group kind is chosen exactly where there is a group."""
    require(bool(forms), "INV-10", "Выберите хотя бы одну форму наставничества", field="/forms")
    require(bool(kinds), "INV-10", "Выберите хотя бы один вид наставничества", field="/kinds")
    too_small = f"Группа – не меньше {program.terms.group_min_mentees} наставляемых"
    enough = not program.terms.rules.too_few(len(program.mentees))
    require(Kind.GROUP not in kinds or enough, "INV-04", too_small, field="/kinds")
    not_a_pair = "Наставляемых несколько: выберите групповой вид"
    require(Kind.GROUP in kinds or len(program.mentees) == 1, "INV-04", not_a_pair, field="/kinds")


def require_period(program: Program, period: Period) -> None:
    period.require_length(program.terms.rules)
    too_early = f"Приказ о закреплении вступает в силу {program.effective:%d.%m.%Y}"
    require(program.effective <= period.start, "INV-07", too_early, field="/start")


def require_fitting(program: Program, activity: Activity | PlannedActivity, period: Period, at: str = "") -> None:
    """The term lies inside the period, the responsible person is of the program. `at` points to the activity."""
    outside = f"Мероприятие вне срока программы: {period.start:%d.%m.%Y} – {period.until:%d.%m.%Y}"
    require(activity.due in period, "INV-11", outside, field=f"{at}/due")
    stranger = "Ответственный – наставник, наставляемый или куратор программы"
    require(activity.responsible in {*program.people, program.curator}, "INV-11", stranger, field=f"{at}/responsible")
    if not program.traits.keys() >= set(activity.addresses):
        raise Refused("unknown-difficulty", "Такого затруднения в программе нет", field=f"{at}/addresses")


def require_whole(program: Program) -> None:
    """The draft is a program: nothing that the regulation demands is missing."""
    period = program.planned_period()
    require_suitable(program, program.forms, program.kinds)
    require_period(program, period)
    require(program.justification is not None, "INV-10b", "Выбор форм не обоснован")
    require(bool(program.directions), "INV-11", "Нет направлений наставничества")
    require(bool(program.traits), "INV-11", "Нет ни одного затруднения или сильной стороны")
    require(bool(program.activities), "INV-11", "Нет ни одного мероприятия")
    for activity in program.activities.values():
        require_fitting(program, activity, period)
    require(bool(program.results), "INV-12", "Нет ни одного измеримого ожидаемого результата")
