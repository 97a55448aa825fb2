"""The full circle through the interface: from a registered school to a mentor assigned, and free again."""

from uuid import uuid4

from contracts.codes import Initiator, TerminationReason
from contracts.programs import ProgramCompleted, ProgramTerminated

from tests.registry.town import School, until


def test_from_a_registered_school_to_an_assigned_mentor(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    match = school.agreed()
    order = school.order("fix-pairs", {"matches": [str(match)]})

    fixed = school.see("head", f"/matches/{match}")
    assert (fixed["state"], fixed["order"], fixed["effective"]) == ("assigned", str(order), str(school.today))
    assert [member["name"] for member in fixed["members"]] == ["Иванова Анна Петровна", "Юнова Мария Львовна"]
    mentor = school.see("curator", f"/participants/{school.people['mentor']}")
    assert (mentor["load"], mentor["mentorships"]) == (1, [str(match)])

    def told() -> list[str]:
        return [letter.type.removeprefix("registry.") for letter in school.town.neighbours.heard(school.id)]

    until(lambda: "MentorAssigned" in told())
    assert [name for name in told() if name not in ("ParticipantRegistered", "ConsentGiven", "Progress")] == [
        "SchoolRegistered",
        "OrderIssued",
        "RegulationEditionApproved",
        "OrderIssued",
        "CuratorAppointed",
        "MentorRegistered",
        "ConsentRequested",
        "MentorRegimeRecorded",
        "OrderIssued",
        "MentorAppointed",
        "OrderIssued",
        "MenteeRegistered",
        "WaitingBegun",
        "MatchProposed",
        "InterestDeclared",
        "InterestDeclared",
        "MatchConfirmed",
        "OrderIssued",
        "MentorAssigned",
    ]


def test_a_completed_program_frees_the_mentor(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    match = school.fixed()
    mentor, mentees = school.people["mentor"], (school.people["mentee"],)
    ended = ProgramCompleted(
        program=uuid4(), mentor=mentor, mentees=mentees, match=match, order=uuid4(), ended=school.today
    )
    school.position = school.town.neighbours.tell(ended, school.id, ended.program)
    assert school.see("head", f"/participants/{mentor}")["load"] == 0
    assert school.see("head", f"/participants/{mentees[0]}")["menteeships"] == []
    (row,) = school.see("head", "/matches")["items"]
    assert (row["state"], row["ended"]) == ("ended", str(school.today))
    until(lambda: "registry.AssignmentEnded" in {one.type for one in school.town.neighbours.heard(school.id)})


def test_a_terminated_program_lets_the_mentee_have_another_mentor(school: School) -> None:
    school.organised()
    school.mentors("mentor", "other")
    match = school.fixed()
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
    assert school.see("head", f"/matches/{match}")["state"] == "ended"
    again = school.fixed("other")
    assert school.see("head", f"/matches/{again}")["state"] == "assigned"


def test_another_mentor_takes_over_and_the_capacity_moves(school: School) -> None:
    school.organised()
    school.mentors("mentor", "other")
    match = school.fixed()
    school.consent("other", "join-match", match)
    school.order("replace-mentor", {"match": str(match), "mentor": str(school.people["other"])})
    loads = {row["id"]: row["load"] for row in school.see("head", "/participants", role="mentor")["items"]}
    assert loads == {str(school.people["mentor"]): 0, str(school.people["other"]): 1}
    assert school.see("other", f"/matches/{match}")["mentor"] == str(school.people["other"])


def test_a_reverse_pair_is_fixed_by_one_order(school: School) -> None:
    school.organised()
    school.mentors("mentor", "mentee")
    school.need("mentor", "digital")
    there = school.agreed(kinds=["reverse"])
    back = school.agreed(
        "mentee",
        ("mentor",),
        kinds=["reverse"],
        direction="digital",
        counterpart=str(there),
        younger_attested=True,
    )
    half = school.refused("head", "/orders", school.draft("fix-pairs", {"matches": [str(there)]}))
    assert half["rule"] == "R-2.3-10"
    school.order("fix-pairs", {"matches": [str(there), str(back)]})
    seen = [school.see("head", f"/matches/{match}") for match in (there, back)]
    assert [(one["state"], one["counterpart"]) for one in seen] == [("assigned", str(back)), ("assigned", str(there))]
