"""The public section: what is published and by whose consent; results after the end only; how complete it is."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from backbone.follower import Projection
from contracts.codes import Initiator, ReportKind, TerminationReason
from contracts.programs import ProgramTerminated
from contracts.reporting import ReportApproved
from registry.views.tables import EVIDENCE, PAIRS

from tests.registry.given_evidence import completed, law, memo, paired, partner, section
from tests.registry.given_section import ANNA, SITE, agreeing, card, practice, published, requested, withdrawn
from tests.registry.town import School, told_of, until


@pytest.mark.row("R-8.1-01", "R-8.1-02", "R-8.1-05", "R-8.1-06", "R-8.1-07", "R-A.1-06")
def test_the_section_fills_up_item_by_item(school: School) -> None:
    match = paired(school)

    def percent() -> int:
        return int(school.see("sysadmin", "/section/completeness")["percent"])

    assert percent() == 0
    incomplete = school.refused("curator", "/publications", {"kind": "section"})
    assert incomplete["errors"][0]["pointer"] == "/url"
    published(school, "section", url=SITE)
    published(school, "program", subject=str(match))
    law(school)
    published(school, "material", subject=str(memo(school, "recommendation")))
    published(school, "news", title="Школа наставников", text="Занятия начнутся 10 сентября")
    assert percent() == round(100 * 5 / 7)
    seen = section(school)
    assert (seen["school"], seen["sites"][0]["url"]) == ("Школа № 1", SITE)
    assert (seen["programs"][0]["direction"], seen["programs"][0]["since"]) == ("methods", str(school.today))
    assert seen["acts"][0]["number"] == "273-ФЗ"
    assert (seen["materials"][0]["title"], seen["news"][0]["title"]) == ("Памятка", "Школа наставников")
    assert "Иванова" not in str(seen)


@pytest.mark.row("R-8.1-01", "R-3.5-11")
def test_what_is_only_requested_or_withdrawn_is_not_seen(school: School) -> None:
    paired(school)
    news = {"title": "Фестиваль", "text": "Ждём гостей"}
    place = requested(school, "news", "association", **news)
    assert section(school)["news"] == []
    assert school.refused("association", f"{place}/publication", about=place)["status"] == 403
    school.do("curator", f"{place}/publication", about=place)
    assert [one["title"] for one in section(school)["news"]] == ["Фестиваль"]
    school.do("curator", f"{place}/withdrawal", about=place)
    assert section(school)["news"] == []
    assert told_of(school, "PublicationWithdrawn")[0]["by_consent"] is False


@pytest.mark.row("R-8.1-03", "R-3.4-05")
def test_a_person_is_shown_by_consent_to_each_category_on_this_resource_and_else_counted(school: School) -> None:
    paired(school)
    place = card(school, "mentor", "name", "position")
    assert school.refused("curator", f"{place}/publication", about=place)["rule"] == "INV-15"
    agreeing(school, "mentor", "name", "position", url="https://elsewhere.example/x")
    assert school.refused("curator", f"{place}/publication", about=place)["rule"] == "INV-15"
    agreeing(school, "mentor", "name")
    assert school.refused("curator", f"{place}/publication", about=place)["rule"] == "INV-15"
    narrow = card(school, "mentor", "name")
    school.do("curator", f"{narrow}/publication", about=narrow)
    (shown,) = section(school)["people"]
    assert (shown["role"], shown["name"], shown["position"]) == ("mentor", ANNA, None)
    assert section(school)["counts"] == {"mentors": None, "mentees": None, "programs": None}


@pytest.mark.row("R-8.1-03")
def test_who_has_not_agreed_is_only_counted_and_a_few_not_even_that(school: School) -> None:
    paired(school)
    more = [f"{number};Новый Учитель {number};n{number}@s.example;учитель;да;нет;1;да" for number in range(10, 14)]
    for line in school.bring(*more)["lines"]:
        school.people["second"] = UUID(line["participant"])
        assert section(school)["counts"]["mentees"] is None
        school.need("second", "digital")
    assert section(school)["counts"] == {"mentors": None, "mentees": 5, "programs": None}
    (line,) = school.bring("14;Новый Учитель 14;n14@s.example;учитель;да;нет;1;да")["lines"]
    school.people["second"] = UUID(line["participant"])
    school.need("second", "digital")
    assert section(school)["counts"]["mentees"] == 5
    assert section(school)["people"] == []


@pytest.mark.row("R-8.1-03")
def test_a_consent_taken_back_takes_the_person_out_of_the_section_at_once(school: School) -> None:
    paired(school)
    agreeing(school, "mentor", "name")
    place = card(school, "mentor", "name")
    school.do("curator", f"{place}/publication", about=place)
    assert section(school)["people"][0]["name"] == ANNA
    withdrawn(school, "mentor", SITE)
    assert section(school)["people"] == []
    assert school.see("curator", place)["state"] == "withdrawn"
    (told,) = told_of(school, "PublicationWithdrawn")
    assert (told["by_consent"], told["persons"]) == (True, [str(school.people["mentor"])])


@pytest.mark.row("R-8.1-07")
def test_a_photo_in_the_news_needs_the_consent_of_whom_it_shows(school: School) -> None:
    paired(school)
    persons = [str(school.people[name]) for name in ("mentor", "mentee")]
    news: dict[str, Any] = {
        "title": "Урок",
        "text": "Открытый урок",
        "persons": persons,
        "categories": ["photo"],
        "resource": SITE,
    }
    agreeing(school, "mentor", "photo")
    place = requested(school, "news", **news)
    assert school.refused("sysadmin", f"{place}/publication", about=place)["rule"] == "INV-15"
    agreeing(school, "mentee", "photo")
    school.do("sysadmin", f"{place}/publication", about=place)
    assert [one["title"] for one in section(school)["news"]] == ["Урок"]


@pytest.mark.row("R-8.2-01")
def test_results_are_published_after_completion_only(school: School) -> None:
    match = paired(school)
    place = requested(school, "results", subject=str(match), text="Все цели достигнуты")
    assert school.refused("curator", f"{place}/publication", about=place)["rule"] == "INV-16"
    completed(school, match)
    school.do("curator", f"{place}/publication", about=place)
    assert section(school)["results"][0]["text"] == "Все цели достигнуты"


def terminated(school: School, match: UUID) -> None:
    order = school.order("terminate-program", {"match": str(match)})
    ended = ProgramTerminated(
        program=uuid4(),
        mentor=school.people["mentor"],
        mentees=(school.people["mentee"],),
        match=match,
        order=order,
        ended=school.today,
        initiator=Initiator.MENTOR,
        reason=TerminationReason.WORKLOAD,
    )
    school.position = school.town.neighbours.tell(ended, school.id, ended.program)
    school.see("head", "/matches")


def approved(school: School, since: int, until: int, kind: ReportKind = ReportKind.ANALYTICAL) -> None:
    """Of a period in days from today."""
    days = {"since": school.today + timedelta(days=since), "until": school.today + timedelta(days=until)}
    told = ReportApproved(report=uuid4(), kind=kind, version=1, **days)
    school.position = school.town.neighbours.tell(told, school.id, told.report)
    school.see("head", "/matches")


@pytest.mark.row("R-8.2-01")
def test_results_of_a_program_that_ended_early_go_on_with_an_approved_report(school: School) -> None:
    match = paired(school)
    terminated(school, match)
    place = requested(school, "results", subject=str(match), text="Сделано многое")
    assert school.refused("curator", f"{place}/publication", about=place)["rule"] == "INV-16"
    approved(school, -30, 0)
    approved(school, -30, 1, ReportKind.MONITORING)
    assert school.refused("curator", f"{place}/publication", about=place)["rule"] == "INV-16"
    approved(school, -30, 1)
    school.do("curator", f"{place}/publication", about=place)
    assert [one["text"] for one in section(school)["results"]] == ["Сделано многое"]


@pytest.mark.row("R-8.1-04")
def test_a_case_of_a_program_that_ended_early_stays_inside(school: School) -> None:
    match = paired(school)
    terminated(school, match)
    approved(school, -30, 1)
    place = requested(school, "practice", subject=str(practice(school, match)))
    assert school.refused("curator", f"{place}/publication", about=place)["rule"] == "INV-16"


@pytest.mark.row("R-8.1-04", "R-3.5-11", "R-A.7-05", "R-3.4-06", "R-3.3-07")
def test_a_case_is_told_without_names_unless_everybody_in_it_agrees(school: School) -> None:
    match = paired(school)
    body = {"match": str(match), "level": "school", "title": "Урок", "text": "…", "anonymous": "…"}
    assert school.refused("association", "/practices", body)["rule"] == "INV-16"
    completed(school, match)
    described = school.do("association", "/practices", body)
    early = school.refused("curator", "/publications", {"kind": "practice", "subject": str(described)})
    assert early["type"].endswith(":practice-not-approved")
    assert school.see("mentor", "/practices")["items"] == []
    id = practice(school, match)
    assert [row["title"] for row in school.see("mentor", "/practices")["items"]] == ["Открытый урок"]
    assert school.see("second", f"/practices/{id}")["text"] is None
    assert ANNA in school.see("mentee", f"/practices/{id}")["text"]
    published(school, "practice", subject=str(id))
    assert section(school)["practices"][0]["text"] == "Пара учителей физики"
    naming: dict[str, Any] = {"subject": str(id), "categories": ["name"], "resource": SITE}
    named = requested(school, "practice", **naming)
    agreeing(school, "mentor", "name")
    assert school.refused("curator", f"{named}/publication", about=named)["rule"] == "INV-15"
    agreeing(school, "mentee", "name")
    school.do("curator", f"{named}/publication", about=named)
    assert ANNA in section(school)["practices"][0]["text"]


@pytest.mark.row("R-3.4-06")
def test_the_bank_of_programs_keeps_those_that_ended_with_their_edition(school: School) -> None:
    match = paired(school)
    assert school.see("mentor", "/program-bank")["items"] == []
    completed(school, match)
    (row,) = school.see("association", "/program-bank", direction="methods")["items"]
    edition = school.see("head", "/school")["edition"]["id"]
    assert (row["id"], row["edition"], row["mentees"]) == (str(match), edition, 1)
    assert school.see("association", "/program-bank", direction="ethics")["items"] == []


@pytest.mark.row("R-3.4-05")
def test_the_administrator_keeps_the_bank_without_seeing_whose_it_is(school: School) -> None:
    school.organised()
    person = f"/participants/{school.people['mentor']}"
    text = school.ask("sysadmin", "/participants").text + school.ask("sysadmin", person).text
    assert "Иванова" not in text
    assert "ivanova@" not in text
    assert "Иванова" in school.ask("curator", "/participants").text


def test_a_publication_speaks_of_what_its_kind_is_about(school: School) -> None:
    school.organised()
    person = str(school.people["mentor"])
    for body, code in (
        ({"kind": "news", "title": "Т", "text": "Т", "subject": person}, "publication-subject"),
        ({"kind": "program", "subject": str(uuid4())}, "not-found"),
        ({"kind": "person-card", "subject": person}, "publication-persons"),
        ({"kind": "news", "title": "Т", "text": "Т", "categories": ["contacts"]}, "publication-category"),
    ):
        assert school.refused("curator", "/publications", body)["type"].endswith(f":{code}"), body


def test_nobody_sees_the_section_of_a_school_that_is_not_there(school: School) -> None:
    assert school.town.client.get(f"/public/{uuid4()}/section").status_code == 404


@pytest.mark.row("R-3.5-02")
def test_the_association_keeps_account_of_who_mentors_whom_on_any_day(school: School) -> None:
    match = paired(school)
    school.mentors("other")
    yesterday, tomorrow = (str(school.today + timedelta(days)) for days in (-1, 1))

    def pairs(on: str) -> list[tuple[str, list[str]]]:
        rows = school.see("association", "/pairs", on=on)["items"]
        return [(row["mentor"]["name"], [one["name"] for one in row["mentees"]]) for row in rows]

    assert pairs(str(school.today)) == [(ANNA, ["Юнова Мария Львовна"])]
    assert pairs(yesterday) == []
    school.consent("other", "join-match", match)
    school.order("replace-mentor", {"match": str(match), "mentor": str(school.people["other"])})
    assert pairs(tomorrow) == [("Сидоров Олег Ильич", ["Юнова Мария Львовна"])]
    assert school.ask("mentor", "/pairs").status_code == 403


@pytest.mark.parametrize("lists", [EVIDENCE, PAIRS], ids=lambda lists: lists.name)
def test_lists_built_anew_equal_the_live_ones(school: School, lists: Projection) -> None:
    match = paired(school)
    agreeing(school, "mentor", "name")
    place = card(school, "mentor", "name")
    school.do("curator", f"{place}/publication", about=place)
    completed(school, match)
    practice(school, match)
    law(school)
    memo(school)
    partner(school)
    invite = {"school": str(school.town.school().organised().id), "kind": "training", "day": str(school.today)}
    school.do("curator", "/invitations", invite | {"text": "Мастер-класс"})
    fest = {"day": str(school.today), "reach": {"business": 4}}
    school.do("curator", "/records", {"kind": "final-event", "facts": fest, "text": "Mentory fest"})
    school.see("head", "/records")
    database = school.town.app.database

    def rows() -> dict[str, list[dict[str, Any]]]:
        with database.transaction() as cursor:
            names = [table.name for table in lists.tables]
            return {name: cursor.execute(f"SELECT * FROM {name} ORDER BY place").fetchall() for name in names}

    live = rows()
    assert all(live.values())
    school.town.rebuild()
    until(lambda: rows() == live)
