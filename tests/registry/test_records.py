"""Records of every kind: by whom, with what, about whom; corrected and annulled; seen by those they are about."""

from typing import Any
from uuid import UUID

import pytest
from contracts.codes import RecordKind
from registry.domain.record.facts import Facts
from registry.domain.record.kinds import KINDS

from tests.registry.given_evidence import completed, law, memo, paired, partner
from tests.registry.town import Json, School, Town, told_of, until

MATCH, ENDED, MENTEE, MENTOR, LAW, MEMO, TEMPLATE, PARTNER, INVITATION = (
    "<match>",
    "<ended>",
    "<mentee>",
    "<mentor>",
    "<law>",
    "<memo>",
    "<template>",
    "<partner>",
    "<invitation>",
)
BOTH = {"persons": [MENTOR, MENTEE]}
ONE = {"persons": [MENTEE]}
LAST_YEAR = "2024-09-01"
CASES: dict[RecordKind, tuple[str, dict[str, Any], str]] = {
    RecordKind.INFORMATION_CAMPAIGN: ("curator", {"reach": {"students": 300, "parents": 120}}, "reach"),
    RecordKind.AUDIENCE: ("curator", {"reach": {"graduates": 40, "employers": 3}}, "reach"),
    RecordKind.TEAM_FORMED: ("head", BOTH, "persons"),
    RecordKind.EXPERT_ENGAGED: ("curator", {"level": "regional"}, "level"),
    RecordKind.NEEDS_PLAN: (
        "curator",
        {"format": "questionnaire", "since": "2025-09-01", "until": "2025-09-20"},
        "format",
    ),
    RecordKind.REPORT_FORMS: ("curator", {"material": MEMO}, "material"),
    RecordKind.NETWORK_MODEL: ("curator", {"level": "municipal", "partner": PARTNER}, "level"),
    RecordKind.PROMO_EVENT: ("curator", {"format": "quest", "reach": {"teachers": 30}}, "format"),
    RecordKind.NEEDS_INTERVIEW: ("curator", ONE | {"format": "interview"}, "format"),
    RecordKind.LETTER_TO_EMPLOYER: ("head", {"file": "01-17/25", "result": "pending"}, "file"),
    RecordKind.RESOURCE: ("curator", {"level": "federal", "partner": PARTNER}, "level"),
    RecordKind.TRAINING: ("association", {"persons": [MENTOR], "format": "course"}, "persons"),
    RecordKind.INTERNSHIP: ("curator", {"persons": [MENTOR], "invitation": INVITATION}, "invitation"),
    RecordKind.MENTORS_EVENT: ("association", {"persons": [MENTOR], "format": "consultation"}, "format"),
    RecordKind.QUALIFICATION: ("mentee", ONE | {"format": "course", "file": "У-15"}, "format"),
    RecordKind.STUDIED_ACT: ("mentee", ONE | {"source": LAW}, "source"),
    RecordKind.ONBOARDING: ("mentor", ONE | {"material": MEMO, "match": MATCH}, "material"),
    RecordKind.MATCHING_EVENT: ("curator", BOTH | {"format": "quest"}, "persons"),
    RecordKind.SUPPORT_OFFERED: ("curator", ONE, "persons"),
    RecordKind.SPEED_SESSION: ("curator", ONE | {"level": "regional"}, "level"),
    RecordKind.STRUCTURE_INTERACTION: (
        "mentor",
        ONE | {"match": MATCH, "structure": "methodical-council"},
        "structure",
    ),
    RecordKind.CONTEST_RECOMMENDATION: ("mentor", ONE | {"match": MATCH, "level": "federal"}, "level"),
    RecordKind.CONTEST_PARTICIPATION: (
        "mentor",
        ONE | {"match": MATCH, "level": "municipal", "format": "contest", "result": "winner"},
        "result",
    ),
    RecordKind.PREPARATION: ("association", ONE | {"level": "regional", "format": "forum"}, "level"),
    RecordKind.PILOT: ("association", {"material": TEMPLATE, "match": ENDED, "result": "successful"}, "result"),
    RecordKind.ASSOCIATION_SUPPORT: ("association", {"match": MATCH}, "match"),
    RecordKind.MONITORING_INPUT: ("association", {"format": "observation"}, "format"),
    RecordKind.ACT_DRAFT: ("association", {"source": LAW}, ""),
    RecordKind.CONTACT: ("curator", {"level": "municipal"}, "level"),
    RecordKind.EXTERNAL_EVENT: ("curator", {"level": "regional", "format": "webinar", "partner": PARTNER}, "format"),
    RecordKind.POPULARISATION: ("curator", {"format": "media", "reach": {"non-profits": 2}}, "format"),
    RecordKind.FINAL_MEETING: ("curator", BOTH, "persons"),
    RecordKind.FINAL_EVENT: ("curator", {"reach": {"business": 4, "authorities": 2}}, "reach"),
    RecordKind.MENTOR_ROLE_OFFERED: ("curator", ONE | {"match": ENDED, "result": "accepted"}, "result"),
    RecordKind.EMPLOYMENT_OUTCOME: ("curator", ONE | {"match": ENDED, "months": 12, "result": "in-school"}, "result"),
}
"""Who makes a record of the kind, with what, and what it cannot be without."""


