"""Programs from a template, meetings that move and are called off, a group that changes."""

from datetime import datetime, time, timedelta

from contracts.codes import ConsentPurpose, OrderKind
from mentoring.story import consenting, drafting, year
from mentoring.story.client import Json
from mentoring.story.play import HERE
from mentoring.story.stage import School

from afterwards.plot import GROUP, LATECOMER, PAIR

NOON = time(12)


def drawing_up(school: School) -> None:
    for pairing in (GROUP, PAIR):
        drafting.outline(school, pairing, pairing.months)
        school.in_program(school.mentor(pairing), pairing, "template", {"template": "adaptation"})
        drafting.plan(school, pairing)
        drafting.approve(school, pairing)


def beginning(school: School) -> None:
    for pairing in (GROUP, PAIR):
        school.in_program(school.mentor(pairing), pairing, "start", {})


def meetings(school: School) -> None:
    year.schedule(school, PAIR)
    mentor, meeting = school.mentor(PAIR), f"meetings/{school.meetings[PAIR.name]}"
    later = datetime.combine(school.today + timedelta(days=20), NOON, HERE)
    school.in_program(mentor, PAIR, f"{meeting}/time", {"at": later.isoformat()})
    school.in_program(mentor, PAIR, f"{meeting}/cancellation", {})


def regrouping(school: School) -> None:
    """One leaves, and there are too few; another joins, and there are enough again."""
    change(school, leaves=[GROUP.mentees[1]])
    consenting.ask(school, LATECOMER, [GROUP.direction])
    consenting.consent(school, LATECOMER, ConsentPurpose.JOIN_MATCH, by=school.curator, pairing=GROUP)
    change(school, joins=[LATECOMER])


def change(school: School, **who: list[str]) -> None:
    content: Json = {how: [str(school.people[place]) for place in places] for how, places in who.items()}
    school.order_about(GROUP, OrderKind.CHANGE_GROUP, content)


ACTS = (beginning, meetings, regrouping)
