"""Who leaves takes part in nothing new; who is forgotten cannot be read by anybody, and the history still plays."""

from backbone.testing import given
from contracts.codes import Direction, LeavingCause
from registry.domain.participant import card, leaving, profile
from registry.domain.participant.card import ParticipantChanged
from registry.domain.participant.leaving import ParticipantForgotten, ParticipantLeft
from registry.domain.participant.participant import Participant

from tests.registry.given import DATED, READY_MENTOR, TODAY, teacher
from tests.registry.town import STAFF, School, until

LEFT = ParticipantLeft(on=DATED, cause=LeavingCause.DISMISSAL)


def test_who_left_offers_nothing_and_asks_for_nothing() -> None:
    scenario = given(Participant, *READY_MENTOR, LEFT)
    scenario.when(lambda p: profile.declare_needs(p, (Direction.METHODS,), None, TODAY)).then_refused(
        "participant-left"
    )
    scenario.when(lambda p: profile.offer_mentoring(p, (Direction.METHODS,), 1, None, TODAY)).then_refused(
        "participant-left"
    )


def test_who_is_on_the_staff_list_again_is_back() -> None:
    back = given(Participant, teacher(), LEFT).when(lambda p: card.change(p, teacher().card, (), TODAY))
    assert back.then(ParticipantChanged(on=TODAY, card=teacher().card, fields=())).left_on is None


def test_nobody_is_forgotten_while_here() -> None:
    given(Participant, teacher()).when(lambda p: leaving.forget(p, TODAY)).then_refused("still-here")
    given(Participant, teacher(), LEFT).when(lambda p: leaving.forget(p, TODAY)).then(ParticipantForgotten(on=TODAY))


def test_a_forgotten_person_cannot_be_read(school: School) -> None:
    place = f"/participants/{school.people['clerk']}"
    school.do("curator", f"{place}/departure", about=place)
    school.do("head", f"{place}/erasure", about=place)
    until(lambda: school.see("head", place)["name"] is None)
    assert school.town.neighbours.names(school.people["clerk"]) == {school.people["clerk"]: None}
    words = [entry["words"] for entry in school.see("head", f"{place}/history")]
    day = f"{school.today:%d.%m.%Y}"
    assert words[1:] == [f"Участник выбыл {day}: причина не указана", f"Персональные данные участника уничтожены {day}"]
    assert school.see("head", place)["left_on"] == str(school.today)


def test_who_is_brought_in_anew_has_a_name_again(school: School) -> None:
    place = f"/participants/{school.people['clerk']}"
    school.do("curator", f"{place}/departure", about=place)
    school.do("head", f"{place}/erasure", about=place)
    until(lambda: school.see("head", place)["name"] is None)
    assert school.bring(STAFF["clerk"])["lines"][0]["outcome"] == "updated"
    assert school.see("head", place)["name"] == "Делова Нина Ивановна"


def test_a_mentor_in_a_pair_may_leave_but_is_not_forgotten_yet(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    school.fixed()
    place = f"/participants/{school.people['mentor']}"
    school.do("head", f"{place}/departure", about=place)
    problem = school.refused("head", f"{place}/erasure", about=place)
    assert problem["type"].endswith(":still-assigned")


def test_the_refusal_names_everything_that_stands_against_it(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    match = school.fixed()
    place = f"/participants/{school.people['mentor']}"
    problem = school.refused("head", f"{place}/erasure", about=place)
    assert problem["type"].endswith(":still-here")
    assert "участник не выбыл" in problem["detail"]
    assert str(match) in problem["detail"]
