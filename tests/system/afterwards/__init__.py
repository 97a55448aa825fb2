"""What the story leaves out, done once in a school of its own."""

from datetime import datetime

from mentoring.access import Access
from mentoring.story.client import Client
from mentoring.story.drafting import AHEAD
from mentoring.story.play import HERE, MORNING
from mentoring.story.stage import School
from mentoring.story.transport import Line
from small_school import FOUNDING

from afterwards import abroad, organisation, pairs, people, running, undone
from afterwards.plot import PLOT

ON_THE_FIRST_DAY = (*FOUNDING, *organisation.ACTS, *pairs.ACTS, running.drawing_up)
TWO_DAYS_LATER = (*running.ACTS, *undone.ACTS, *abroad.ACTS, *people.ACTS)


def play(access: Access, line: Line) -> None:
    school = School("after", PLOT, client=Client(line))
    school.today = access.now().astimezone(HERE).date()
    for act in ON_THE_FIRST_DAY:
        act(school)
    school.today += AHEAD
    access.move_clock(datetime.combine(school.today, MORNING, HERE))
    for act in TWO_DAYS_LATER:
        act(school)
