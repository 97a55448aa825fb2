"""Acts, materials and agreements: cited, amended, received, renewed."""

from datetime import timedelta

import pytest

from tests.registry.given_evidence import completed, law, memo, paired, partner, section
from tests.registry.town import School, told_of


def edition(school: School, *sources: str, **more: object) -> dict[str, object]:
    return school.draft("approve-regulation", school.regulation() | {"sources": sources}, **more)


@pytest.mark.row("R-1.1-03", "R-1.1-04", "R-1.1-05")
def test_the_well_known_acts_are_adopted_by_one_command_and_once(school: School) -> None:
    school.do("sysadmin", "/legal-sources/well-known")
    rows = school.see("mentee", "/legal-sources", level="federal")["items"]
    numbers = {row["number"]: row["horizon"] for row in rows}
    assert numbers == {"273-ФЗ": None, "204": "2024-12-31", "3273-р": None, "АЗ-1128/08": None}
    assert rows[0]["title"].startswith("Федеральный закон")
    again = school.refused("curator", "/legal-sources/well-known")
    assert again["type"].endswith(":already-in-library")
    local = {"type": "local-act", "number": "15-ЛА", "dated": "2025-01-10", "level": "local"}
    school.do("curator", "/legal-sources", {"requisites": local | {"valid_from": "2025-01-10"}, "title": "ПВТР"})
    assert [row["title"] for row in school.see("mentee", "/legal-sources", level="local")["items"]] == ["ПВТР"]


@pytest.mark.row("R-1.1-04")
def test_an_edition_cites_an_act_past_its_horizon_with_a_reason_only(school: School) -> None:
    decree = str(law(school, type="decree", number="204", horizon="2024-12-31"))
    body = edition(school, decree)
    assert school.refused("head", "/orders", body)["rule"] == "A-01"
    school.do("head", "/orders", body | {"deviations": {"A-01": "Цели указа достигнуты не все"}})
    assert school.see("mentor", "/school")["edition"]["sources"] == [decree]


@pytest.mark.row("R-1.1-03")
def test_a_change_of_an_act_is_told_with_whether_the_edition_rests_on_it(school: School) -> None:
    cited, other = str(law(school)), str(law(school, number="3273-р", type="resolution"))
    school.do("head", "/orders", edition(school, cited))
    body = {"number": "500-ФЗ", "effective": str(school.today)}
    for id in (cited, other):
        school.do("curator", f"/legal-sources/{id}/amendment", body, about=f"/legal-sources/{id}")
    assert [fact["cited"] for fact in told_of(school, "LegalSourceChanged", 2)] == [True, False]
    seen = school.see("head", f"/legal-sources/{cited}")
    assert seen["amendments"] == {"500-ФЗ": str(school.today)}
    twice = school.refused("curator", f"/legal-sources/{cited}/amendment", body, about=f"/legal-sources/{cited}")
    assert twice["type"].endswith(":already-amended")


@pytest.mark.row("R-1.1-03", "R-8.1-05")
def test_a_repealed_act_is_in_the_library_and_no_more_in_the_section(school: School) -> None:
    id = law(school)
    body = {"number": "1-ФЗ", "effective": str(school.today), "repealed": True}
    assert [act["number"] for act in section(school)["acts"]] == ["273-ФЗ"]
    school.do("curator", f"/legal-sources/{id}/amendment", body, about=f"/legal-sources/{id}")
    assert school.see("curator", f"/legal-sources/{id}")["valid_to"] == str(school.today - timedelta(days=1))
    assert section(school)["acts"] == []


@pytest.mark.row("R-1.3-01", "R-2.2-10")
def test_a_method_without_a_source_needs_a_reason_that_is_recorded(school: School) -> None:
    school.organised()
    body = {"kind": "method", "level": "school", "directions": ["methods"], "title": "Открытый урок вдвоём"}
    assert school.refused("association", "/materials", body)["rule"] == "R-1.3-01"
    id = school.do("association", "/materials", body | {"deviations": {"R-1.3-01": "Собственная находка"}})
    assert school.see("head", f"/materials/{id}")["deviations"] == {"R-1.3-01": "Собственная находка"}
    assert told_of(school, "DeviationRecorded")[-1]["rule"] == "R-1.3-01"
    grounded = school.do("association", "/materials", body | {"source": "АЗ-1128/08, раздел 4"})
    assert school.see("mentee", f"/materials/{grounded}")["source"] == "АЗ-1128/08, раздел 4"
    rows = school.see("mentor", "/materials", kind="method", direction="methods")["items"]
    assert {row["id"] for row in rows} == {str(id), str(grounded)}


