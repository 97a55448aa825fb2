"""The mentor checks tasks himself (4.1)."""

import pytest

from tests.programs.school import School


@pytest.mark.row("R-4.1-04")
def test_the_mentor_of_the_program_checks_a_task_and_says_what_is_missing(school: School) -> None:
    pair = school.assign().running()
    task = pair.do("mentor", "/tasks", {"mentee": pair.person("mentee"), "text": "План урока", "due": "2025-09-20"})
    check = f"/tasks/{task}/check"
    pair.do("mentee", f"/tasks/{task}/submission", {"text": "Готово"})
    assert pair.refused("mentee", check, {"accepted": True})["status"] == 403
    assert pair.refused("other mentor", check, {"accepted": True})["status"] == 404
    problem = pair.refused("mentor", check, {"accepted": False})
    assert (problem["rule"], problem["clause"]) == ("R-4.1-04", "п. 4.1")
    pair.do("mentor", check, {"accepted": False, "comment": "Добавьте рефлексию"})
    assert pair.see("mentee")["tasks"][0]["comment"] == "Добавьте рефлексию"
    pair.do("mentee", f"/tasks/{task}/submission", {})
    pair.do("mentor", check, {"accepted": True})
    assert pair.see()["tasks"][0]["state"] == "accepted"
