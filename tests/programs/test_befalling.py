"""What befalls a program: its people change, it pauses, it is moved, somebody leaves and it must be decided."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from backbone.identity import Role
from contracts.base import Contract
from contracts.codes import Kind, OrderKind, ReliefGround
from contracts.registry import (
    GroupChanged,
    MentorRelieved,
    MentorReplaced,
    OrderIssued,
    ParticipantAway,
    ParticipantLeft,
)

from tests.programs.school import Pair, School, activity, outline

EXTENSION = {"until": "2026-06-08"}


def change_group(pair: Pair, *mentees: UUID, kind: Kind = Kind.GROUP) -> None:
    before = pair.assigned.mentees
    changed = GroupChanged(
        match=pair.assigned.match,
        mentor=pair.assigned.mentor,
        mentees=mentees,
        joined=tuple(one for one in mentees if one not in before),
        left=tuple(one for one in before if one not in mentees),
        kinds=(kind,),
        order=uuid4(),
        effective=date(2025, 9, 8),
    )
    pair.position = pair.school.tell(changed)


def asked(pair: Pair, fact: Contract) -> None:
    pair.position = pair.school.tell(fact)


def waiting(pair: Pair) -> list[str]:
    params = {"min_position": pair.position, "needs_decision": "true"}
    answer = pair.town.client.get("/programs", headers=pair.bearer("curator"), params=params)
    return [row["id"] for row in answer.raise_for_status().json()["items"]]


@pytest.mark.row("R-7.2-02")
def test_who_leaves_a_group_takes_his_agreements_and_open_tasks_with_him(school: School) -> None:
    group = school.assign(mentees=3).running(kinds=["group"])
    task = {"mentee": group.person("second"), "text": "План", "due": "2025-09-20"}
    group.do("mentor", "/tasks", task)
    group.do("mentor", "/extension", EXTENSION)
    group.do("second", "/extension/agreement")
    change_group(group, group.assigned.mentees[0], group.assigned.mentees[2])
    program = group.see()
    assert program["mentees"] == [group.person("mentee"), group.person("third")]
    assert (program["tasks"], program["extension"]["agreed"]) == ([], [group.person("mentor")])
    assert (program["state"], program["kinds"], program["until"]) == ("running", ["group"], "2026-03-08")
    assert group.ask("second").status_code == 404
    assert group.told("ProgramGroupChanged")["left"] == [group.person("second")]


@pytest.mark.row("R-7.2-02", "R-2.3-08")
def test_a_group_of_one_is_a_pair_when_the_order_says_so_and_not_before(school: School) -> None:
    group = school.assign(mentees=2).running(kinds=["group"])
    change_group(group, group.assigned.mentees[0])
    assert (group.see()["kinds"], group.see("mentee")["state"]) == (["group"], "running")
    change_group(group, group.assigned.mentees[0], kind=Kind.TRADITIONAL)
    assert group.see()["kinds"] == ["traditional"]
    told = group.told("ProgramGroupChanged")
    assert (told["forms"], told["kinds"], told["joined"]) == (["teacher-teacher"], ["traditional"], [])


@pytest.mark.row("R-7.2-02")
def test_who_joins_a_group_that_runs_agrees_to_it_and_to_its_extension(school: School) -> None:
    group = school.assign(mentees=2).running(kinds=["group"])
    newcomer = uuid4()
    group.people["newcomer"] = (Role.MENTEE, newcomer)
    change_group(group, *group.assigned.mentees, newcomer)
    assert (group.see("newcomer")["kinds"], group.see()["mentees"][2]) == (["group"], str(newcomer))
    group.do("newcomer", "/agreement")
    assert (group.see()["state"], str(newcomer) in group.see()["agreed"]) == ("running", True)
    group.do("mentor", "/extension", EXTENSION)
    for name in ("mentee", "second"):
        group.do(name, "/extension/agreement")
    body, position = group.order(OrderKind.EXTEND_PROGRAM, until=date(2026, 6, 8))
    assert group.refused("head", "/extension/approval", body, **{"X-Min-Position": position})["rule"] == "INV-21"


@pytest.mark.row("R-7.2-02", "R-5.1-02")
def test_a_program_that_is_being_agreed_on_is_a_draft_again_when_its_people_change(school: School) -> None:
    group = school.assign(mentees=2).planned(kinds=["group"])
    group.do("mentor", "/submission")
    group.do("mentee", "/agreement")
    group.people["newcomer"] = (Role.MENTEE, uuid4())
    change_group(group, group.assigned.mentees[0], group.people["newcomer"][1])
    assert (group.see("newcomer")["state"], group.see()["agreed"]) == ("draft", [])
    group.do("mentor", "/submission")
    group.do("mentee", "/agreement")
    assert group.refused("curator", "/review", {"accepted": True})["rule"] == "INV-13"


@pytest.mark.row("R-1.2-09")
def test_a_program_never_loses_its_last_mentee(school: School) -> None:
    pair = school.assign().running()
    change_group(pair)
    assert pair.see()["mentees"] == [pair.person("mentee")]


@pytest.mark.row("R-7.2-02")
@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/outline", outline()),
        ("/expected-results", {"text": "Ещё", "measure": "Ещё"}),
        ("/template", {"template": "adaptation"}),
    ],
)
def test_an_approved_program_is_changed_by_amendment_only(school: School, path: str, body: dict[str, object]) -> None:
    pair = school.assign().approved()
    assert pair.refused("mentor", path, body)["rule"] == "R-7.2-02"
    pair.starting()
    pair.do("mentor", "/start")
    assert pair.refused("mentor", path, body)["rule"] == "R-7.2-02"


def test_a_suspended_program_asks_nothing_of_its_people_until_it_is_resumed_and_its_end_stays(school: School) -> None:
    pair = school.assign().running()
    pair.do("mentor", "/meetings", {"at": "2025-09-15T10:00:00+04:00", "remote": False, "topic": "Разбор"})
    meeting = {"at": "2025-09-16T10:00:00+04:00", "remote": False, "topic": "Разбор"}
    pair.by_order("/suspension", OrderKind.SUSPEND_PROGRAM)
    assert (pair.see("mentee")["state"], pair.see()["until"]) == ("suspended", "2026-03-08")
    assert pair.told("ProgramSuspended")["since"] == "2025-09-08"
    assert pair.refused("mentor", "/meetings", meeting)["type"].endswith("wrong-state")
    pair.town.set_clock(datetime(2025, 10, 8, 6, tzinfo=UTC))
    pair.by_order("/resumption", OrderKind.RESUME_PROGRAM)
    assert (pair.see("mentee")["state"], pair.see()["until"]) == ("running", "2026-03-08")
    assert pair.told("ProgramResumed")["since"] == "2025-10-08"
    pair.do("mentor", "/meetings", meeting | {"at": "2025-10-16T10:00:00+04:00"})


def test_a_pause_does_not_make_a_program_longer_than_a_year(school: School) -> None:
    pair = school.assign().running(until="2026-09-08")
    pair.by_order("/suspension", OrderKind.SUSPEND_PROGRAM)
    pair.town.set_clock(datetime(2026, 3, 10, 6, tzinfo=UTC))
    pair.by_order("/resumption", OrderKind.RESUME_PROGRAM)
    assert pair.refused("mentor", "/extension", {"until": "2026-10-08"})["rule"] == "INV-05"


def test_an_order_that_suspends_from_a_later_day_waits_for_it(school: School) -> None:
    pair = school.assign().running()
    issued = OrderIssued(
        order=uuid4(),
        kind=OrderKind.SUSPEND_PROGRAM,
        number="8",
        dated=date(2025, 9, 8),
        concerns=(),
        match=pair.assigned.match,
        since=date(2025, 9, 15),
        until=date(2025, 10, 15),
    )
    body, seen = {"order": str(issued.order)}, {"X-Min-Position": school.tell(issued)}
    assert pair.refused("head", "/suspension", body, **seen)["type"].endswith("order-not-in-force")
    pair.town.set_clock(datetime(2025, 9, 16, 6, tzinfo=UTC))
    pair.do("head", "/suspension", body)
    suspended = pair.told("ProgramSuspended")
    assert (suspended["since"], suspended["pause_until"]) == ("2025-09-15", "2025-10-15")


def test_an_order_of_another_kind_suspends_nothing(school: School) -> None:
    pair = school.assign().running()
    body, position = pair.order(OrderKind.RESUME_PROGRAM)
    problem = pair.refused("head", "/suspension", body, **{"X-Min-Position": position})
    assert problem["type"].endswith("order-other-kind")


@pytest.mark.row("R-9.2-01")
def test_a_program_stays_on_its_edition_until_the_heads_order_moves_it(school: School) -> None:
    pair = school.assign().running()
    school.edition = school.approve_edition(program_max_months=9, channels=("VK Звонки",))
    assert (pair.see()["edition"], pair.see()["terms"]["max_months"]) == (str(pair.assigned.edition), 12)
    issued = OrderIssued(
        order=uuid4(),
        kind=OrderKind.MOVE_PROGRAM,
        number="7",
        dated=date(2025, 9, 8),
        concerns=(),
        match=pair.assigned.match,
        edition=school.edition,
    )
    position = school.tell(issued)
    pair.do("head", "/edition", {"order": str(issued.order)}, **{"X-Min-Position": position})
    assert (pair.see()["edition"], pair.see()["terms"]["channels"]) == (str(school.edition), ["VK Звонки"])
    assert pair.refused("mentor", "/extension", {"until": "2026-07-08"})["rule"] == "INV-05"
    pair.do("mentor", "/extension", EXTENSION)
    assert pair.told("ProgramMoved")["edition"] == str(school.edition)


@pytest.mark.row("R-9.2-01")
def test_a_draft_of_an_older_edition_goes_by_it_beside_one_of_the_newer(school: School) -> None:
    older = school.assign()
    school.edition = school.approve_edition(program_max_months=4)
    newer = school.assign()
    older.do("mentor", "/outline", outline())
    assert newer.refused("mentor", "/outline", outline())["rule"] == "INV-05"


@pytest.mark.row("R-1.2-07", "R-9.2-01")
def test_two_schools_go_by_their_own_lengths_side_by_side(school: School) -> None:
    short, long = school.town.school(program_min_months=1).assign(), school.assign()
    month = outline(until="2025-10-20")
    short.do("mentor", "/outline", month)
    assert long.refused("mentor", "/outline", month)["rule"] == "INV-05"


def test_when_somebody_leaves_it_must_be_decided_about_each_of_his_programs(school: School) -> None:
    pair = school.assign().running()
    other = school.assign(mentor=pair.assigned.mentor)
    asked(pair, ParticipantLeft(participant=pair.assigned.mentor))
    other.position = pair.position
    [decision] = pair.see("curator")["decisions"]
    assert (decision["cause"], decision["person"], decision["due"]) == ("left", pair.person("mentor"), "2025-09-22")
    assert sorted(waiting(pair)) == sorted([str(pair.id), str(other.id)])
    assert pair.told("DecisionNeeded")["due"] == "2025-09-22"
    replaced = MentorReplaced(
        match=pair.assigned.match,
        previous=pair.assigned.mentor,
        mentor=pair.people["other mentor"][1],
        mentees=pair.assigned.mentees,
        order=uuid4(),
        effective=date(2025, 9, 8),
    )
    asked(pair, replaced)
    assert pair.see()["decisions"] == []
    assert waiting(pair) == [str(other.id)]
    taken = pair.told("DecisionTaken")
    assert (taken["decision"], taken["outcome"]) == (decision["id"], "mentor-replaced")


def test_who_leaves_after_a_change_of_mentor_leaves_no_decision_behind(school: School) -> None:
    pair = school.assign().running()
    asked(pair, ParticipantLeft(participant=uuid4()))
    assert pair.see()["decisions"] == []
    assert waiting(pair) == []


def test_the_edition_says_how_long_a_decision_may_take(school: School) -> None:
    pair = school.town.school(petition_working_days=3).assign().running()
    asked(pair, ParticipantLeft(participant=pair.assigned.mentees[0]))
    assert pair.see()["decisions"][0]["due"] == "2025-09-11"


@pytest.mark.parametrize("ended_by", ["suspension", "termination", "group"])
def test_a_decision_is_taken_by_pausing_ending_or_changing_the_group(school: School, ended_by: str) -> None:
    group = school.assign(mentees=3).running(kinds=["group"])
    since = date(2025, 9, 8)
    asked(group, ParticipantAway(participant=group.assigned.mentees[2], since=since))
    assert group.see()["decisions"][0]["cause"] == "away"
    if ended_by == "suspension":
        group.by_order("/suspension", OrderKind.SUSPEND_PROGRAM)
    elif ended_by == "termination":
        group.do("mentor", "/termination", {"reason": "long-leave", "text": "Отпуск по уходу за ребёнком"})
        group.by_order("/termination/approval", OrderKind.TERMINATE_PROGRAM)
    else:
        change_group(group, *group.assigned.mentees[:2])
    assert group.see("head")["decisions"] == []
    outcome = {"suspension": "suspended", "termination": "ended", "group": "group-changed"}[ended_by]
    assert group.told("DecisionTaken")["outcome"] == outcome


def test_a_mentor_who_lays_mentoring_down_leaves_a_decision_only_where_he_is_the_mentor(school: School) -> None:
    pair = school.assign().running()
    as_mentee = school.assign(mentees=[pair.assigned.mentor])
    relieved = MentorRelieved(
        participant=pair.assigned.mentor, order=uuid4(), ground=ReliefGround.RESIGNATION, effective=date(2025, 9, 8)
    )
    asked(pair, relieved)
    as_mentee.position = pair.position
    assert pair.see()["decisions"][0]["cause"] == "relieved"
    assert as_mentee.see()["decisions"] == []


def test_a_plan_of_who_left_is_the_mentors(school: School) -> None:
    group = school.assign(mentees=3).planned(kinds=["group"])
    body = activity(group.person("third"), group.see()["difficulties"][0]["id"])
    group.do("mentor", "/activities", body)
    change_group(group, *group.assigned.mentees[:2])
    assert group.see()["activities"][-1]["responsible"] == group.person("mentor")
