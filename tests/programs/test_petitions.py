"""What people ask of the head and the curator, over HTTP: who may, who learns of it, how it ends."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from contracts.codes import LegalRegime, OrderKind
from contracts.programs import DecisionNeeded, PetitionDecided, PetitionFiled, PetitionWithdrawn
from contracts.registry import MentorRegimeRecorded

from tests.programs.petitions import Desk, ids
from tests.programs.school import School


@pytest.fixture
def desk(school: School) -> Desk:
    return Desk(school.assign().running())


@pytest.mark.row("R-5.1-05")
def test_a_mentee_asks_for_another_mentor_and_gets_one_by_order(desk: Desk) -> None:
    place = desk.file("mentee", "replacement", text="Не сложилось")
    filed = desk.see("head", place)
    assert (filed["state"], filed["text"], filed["due"]) == ("filed", "Не сложилось", "2025-09-22")
    replaced = {"reason": "Согласны", "order": desk.order(OrderKind.REPLACE_MENTOR)}
    desk.decide("head", place, "granted", **replaced)
    decided = desk.see("mentee", place)
    assert (decided["state"], decided["outcome"], decided["reason"]) == ("decided", "granted", "Согласны")
    assert desk.pair.see()["state"] == "running"


@pytest.mark.row("R-5.1-05")
def test_only_the_mentee_of_the_program_asks_for_another_mentor(desk: Desk) -> None:
    assert desk.not_filed("mentor", "replacement")["rule"] == "R-5.1-05"
    assert desk.not_filed("other mentee", "replacement")["status"] == 404


@pytest.mark.row("R-5.1-05")
def test_another_mentor_is_granted_by_the_head_with_a_reason_and_an_order_only(desk: Desk) -> None:
    place = desk.file("mentee", "replacement")
    order = desk.order(OrderKind.REPLACE_MENTOR)
    assert desk.not_decided("curator", place, "granted", reason="Да", order=order)["rule"] == "R-5.1-05"
    assert desk.not_decided("head", place, "refused")["rule"] == "R-5.1-05"
    assert desk.not_decided("head", place, "granted", reason="Да")["rule"] == "R-5.1-05"
    other = desk.order(OrderKind.TERMINATE_PROGRAM)
    assert desk.not_decided("head", place, "granted", reason="Да", order=other)["type"].endswith("order-other-kind")
    desk.decide("acting head", place, "refused", reason="Рано")


@pytest.mark.row("R-5.1-05")
def test_the_mentor_learns_of_it_when_it_is_decided_and_of_the_words_never(desk: Desk) -> None:
    place = desk.file("mentee", "replacement", text="Не сложилось")
    filed = desk.told("PetitionFiled", place)
    assert isinstance(filed, PetitionFiled)
    assert (filed.for_head, filed.for_curator) == (True, True)
    assert desk.pair.assigned.mentor not in filed.others
    assert desk.get("mentor", place).status_code == 404
    assert desk.get("mentor", f"{place}/history").status_code == 404
    assert desk.listed("mentor", "/petitions") == []
    desk.decide("head", place, "refused", reason="Поговорите ещё раз")
    decided = desk.told("PetitionDecided", place)
    assert isinstance(decided, PetitionDecided)
    assert set(decided.others) == ids(desk.person("mentor"), desk.person("mentee"))
    seen = desk.see("mentor", place)
    assert (seen["outcome"], seen["text"], seen["reason"]) == ("refused", None, None)
    assert [row["id"] for row in desk.listed("mentor", "/petitions")] == [seen["id"]]
    assert desk.get("mentor", f"{place}/history").json() == []


@pytest.mark.row("R-5.1-05")
def test_a_curator_who_is_the_mentor_is_kept_from_it_as_well(school: School) -> None:
    desk = Desk(school.assign(mentor=school.curator).running())
    place = desk.file("mentee", "replacement")
    assert desk.get("curator", place).status_code == 404
    assert desk.listed("curator", "/petitions") == []
    assert desk.get("curator", trail(place)).status_code == 404
    assert desk.get("head", trail(place)).status_code == 200
    filed = desk.told("PetitionFiled", place)
    assert isinstance(filed, PetitionFiled)
    assert not filed.for_curator


@pytest.mark.row("R-5.1-05")
def test_a_mentee_may_let_the_mentor_read_it(desk: Desk) -> None:
    place = desk.file("mentee", "replacement", text="Мы решили вместе", shown_to_mentor=True)
    assert desk.see("mentor", place)["text"] == "Мы решили вместе"


@pytest.mark.row("R-4.1-03")
def test_a_mentor_gives_up_an_assignment_and_nobody_can_refuse_it(desk: Desk) -> None:
    place = desk.file("mentor", "resignation", text="Нагрузка выросла")
    filed = desk.told("PetitionFiled", place)
    assert isinstance(filed, PetitionFiled)
    assert (filed.for_head, filed.for_curator) == (True, True)
    assert set(filed.others) == ids(desk.person("mentor"), desk.person("mentee"))
    assert desk.not_decided("head", place, "refused")["rule"] == "R-4.1-03"
    desk.act("curator", f"{place}/acknowledgement")
    assert desk.see("mentor", place)["outcome"] == "acknowledged"
    assert desk.see("mentee", place)["text"] is None


@pytest.mark.row("R-4.1-03")
def test_a_resignation_makes_it_necessary_to_decide_what_becomes_of_the_program(desk: Desk) -> None:
    place = desk.file("mentor", "resignation")
    desk.act("head", f"{place}/acknowledgement")
    needed = desk.told("DecisionNeeded", str(desk.pair.id))
    assert isinstance(needed, DecisionNeeded)
    assert (str(needed.person), needed.cause) == (desk.person("mentor"), "relieved")


def test_nobody_decides_on_what_he_asked_for_himself(school: School) -> None:
    desk = Desk(school.assign(mentor=school.curator).running())
    place = desk.file("mentor", "resignation")
    assert desk.refused("curator", f"{place}/acknowledgement", None, **desk.seen(place))["status"] == 403
    desk.act("head", f"{place}/acknowledgement")


@pytest.mark.row("R-4.1-03")
def test_where_mentoring_is_part_of_the_job_the_resignation_is_decided(school: School) -> None:
    pair = school.assign().running()
    regime = MentorRegimeRecorded(
        participant=pair.assigned.mentor, regime=LegalRegime.JOB_FUNCTION, since=datetime(2025, 9, 1, tzinfo=UTC).date()
    )
    pair.position = school.tell(regime)
    pair.see()
    desk = Desk(pair)
    place = desk.file("mentor", "resignation")
    assert desk.not_decided("head", place, "acknowledged")["rule"] == "R-4.1-03"
    desk.decide("head", place, "refused")


@pytest.mark.row("R-4.1-03")
def test_only_the_mentor_resigns(desk: Desk) -> None:
    assert desk.not_filed("mentee", "resignation")["rule"] == "R-4.1-03"
    assert desk.not_filed("colleague", "resignation")["status"] == 404


@pytest.mark.row("R-5.1-04")
def test_a_proposal_on_the_schools_programs_is_answered_in_its_term(desk: Desk) -> None:
    place = desk.file("mentee", "improvement", text="Больше взаимных посещений")
    assert desk.see("curator", place)["due"] == "2025-10-08"
    assert desk.not_decided("curator", place, "granted")["type"].endswith("field-required")
    desk.decide("curator", place, "granted", reason="Введём с октября")
    assert desk.see("mentee", place)["reason"] == "Введём с октября"
    assert desk.not_filed("mentor", "improvement")["status"] == 403


@pytest.mark.row("R-5.1-04", "R-5.1-05")
def test_terms_are_those_of_the_programs_edition(school: School) -> None:
    school.edition = school.approve_edition(petition_working_days=3, proposal_answer_days=7)
    desk = Desk(school.assign().running())
    due = [desk.see("head", desk.file("mentee", kind))["due"] for kind in ("replacement", "improvement")]
    assert due == ["2025-09-11", "2025-09-15"]


@pytest.mark.row("R-4.2-06")
def test_a_reward_is_proposed_to_the_head_and_its_subject_reads_it(desk: Desk) -> None:
    place = desk.file("mentor", "reward", concerned=[desk.person("mentee")], text="Открытый урок на отлично")
    assert [desk.see(who, place)["text"] for who in ("head", "curator", "mentee")] == ["Открытый урок на отлично"] * 3
    desk.decide("head", place, "granted")
    assert desk.see("mentor", place)["outcome"] == "granted"


@pytest.mark.row("R-4.2-06")
def test_a_disciplinary_proposal_is_for_the_head_and_the_mentee_alone(school: School) -> None:
    desk = Desk(school.assign(mentees=2).running(kinds=["group"]))
    place = desk.file("mentor", "discipline", concerned=[desk.person("mentee")], text="Пропустил три встречи")
    for who in ("curator", "second", "member"):
        assert desk.get(who, place).status_code == 404
        assert desk.listed(who, "/petitions") == []
    assert [desk.get(who, trail(place)).status_code for who in ("head", "curator")] == [200, 404]
    assert [desk.see(who, place)["text"] for who in ("head", "mentee")] == ["Пропустил три встречи"] * 2
    filed = desk.told("PetitionFiled", place)
    assert isinstance(filed, PetitionFiled)
    assert (filed.for_head, filed.for_curator) == (True, False)
    assert set(filed.others) == ids(desk.person("mentor"), desk.person("mentee"))
    assert desk.not_decided("head", place, "granted")["type"].endswith("no-such-outcome")
    desk.act("head", f"{place}/acknowledgement")


@pytest.mark.row("R-4.2-06")
def test_discipline_is_proposed_by_the_mentor_of_the_mentee_only(desk: Desk) -> None:
    about = [desk.person("mentee")]
    assert desk.not_filed("mentee", "discipline", concerned=about)["rule"] == "R-4.2-06"
    stranger = [str(uuid4())]
    assert desk.not_filed("mentor", "discipline", concerned=stranger)["type"].endswith("wrong-person")


@pytest.mark.row("R-3.5-01", "R-3.5-10")
@pytest.mark.parametrize("kind", ["incentive", "act-text"])
def test_the_association_proposes_acts_and_incentives(desk: Desk, kind: str) -> None:
    place = f"/petitions/{desk.do('member', '/petitions', {'kind': kind, 'text': 'Доплата за третьего наставляемого'})}"
    assert desk.see("curator", place)["text"] == "Доплата за третьего наставляемого"
    assert desk.see("head", place)["due"] == "2025-10-08"
    assert desk.get("mentor", place).status_code == 404
    desk.decide("head", place, "granted")
    assert desk.see("member", place)["outcome"] == "granted"
    assert desk.refused("mentee", "/petitions", {"kind": kind, "text": "Т"})["status"] == 403


@pytest.mark.row("R-3.5-01", "R-3.5-10")
def test_without_an_association_its_part_falls_to_the_curator(desk: Desk) -> None:
    place = f"/petitions/{desk.do('curator', '/petitions', {'kind': 'act-text', 'text': 'Дополнить раздел'})}"
    filed = desk.see("head", place)
    assert (filed["kind"], filed["text"], filed["by"]) == ("act-text", "Дополнить раздел", desk.person("curator"))


@pytest.mark.row("R-5.1-05")
def test_who_filed_may_withdraw_while_it_is_open(desk: Desk) -> None:
    place = desk.file("mentee", "replacement")
    assert desk.refused("curator", f"{place}/withdrawal", None, **desk.seen(place))["status"] == 403
    desk.act("mentee", f"{place}/withdrawal")
    assert isinstance(desk.told("PetitionWithdrawn", place), PetitionWithdrawn)
    assert desk.not_decided("head", place, "refused", reason="Поздно")["type"].endswith("petition-closed")
    assert desk.get("mentor", place).status_code == 404


def test_a_petition_says_what_its_kind_asks_for_and_nothing_else(desk: Desk) -> None:
    assert desk.not_filed("mentee", "replacement", text=None)["type"].endswith("field-required")
    assert desk.not_filed("mentee", "replacement", until="2025-12-01")["type"].endswith("field-not-asked")
    assert desk.not_filed("mentee", "replacement", program=None)["type"].endswith("field-required")


def test_the_school_reads_histories_in_words_and_people_their_own(desk: Desk) -> None:
    place = desk.file("mentee", "improvement")
    desk.decide("curator", place, "refused", reason="Уже есть")
    words = [entry["words"] for entry in desk.get("head", f"{place}/history").json()]
    assert words == [
        "Подано обращение: предложение по совершенствованию программ; решение до 08.10.2025 включительно",
        "Обращение рассмотрено: отклонено",
    ]
    assert len(desk.get("mentee", f"{place}/history").json()) == 1


def test_another_school_finds_none_of_it(desk: Desk, school: School) -> None:
    place = desk.file("mentee", "replacement")
    elsewhere = Desk(School(school.town).assign().running())
    assert elsewhere.get("head", place).status_code == 404
    assert elsewhere.listed("head", "/petitions") == []


def trail(place: str) -> str:
    return f"/trails/{place.rpartition('/')[2]}"