@pytest.fixture(scope="module")
def named(town: Town) -> tuple[School, dict[str, str]]:
    """A school with a pair that has ended, one that works, and everything else that may be named."""
    school, guest = town.school(), town.school().organised()
    ended = paired(school)
    completed(school, ended, days_ago=400)
    things = {ENDED: ended, LAW: law(school), MEMO: memo(school, "report-form"), TEMPLATE: memo(school, "template")}
    things |= {MATCH: school.fixed(), PARTNER: partner(school), INVITATION: invited(school, guest)}
    things |= {MENTOR: school.people["mentor"], MENTEE: school.people["mentee"]}
    return school, {name: str(id) for name, id in things.items()}


def invited(school: School, guest: School, accepted: bool = True) -> UUID:
    body = {"school": str(guest.id), "kind": "internship", "day": str(school.today), "text": "Робототехника"}
    invitation = school.do("curator", "/invitations", body)
    place = f"/invitations/{invitation}"
    guest.position = school.position
    guest.do("curator", f"{place}/answer", {"accepted": accepted}, about=place)
    school.position = guest.position
    return invitation


def filled(facts: dict[str, Any], things: dict[str, str]) -> dict[str, Any]:
    def fill(value: Any) -> Any:
        return [fill(item) for item in value] if isinstance(value, list) else things.get(str(value), value)

    return {name: fill(value) for name, value in facts.items()}


def record(school: School, kind: str, facts: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"kind": kind, "facts": {"day": str(school.today)} | facts, "text": "Проведено по плану"} | more


def made(school: School, id: UUID) -> Json:
    """What the others have been told of the record."""

    def found() -> list[Json]:
        return [fact for fact in told_of(school, "RecordMade") if fact["record"] == str(id)]

    until(lambda: bool(found()))
    return found()[0]


def kinds_listed(school: School, name: str, **query: Any) -> list[str]:
    return [row["kind"] for row in school.see(name, "/records", **query)["items"]]


def test_every_kind_is_tried_here_and_speaks_of_facts_there_are() -> None:
    assert set(CASES) == set(KINDS) == set(RecordKind)
    assert all(shape.allowed <= set(Facts.model_fields) for shape in KINDS.values())


@pytest.mark.row("R-A.1-02", "R-A.1-05", "R-A.1-07", "R-A.1-08", "R-A.2-01", "R-A.2-04", "R-A.3-01", "R-A.3-D3")
@pytest.mark.row("R-A.4-04", "R-A.5-01", "R-A.6-01", "R-A.7-03", "R-A.7-04", "R-A.7-06", "R-A.7-07", "R-A.2-02")
@pytest.mark.row("R-4.2-02", "R-4.2-05", "R-4.2-07", "R-5.1-01", "R-5.2-01", "R-5.2-03", "R-5.2-04", "R-2.2-06")
@pytest.mark.row("R-3.3-06", "R-3.4-07", "R-3.4-08", "R-3.5-01", "R-3.5-04", "R-3.5-06", "R-3.5-07", "R-3.5-08")
@pytest.mark.row("R-1.3-02", "R-2.2-03")
@pytest.mark.parametrize("kind", list(CASES))
def test_what_was_done_is_recorded_told_and_found_again(named: tuple[School, dict[str, str]], kind: RecordKind) -> None:
    school, things = named
    who, facts, missing = CASES[kind]
    said = filled(facts, things)
    if missing:
        less = {name: value for name, value in said.items() if name != missing}
        problem = school.refused(who, "/records", record(school, kind, less))
        assert problem["errors"][0]["pointer"] == f"/facts/{missing}"
    id = school.do(who, "/records", record(school, kind, said))
    seen = school.see("curator", f"/records/{id}")
    assert (seen["text"], seen["author"]) == ("Проведено по плану", str(school.people[who]))
    assert {name: seen["facts"][name] for name in said} == said
    assert kinds_listed(school, "curator", kind=kind) == [kind]
    told = made(school, id)
    assert (told["kind"], told["day"], told["level"]) == (kind, str(school.today), said.get("level"))
    assert told["persons"] == ([] if kind is RecordKind.SUPPORT_OFFERED else said.get("persons", []))


