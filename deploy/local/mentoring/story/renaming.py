"""The school gets another name, or another head (1.1)."""

from mentoring.story.cast import HEAD, OFFICE
from mentoring.story.founding import head_of
from mentoring.story.stage import School


def name(school: School) -> None:
    if school.plot.becomes:
        full, short = school.plot.names
        body = {"name": full, "short_name": short, "since": str(school.today)}
        school.change(school.head, "registry", "/school", "name", body)


def head(school: School) -> None:
    """The office appoints somebody else."""
    if school.plot.changes_head:
        invented = school.newcomers()
        called = invented.name()
        body = {"name": called, "email": invented.email(called), "since": str(school.today)}
        school.create(OFFICE, "registry", f"/schools/{school.id}/head", body)
        school.people[HEAD] = head_of(school)
