"""Who is told of what: messages of registry and programs become notifications, each once."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from backbone.status import followers_of
from contracts import programs, registry
from contracts.codes import ConsentPurpose, Direction, Initiator, Kind, OrderKind, TerminationReason
from contracts.notifications import NotificationSent
from contracts.regulation import RuleParameters

from tests.notifications.due import approve
from tests.notifications.outside import text_of
from tests.notifications.town import School, Town, address, until


def proposed(school: School) -> registry.MatchProposed:
    return registry.MatchProposed(
        match=uuid4(),
        mentor=school.mentor,
        mentees=(school.mentee,),
        direction=Direction.LESSON,
        kinds=(Kind.TRADITIONAL,),
    )


def consented(school: School) -> registry.ConsentGiven:
    return registry.ConsentGiven(participant=school.mentor, purpose=ConsentPurpose.BE_MENTOR)


def ending(school: School, initiator: Initiator, *others: UUID) -> programs.TerminationRequested:
    return programs.TerminationRequested(
        program=uuid4(),
        mentor=school.mentor,
        mentees=(school.mentee, *others),
        initiator=initiator,
        reason=TerminationReason.MEETINGS_MISSED,
        hearing_until=None,
    )


def ordered(school: School) -> registry.OrderIssued:
    return registry.OrderIssued(
        order=uuid4(),
        kind=OrderKind.APPOINT_CURATOR,
        number="7",
        dated=date(2025, 9, 1),
        concerns=(school.head, school.curator),
    )


def test_a_proposed_match_is_told_with_names_in_the_inbox_and_without_by_email(town: Town, school: School) -> None:
    fact = proposed(school)
    told = town.others.tell(fact, school.id, actor=school.curator)
    (item,) = town.inbox(school, school.mentee, told)
    assert (item["template"], item["about"], item["about_id"]) == ("match-proposed", "match", str(fact.match))
    assert "Mentor Имя" in item["text"]
    (letter,) = town.letters(school.mentee)
    assert "Mentee Имя" in text_of(letter)
    assert "Mentor" not in letter.as_string() + text_of(letter)


def test_nobody_is_told_of_what_they_did_themselves(town: Town, school: School) -> None:
    told = town.others.tell(consented(school), school.id, actor=school.mentor)
    assert town.templates(school, school.curator, told) == ["consent-given"]
    assert town.templates(school, school.mentor, told) == []


def test_a_person_is_told_of_what_another_did_on_their_behalf(town: Town, school: School) -> None:
    told = town.others.tell(consented(school), school.id, actor=school.curator, on_behalf_of=school.mentor)
    assert town.templates(school, school.mentor, told) == ["consent-given"]
    assert town.templates(school, school.curator, told) == []


def test_an_order_is_to_be_acknowledged_even_by_who_signed_it_and_told_once_to_each(town: Town, school: School) -> None:
    told = town.others.tell(ordered(school), school.id, actor=school.head)
    assert town.templates(school, school.head, told) == ["order-to-acknowledge"]
    assert town.templates(school, school.curator, told) == ["order-to-acknowledge"]


@pytest.mark.parametrize("initiator", [Initiator.MENTOR, Initiator.MENTEE])
def test_when_one_of_them_wants_a_program_to_end_the_others_may_agree_but_are_not_told_the_reason(
    town: Town, school: School, initiator: Initiator
) -> None:
    third = uuid4()
    mentor, mentee = school.mentor, school.mentee
    asking, other = (mentor, mentee) if initiator is Initiator.MENTOR else (mentee, mentor)
    told = town.others.tell(ending(school, initiator, third), school.id, actor=asking)
    assert town.templates(school, school.head, told) == ["termination-requested"]
    assert town.templates(school, school.curator, told) == ["termination-requested"]
    assert town.templates(school, asking, told) == []
    for person in (other, third):
        (item,) = town.inbox(school, person, told)
        assert item["template"] == "termination-to-agree"
        assert TerminationReason.MEETINGS_MISSED.label not in item["title"] + item["text"]
    (letter,) = town.letters(other)
    assert TerminationReason.MEETINGS_MISSED.label not in text_of(letter)


def test_when_the_curator_wants_it_to_end_the_people_are_asked_to_speak_but_not_told_the_reason(
    town: Town, school: School
) -> None:
    told = town.others.tell(ending(school, Initiator.CURATOR), school.id, actor=school.curator)
    for person in (school.mentor, school.mentee):
        (item,) = town.inbox(school, person, told)
        assert item["template"] == "termination-hearing"
        assert TerminationReason.MEETINGS_MISSED.label not in item["text"]
    assert town.templates(school, school.curator, told) == []


def test_whose_data_are_destroyed_finds_it_in_his_inbox_and_gets_no_letter(town: Town, school: School) -> None:
    told = town.others.tell(registry.ParticipantForgotten(participant=school.mentee), school.id, actor=school.head)
    assert town.templates(school, school.mentee, told) == ["erasure-completed"]
    assert town.templates(school, school.curator, told) == ["erasure-recorded"]
    town.no_mail_waits()
    assert not town.mail.letters[address(school.mentee)]


def test_whoever_acts_for_the_head_is_told_too_while_acting(town: Town, school: School) -> None:
    acting, today = uuid4(), town.clock.today()
    appointed = registry.ActingHeadAppointed(
        person=acting, order=uuid4(), since=today - timedelta(days=3), until=today - timedelta(days=1)
    )
    town.others.tell(appointed, school.id)
    told = town.others.tell(registry.DeviationRecorded(rule="INV-08"), school.id)
    assert town.templates(school, acting, told) == []
    town.others.tell(appointed.model_copy(update={"until": today}), school.id)
    told = town.others.tell(registry.DeviationRecorded(rule="INV-08"), school.id)
    assert town.templates(school, acting, told) == ["deviation-recorded"]
    assert town.templates(school, school.head, told) == ["deviation-recorded"] * 2


@pytest.mark.row("R-3.4-01")
def test_whoever_acts_as_curator_is_told_in_the_curators_place_while_acting(town: Town, school: School) -> None:
    acting, today = uuid4(), town.clock.today()
    appointed = registry.CuratorAppointed(
        person=acting, order=uuid4(), since=today - timedelta(days=3), until=today - timedelta(days=1)
    )
    town.others.tell(appointed, school.id)
    told = town.others.tell(consented(school), school.id, actor=school.mentor)
    assert town.templates(school, acting, told) == []
    assert town.templates(school, school.curator, told) == ["consent-given"]
    town.others.tell(appointed.model_copy(update={"since": today, "until": today}), school.id)
    told = town.others.tell(consented(school), school.id, actor=school.mentor)
    assert town.templates(school, acting, told) == ["consent-given"]
    assert town.templates(school, school.curator, told) == ["consent-given"]


def test_a_program_message_that_overtakes_the_registrys_waits_for_it(town: Town) -> None:
    school, now = School(), town.clock.now()
    told = town.others.tell(ending(school, Initiator.MENTEE), school.id, at=now + timedelta(seconds=1))
    until(lambda: "RegistryBehind" in str(followers_of(town.parts.app.database)))
    fact = registry.SchoolRegistered(school=school.id, name="Школа", short_name="Ш", head=school.head)
    town.others.tell(fact, school.id, at=now)
    appointed = registry.CuratorAppointed(person=school.curator, order=uuid4(), since=town.clock.today())
    town.reached(town.others.tell(appointed, school.id, at=now))
    assert town.templates(school, school.head, told) == ["termination-requested"]
    assert town.templates(school, school.curator, told) == ["termination-requested"]


def test_what_arrived_is_told_to_the_other_services(town: Town, school: School) -> None:
    told = town.others.tell(consented(school), school.id, actor=school.mentor)
    (item,) = town.inbox(school, school.curator, told)
    expected = NotificationSent(notification=item["id"], recipient=school.curator, channel="inbox")

    def published() -> bool:
        heard = [letter for letter in town.others.heard() if letter.type == NotificationSent.TYPE]
        return any(NotificationSent.model_validate_json(letter.data) == expected for letter in heard)

    until(published)


def test_reading_everything_again_tells_nobody_anything_again(town: Town, school: School) -> None:
    town.reached(town.others.tell(proposed(school), school.id, actor=school.curator))
    last = town.others.tell(ending(school, Initiator.MENTEE), school.id)
    town.reached(last)
    town.no_mail_waits()
    log, mail = town.parts.app.recorder.max_notification_id(), town.mail.total
    town.read_again()
    town.reached(last)
    town.reached(town.others.tell(registry.SchoolOriginsDeclared(school=school.id, origins=()), school.id))
    assert town.parts.app.recorder.max_notification_id() == log
    assert town.mail.total == mail


def test_reading_again_finds_the_people_of_that_time(town: Town) -> None:
    """Nobody was curator then, as far as was known, so nobody is told of it afterwards."""
    school = School()
    fact = registry.SchoolRegistered(school=school.id, name="Школа", short_name="Ш", head=school.head)
    town.others.tell(fact, school.id)
    town.reached(town.others.tell(consented(school), school.id, actor=school.mentor))
    yesterday = town.clock.today() - timedelta(days=1)
    appointed = registry.CuratorAppointed(person=school.curator, order=uuid4(), since=yesterday)
    told = town.others.tell(appointed, school.id)
    town.reached(told)
    town.read_again()
    assert town.templates(school, school.curator, told) == []


@pytest.mark.row("R-9.2-01")
def test_a_new_edition_is_told_to_everybody_who_takes_part(town: Town, school: School) -> None:
    for person in (school.mentor, school.mentee):
        fact = registry.ParticipantRegistered(participant=person, pedagogical=True, experience_years=3, young=True)
        town.reached(town.others.tell(fact, school.id))
    town.reached(town.others.tell(registry.ParticipantLeft(participant=school.mentee), school.id))
    approve(town, school, RuleParameters())
    assert "edition-to-acknowledge" in {item["template"] for item in town.inbox(school, school.mentor)}
    assert "edition-to-acknowledge" not in {item["template"] for item in town.inbox(school, school.mentee)}
