"""What needs more than the longest term of a program goes on in another one, for the same people."""

import pytest

from tests.registry.given_evidence import completed, paired
from tests.registry.town import School, body, told_of


@pytest.mark.row("R-7.2-01")
def test_an_ended_program_is_continued_for_the_same_people(school: School) -> None:
    first = paired(school)
    again = body(school, continues=str(first))
    assert school.refused("curator", "/matches", again)["rule"] == "A-04"
    completed(school, first)
    school.offer("other", "methods")
    others = again | {"mentor": str(school.people["other"])}
    assert school.refused("curator", "/matches", others)["rule"] == "A-04"
    school.need("second", "methods")
    strangers = again | {"mentees": [str(school.people["second"])]}
    assert school.refused("curator", "/matches", strangers)["rule"] == "A-04"
    second = school.agreed(continues=str(first))
    school.order("fix-pairs", {"matches": [str(second)]})
    assert school.see("mentee", f"/matches/{second}")["continues"] == str(first)
    told = told_of(school, "MentorAssigned", 2)
    assert [one["continues"] for one in told] == [None, str(first)]


@pytest.mark.row("R-7.2-01")
def test_an_ended_program_has_one_successor_at_a_time(school: School) -> None:
    first = paired(school)
    completed(school, first)
    again = body(school, continues=str(first))
    second = school.do("curator", "/matches", again)
    assert school.refused("curator", "/matches", again)["rule"] == "A-04"
    school.do("mentee", f"/matches/{second}/refusal")
    third = school.agreed(continues=str(first))
    school.order("fix-pairs", {"matches": [str(third)]})
    completed(school, third)
    assert school.refused("curator", "/matches", again)["rule"] == "A-04"
    school.do("curator", "/matches", body(school, continues=str(third)))
