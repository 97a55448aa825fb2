"""Help whenever it is needed (2.3, 5.1), and colleagues whom the mentor involves (4.1)."""

from datetime import UTC, datetime

import pytest
from contracts.programs import HelpAnswered, HelperInvited, HelpRequested

from tests.programs.petitions import Desk
from tests.programs.school import School


@pytest.fixture
def desk(school: School) -> Desk:
    return Desk(school.assign().running())


def ask(desk: Desk, who: str = "mentee") -> str:
    body = {"program": str(desk.pair.id), "text": "Как вести журнал при замене?"}
    return f"/help-requests/{desk.do(who, '/help-requests', body)}"


@pytest.mark.row("R-2.3-11", "R-5.1-03")
def test_a_mentee_asks_and_the_first_answer_is_noted_with_its_time(desk: Desk) -> None:
    place = ask(desk)
    requested = desk.told("HelpRequested", place)
    assert isinstance(requested, HelpRequested)
    assert (str(requested.mentor), str(requested.due)) == (desk.person("mentor"), "2025-09-09")
    desk.do("mentee", f"{place}/answers", {"text": "Это срочно"})
    desk.town.set_clock(datetime(2025, 9, 8, 9, tzinfo=UTC))
    desk.do("mentor", f"{place}/answers", {"text": "Покажу сегодня"})
    answered = desk.told("HelpAnswered", place)
    assert isinstance(answered, HelpAnswered)
    assert answered.first
    assert answered.answered_at.hour == 9
    desk.do("curator", f"{place}/answers", {"text": "И памятка есть"})
    again = desk.see("mentee", place)
    assert [said["text"] for said in again["answers"]] == ["Это срочно", "Покажу сегодня", "И памятка есть"]
    [row] = desk.listed("mentor", "/help-requests")
    assert row["answered"].startswith("2025-09-08T09:00")
    desk.do("mentee", f"{place}/closing")
    assert desk.refused("mentor", f"{place}/answers", {"text": "Ещё"})["type"].endswith("help-closed")


@pytest.mark.row("R-2.3-11", "R-5.1-03")
def test_the_term_of_the_first_answer_is_the_editions(school: School) -> None:
    school.edition = school.approve_edition(help_working_days=3)
    desk = Desk(school.assign().running())
    assert desk.see("mentee", ask(desk))["due"] == "2025-09-11"


@pytest.mark.row("R-5.1-03")
def test_help_is_between_the_mentee_and_those_who_answer_for_him(school: School) -> None:
    desk = Desk(school.assign(mentees=2).running(kinds=["group"]))
    place = ask(desk)
    for stranger in ("second", "other mentor"):
        assert desk.get(stranger, place).status_code == 404
        assert desk.listed(stranger, "/help-requests") == []
    assert len(desk.listed("curator", "/help-requests")) == 1
    body = {"program": str(desk.pair.id), "text": "Т"}
    assert desk.refused("other mentee", "/help-requests", body)["status"] == 404
    assert desk.refused("mentor", "/help-requests", body)["status"] == 403


@pytest.fixture
def activity(desk: Desk) -> str:
    planned, *_ = desk.pair.see()["activities"]
    return f"{desk.pair.place}/activities/{planned['id']}"


@pytest.mark.row("R-4.1-01")
def test_a_colleague_sees_the_activity_after_his_own_consent_and_nothing_else(desk: Desk, activity: str) -> None:
    assert desk.get("colleague", f"{activity}/helped").status_code == 404
    helping = desk.do("mentor", f"{activity}/helpers", {"person": desk.person("colleague")})
    invited = desk.told("HelperInvited", helping)
    assert isinstance(invited, HelperInvited)
    assert str(invited.helper) == desk.person("colleague")
    assert desk.get("colleague", f"{activity}/helped").json()["rule"] == "INV-09"
    assert desk.refused("colleague", f"{activity}/helped/completion")["rule"] == "INV-09"
    desk.do("colleague", f"{activity}/help-consent")
    seen = desk.see("colleague", f"{activity}/helped")
    assert (seen["text"], seen["state"]) == ("Взаимное посещение уроков", "planned")
    assert desk.person("mentee") not in str(seen)
    assert desk.pair.ask("colleague").status_code == 404
    assert [row["joined"] for row in desk.get("mentee", f"{desk.pair.place}/helpers").json()] == [True]


@pytest.mark.row("R-4.1-01")
def test_a_helper_comments_and_finishes_his_activity_and_that_ends_it(desk: Desk, activity: str) -> None:
    desk.do("mentor", f"{activity}/helpers", {"person": desk.person("colleague")})
    desk.do("colleague", f"{activity}/help-consent")
    desk.do("colleague", f"{activity}/helped/comments", {"text": "Посетили два урока"})
    assert desk.see("colleague", f"{activity}/helped")["comments"] == ["Посетили два урока"]
    desk.do("colleague", f"{activity}/helped/completion")
    assert desk.pair.see()["activities"][0]["state"] == "done"
    assert desk.get("colleague", f"{activity}/helped").json()["rule"] == "INV-09"


@pytest.mark.row("R-4.1-01")
def test_a_helper_may_leave_and_be_let_go(desk: Desk, activity: str) -> None:
    leaving = f"{activity}/helpers/{desk.person('colleague')}/leaving"
    for who in ("colleague", "mentor"):
        desk.do("mentor", f"{activity}/helpers", {"person": desk.person("colleague")})
        desk.do("colleague", f"{activity}/help-consent")
        assert desk.refused("mentee", leaving)["status"] == 404
        desk.do(who, leaving)
        assert desk.get("colleague", f"{activity}/helped").json()["rule"] == "INV-09"
    assert desk.get("mentor", f"{desk.pair.place}/helpers").json() == []


@pytest.mark.row("R-4.1-01")
def test_the_mentor_of_the_program_alone_invites(desk: Desk, activity: str) -> None:
    body = {"person": desk.person("colleague")}
    assert desk.refused("mentee", f"{activity}/helpers", body)["status"] == 403
    assert desk.refused("other mentor", f"{activity}/helpers", body)["status"] == 404
    assert desk.refused("mentor", f"{activity}/helpers", {"person": desk.person("mentee")})["status"] == 409