@pytest.mark.row("R-2.1-03", "R-2.2-05")
def test_whether_a_young_teacher_stays_is_asked_when_the_months_have_passed(
    named: tuple[School, dict[str, str]],
) -> None:
    school, things = named
    _, facts, _ = CASES[RecordKind.EMPLOYMENT_OUTCOME]

    def refused(**changes: Any) -> str:
        said = filled(facts | changes, things)
        code: str = school.refused("curator", "/records", record(school, "employment-outcome", said))["type"]
        return code.rpartition(":")[2]

    assert (refused(months=24), refused(match=MATCH)) == ("too-early", "match-not-ended")
    id = school.do("curator", "/records", record(school, "employment-outcome", filled(facts, things)))
    told = made(school, id)
    assert (told["months"], told["result"], told["persons"]) == (12, "in-school", [things[MENTEE]])


@pytest.mark.row("R-A.7-06")
def test_who_was_a_mentee_becomes_a_mentor_by_his_own_will_only(school: School) -> None:
    match = paired(school)
    facts = {"persons": [str(school.people["mentee"])], "match": str(match), "result": "accepted"}
    early = school.refused("curator", "/records", record(school, "mentor-role-offered", facts))
    assert early["type"].endswith(":match-not-ended")
    completed(school, match)
    school.do("curator", "/records", record(school, "mentor-role-offered", facts))

    def bank() -> set[str]:
        return {row["id"] for row in school.see("curator", "/participants", role="mentor")["items"]}

    assert str(school.people["mentee"]) not in bank()
    school.offer("mentee", "methods")
    assert str(school.people["mentee"]) in bank()


@pytest.mark.row("R-A.1-01")
def test_students_and_parents_are_counted_and_never_named(named: tuple[School, dict[str, str]]) -> None:
    school, things = named
    facts = {"reach": {"students": 300, "parents": 120}, "persons": [things[MENTEE]]}
    problem = school.refused("curator", "/records", record(school, "information-campaign", facts))
    assert (problem["rule"], problem["errors"][0]["pointer"]) == ("R-A.1-01", "/facts/persons")
    del facts["persons"]
    id = school.do("association", "/records", record(school, "information-campaign", facts))
    told = made(school, id)
    assert (told["reach"], told["persons"]) == ({"students": 300, "parents": 120}, [])


@pytest.mark.row("R-2.3-12")
def test_a_speed_session_is_an_event_and_never_a_program(named: tuple[School, dict[str, str]]) -> None:
    school, things = named
    facts = filled(ONE | {"level": "regional", "match": MATCH}, things)
    assert school.refused("curator", "/records", record(school, "speed-session", facts))["rule"] == "R-2.3-12"


@pytest.mark.row("R-3.4-08")
def test_another_schools_teachers_come_with_both_schools_consent(school: School, town: Town) -> None:
    guest, stranger = town.school().organised(), town.school().organised()
    paired(school)
    facts = {"persons": [str(school.people["mentor"])]}
    body = {"school": str(guest.id), "kind": "internship", "day": str(school.today), "text": "Робототехника"}
    invitation = school.do("curator", "/invitations", body)
    place, guest.position = f"/invitations/{invitation}", school.position
    internship = record(school, "internship", facts | {"invitation": str(invitation)})
    assert school.refused("curator", "/records", internship)["rule"] == "R-3.4-08"
    assert guest.see("curator", place)["text"] == "Робототехника"
    assert stranger.ask("curator", place).status_code == 404
    assert school.refused("curator", f"{place}/answer", {"accepted": True}, about=place)["status"] == 404
    assert [row["id"] for row in guest.see("head", "/invitations")["items"]] == [str(invitation)]
    guest.do("head", f"{place}/answer", {"accepted": True}, about=place)
    school.do("curator", "/records", internship)
    assert stranger.see("head", "/invitations")["items"] == []