@pytest.mark.row("R-2.2-02", "R-2.2-09", "R-3.5-05", "R-A.4-02")
def test_materials_are_found_by_kind_and_direction(school: School) -> None:
    school.organised()
    memo(school, "regional-resource", directions=["digital"], url="https://cnppm.example/catalogue", level="regional")
    memo(school, "recommendation", directions=["ethics"])
    for kind in ("scenario", "workbook", "mentee-memo"):
        memo(school, kind)

    def found(**query: str) -> list[str]:
        return [row["kind"] for row in school.see("mentor", "/materials", **query)["items"]]

    assert found(direction="digital") == ["regional-resource"]
    assert found(direction="ethics") == ["recommendation"]
    assert found(kind="workbook") == ["workbook"]
    assert school.see("mentor", "/materials", direction="digital")["items"][0]["url"].startswith("https://cnppm")


@pytest.mark.row("R-3.5-04")
def test_a_template_keeps_its_versions_and_the_results_of_its_pilots(school: School) -> None:
    match = paired(school)
    id = memo(school, "template", text="Первая")
    place = f"/materials/{id}"
    revised = {"level": "school", "title": "Памятка", "text": "Вторая"}
    school.do("association", f"{place}/editions", revised, about=place)
    assert school.see("mentor", place, version=1)["text"] == "Первая"
    now = school.see("mentor", place)
    assert (now["number"], now["text"]) == (2, "Вторая")
    assert [fact["number"] for fact in told_of(school, "MaterialPublished", 2)] == [1, 2]
    facts = {"day": str(school.today), "material": str(id), "match": str(match), "result": "successful"}
    pilot = {"kind": "pilot", "facts": facts, "text": "Программа подошла"}
    assert school.refused("association", "/records", pilot)["type"].endswith(":match-not-ended")
    completed(school, match)
    school.do("association", "/records", pilot)
    (row,) = school.see("association", "/records", kind="pilot", material=str(id))["items"]
    assert (row["result"], row["match"]) == ("successful", str(match))


@pytest.mark.row("R-A.4-D5", "R-A.5-D3")
@pytest.mark.parametrize(("kind", "name"), [("mentor-memo", "mentor"), ("mentee-memo", "mentee")])
def test_a_memo_is_received_and_a_new_version_is_to_be_received_anew(school: School, kind: str, name: str) -> None:
    school.organised()
    place = f"/materials/{memo(school, kind)}"
    school.do(name, f"{place}/acknowledgements")
    assert school.refused(name, f"{place}/acknowledgements")["type"].endswith(":already-acknowledged")
    person = str(school.people[name])
    assert school.see("curator", place)["acknowledged"] == {person: str(school.today)}
    assert school.see("second", place)["acknowledged"] == {}
    school.do("curator", f"{place}/editions", {"level": "school", "title": "Памятка"}, about=place)
    assert school.see("curator", place)["acknowledged"] == {}
    school.do(name, f"{place}/acknowledgements")
    assert [(fact["person"], fact["number"]) for fact in told_of(school, "MaterialAcknowledged", 2)] == [
        (person, 1),
        (person, 2),
    ]


def test_a_withdrawn_material_is_neither_received_nor_revised(school: School) -> None:
    school.organised()
    place = f"/materials/{memo(school)}"
    school.do("curator", f"{place}/withdrawal", about=place)
    assert school.refused("mentor", f"{place}/acknowledgements")["type"].endswith(":material-withdrawn")


@pytest.mark.row("R-2.2-03", "R-3.3-06")
def test_an_agreement_is_concluded_renewed_and_ended(school: School) -> None:
    school.organised()
    id = partner(school)
    place = f"/partnerships/{id}"
    assert school.see("association", place)["partner"] == "Педагогический колледж"
    later = str(school.today + timedelta(days=400))
    renewal = {"number": "5-СП/1", "until": later}
    assert school.refused("mentor", f"{place}/renewal", renewal, **{"If-Match": '"1"'})["status"] == 403
    shorter = renewal | {"until": str(school.today)}
    assert school.refused("head", f"{place}/renewal", shorter, about=place)["type"].endswith(":not-longer")
    school.do("head", f"{place}/renewal", renewal, about=place)
    in_force = school.see("head", "/partnerships", in_force_on=str(school.today + timedelta(days=300)))["items"]
    assert [row["until"] for row in in_force] == [later]
    school.do("curator", f"{place}/end", about=place)
    assert school.see("head", "/partnerships", in_force_on=str(school.today + timedelta(days=1)))["items"] == []
    told = [told_of(school, f"Partnership{what}")[0] for what in ("Concluded", "Renewed", "Ended")]
    assert [fact["partnership"] for fact in told] == [str(id)] * 3
    assert [told[0]["level"], told[1]["until"], told[2]["ended"]] == ["regional", later, str(school.today)]
