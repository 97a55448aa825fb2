"""Pairs come about by what people say, and by nothing else (6.1, 6.2, annex stage 5)."""

from uuid import uuid4

import pytest
from contracts.codes import Initiator, TerminationReason
from contracts.programs import ProgramTerminated

from tests.registry.town import School, place, told_of, until


@pytest.mark.row("R-A.5-02")
def test_a_pair_that_has_not_met_is_approved_with_a_reason_only(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    match = school.proposed()
    for name in ("mentor", "mentee"):
        school.do(name, f"/matches/{match}/interest", {"interested": True, "trial": {"waived": True}})
        school.do(name, f"/matches/{match}/confirmation")
        school.consent(name, "join-match", match)
    school.do("curator", f"/matches/{match}/confirmation")
    content = {"matches": [str(match)]}
    assert school.refused("head", "/orders", school.draft("fix-pairs", content))["rule"] == "R-A.5-02"
    school.order("fix-pairs", content, deviations={"R-A.5-02": "Работают вместе второй год"})
    assert school.see("head", f"/matches/{match}")["state"] == "assigned"


@pytest.mark.row("R-A.5-02")
def test_both_meetings_are_recorded_before_the_order(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    match = school.agreed()
    seen = school.see("mentor", f"/matches/{match}")
    assert seen["planned_on"] == str(school.today)
    strange = school.send("other", f"/matches/{match}/planning-meeting", {"held_on": str(school.today)})
    assert strange.status_code == 403


@pytest.mark.row("R-1.3-05")
def test_a_proposal_that_cannot_come_about_any_more_is_closed(school: School) -> None:
    school.organised()
    school.mentors("mentor", "other")
    match = school.agreed()
    rival = school.proposed("other")
    another = school.proposed("other", direction="digital")
    school.need("mentee", "methods", "digital")
    school.see("curator", "/matches")
    school.order("fix-pairs", {"matches": [str(match)]})
    until(lambda: school.see("curator", f"/matches/{rival}")["state"] == "overtaken")
    assert school.see("curator", f"/matches/{another}")["state"] == "proposed"
    unable = school.proposed(mentees=("second",))
    seen = [school.see(name, f"/matches/{unable}")["obstacles"] for name in ("curator", "mentor")]
    assert seen == [["Свободных мест у наставника: 0, нужно 1"], []]
    refused = school.refused("mentee", f"/matches/{rival}/confirmation")
    assert refused["type"].endswith(":match-closed")


@pytest.mark.row("R-1.3-05")
def test_who_declines_gives_no_reason_and_leaves_no_trace(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    match = school.proposed()
    school.do("mentee", f"/matches/{match}/refusal")
    for name in ("curator", "head"):
        last = school.see(name, f"/matches/{match}/history")[-1]
        assert (last["words"], last["actor"], last["role"]) == ("Пара (группа) не состоялась", "", "")
    (told,) = told_of(school, "MatchDeclined")
    assert set(told) == {"match", "mentor", "mentees"}


@pytest.mark.row("R-6.1-02", "R-6.2-02")
def test_nobody_is_paired_whom_he_has_not_said_yes_to(school: School) -> None:
    school.organised()
    school.mentors("mentor", capacity=2)
    match, members = school.proposed(mentees=("mentee", "second")), ("mentor", "mentee", "second")
    met = {"met_on": str(school.today)}
    school.do("second", f"/matches/{match}/interest", {"interested": False, "trial": met})
    for name in members:
        assert school.refused(name, f"/matches/{match}/confirmation")["rule"] == "INV-03b"
        school.do(name, f"/matches/{match}/interest", {"interested": True, "trial": met})
        school.consent(name, "join-match", match)
    school.do("mentor", f"/matches/{match}/planning-meeting", {"held_on": str(school.today)})
    content = {"matches": [str(match)]}
    for name in (*members, "curator"):
        assert school.refused("head", "/orders", school.draft("fix-pairs", content))["rule"] == "R-6.2-02"
        school.do(name, f"/matches/{match}/confirmation")
    school.order("fix-pairs", content)
    told = told_of(school, "InterestDeclared", count=4)
    assert told == [{"match": str(match), **met}] * 4


@pytest.mark.row("R-6.2-01", "R-1.3-05")
def test_without_a_live_consent_of_every_member_there_is_no_pair(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    match = school.agreed()
    withdrawn = {"purpose": "join-match", "match": str(match)}
    for name in ("mentor", "mentee"):
        member = place(school, name)
        school.do(name, f"{member}/consents/withdrawal", withdrawn, about=member)
        refused = school.refused("head", "/orders", school.draft("fix-pairs", {"matches": [str(match)]}))
        assert refused["rule"] == "INV-06"
        school.consent(name, "join-match", match)
    assert school.see("head", f"/matches/{match}")["state"] == "confirmed"


@pytest.mark.row("R-A.5-03")
def test_who_loses_a_mentor_early_waits_for_another(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    match = school.fixed()
    assert school.see("curator", "/waiting")["items"] == []
    ended = ProgramTerminated(
        program=uuid4(),
        mentor=school.people["mentor"],
        mentees=(school.people["mentee"],),
        match=match,
        order=uuid4(),
        ended=school.today,
        initiator=Initiator.MENTOR,
        reason=TerminationReason.WORKLOAD,
    )
    school.position = school.town.neighbours.tell(ended, school.id, ended.program)
    assert [row["id"] for row in school.see("curator", "/waiting")["items"]] == [str(school.people["mentee"])]