@pytest.mark.row("R-3.4-08")
def test_a_school_that_declines_is_not_taken_part_for(school: School, town: Town) -> None:
    guest = town.school().organised()
    paired(school)
    declined = invited(school, guest, accepted=False)
    facts = {"persons": [str(school.people["mentor"])], "invitation": str(declined)}
    assert school.refused("curator", "/records", record(school, "internship", facts))["rule"] == "R-3.4-08"


@pytest.mark.row("R-A.5-03")
def test_support_is_known_to_the_curator_the_association_and_the_person_only(school: School) -> None:
    paired(school)
    second = str(school.people["second"])
    id = school.do("curator", "/records", record(school, "support-offered", {"persons": [second]}))
    seen = {name: school.ask(name, f"/records/{id}").status_code for name in school.people if name != "clerk"}
    assert {name for name, status in seen.items() if status == 200} == {"curator", "association", "second"}
    assert set(seen.values()) == {200, 404}
    assert kinds_listed(school, "head") == []
    assert kinds_listed(school, "second") == ["support-offered"]
    assert school.ask("head", f"/records/{id}/history").status_code == 404


@pytest.mark.row("R-1.3-04")
def test_a_person_sees_every_record_about_himself_and_nobody_elses(school: School) -> None:
    match = paired(school)
    mentee = str(school.people["mentee"])
    facts = {"persons": [mentee], "match": str(match), "level": "federal"}
    id = school.do("mentor", "/records", record(school, "contest-recommendation", facts))
    assert kinds_listed(school, "mentee") == kinds_listed(school, "mentor") == ["contest-recommendation"]
    assert school.see("mentee", f"/records/{id}")["text"] == "Проведено по плану"
    assert school.ask("second", f"/records/{id}").status_code == 404
    assert kinds_listed(school, "second") == []


def test_a_mentor_records_about_mentees_of_his_own_only(school: School) -> None:
    match = paired(school)
    facts = {"persons": [str(school.people["mentee"])], "match": str(match), "level": "federal"}
    foreign = school.refused("other", "/records", record(school, "contest-recommendation", facts))
    stranger = facts | {"persons": [str(school.people["second"])]}
    for name, problem in (
        ("other", foreign),
        ("mentor", school.refused("mentor", "/records", record(school, "contest-recommendation", stranger))),
        ("mentee", school.refused("mentee", "/records", record(school, "contest-recommendation", facts))),
        ("mentor", school.refused("mentor", "/records", record(school, "final-meeting", {"persons": []}))),
    ):
        assert problem["status"] == 403, name


def test_a_record_is_corrected_by_a_new_version_and_annulled_with_a_reason(school: School) -> None:
    school.organised()
    id = school.do("curator", "/records", record(school, "final-event", {"reach": {"business": 4}}))
    place = f"/records/{id}"
    corrected = record(school, "final-event", {"reach": {"business": 5}})
    del corrected["kind"]
    school.do("curator", f"{place}/correction", corrected, about=place)
    versions = [school.see("head", place, version=version)["facts"]["reach"] for version in (1, 2)]
    told = [fact["reach"] for fact in told_of(school, "RecordMade", 2)]
    assert versions == told == [{"business": 4}, {"business": 5}]
    school.do("curator", f"{place}/annulment", {"reason": "Внесено дважды"}, about=place)
    assert school.see("head", place)["reason"] == "Внесено дважды"
    again = school.refused("curator", f"{place}/correction", corrected, about=place)
    assert again["type"].endswith(":record-annulled")
    assert told_of(school, "RecordAnnulled")[0]["record"] == str(id)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"reach": {"business": 4}, "structure": "methodical-council"}, "record-overfull"),
        ({"reach": {"business": 4}, "day": "2199-01-01"}, "record-in-future"),
        ({"reach": {"business": 4}, "partner": "3fa85f64-5717-4562-b3fc-2c963f66afa6"}, "not-found"),
    ],
)
def test_a_record_says_what_is_wrong_with_it(
    named: tuple[School, dict[str, str]], facts: dict[str, Any], code: str
) -> None:
    school, _ = named
    problem = school.refused("curator", "/records", record(school, "final-event", facts))
    assert problem["type"].endswith(f":{code}")


def test_kinds_explain_themselves(named: tuple[School, dict[str, str]]) -> None:
    school, _ = named
    kinds = {kind["kind"]: kind for kind in school.see("mentor", "/record-kinds")}
    assert kinds["speed-session"]["clauses"] == "R-2.3-12"
    assert kinds["employment-outcome"]["needs"] == ["match", "months", "persons", "result"]
