"""Bringing in staff through the interface: repeated, on trial, with bad lines among the good."""

from uuid import uuid4

from tests.registry.town import HEADINGS, STAFF, School

NEWCOMER = "7;Зорина Ольга Павловна;zorina@s.example;учитель;да;нет;3;да"
BAD = "8;Безпочты Иван Иванович;;учитель;да;нет;3;да"


def outcomes(report: dict[str, list[dict[str, str]]]) -> list[str]:
    return [line["outcome"] for line in report["lines"]]


def test_the_same_list_again_changes_nothing(school: School) -> None:
    before = len(school.see("curator", "/participants")["items"])
    assert set(outcomes(school.bring(*STAFF.values()))) == {"unchanged"}
    assert len(school.see("curator", "/participants")["items"]) == before


def test_good_lines_are_not_lost_for_bad_ones(school: School) -> None:
    report = school.bring(STAFF["mentor"], BAD, NEWCOMER)
    assert outcomes(report) == ["unchanged", "rejected", "created"]
    rejected = report["lines"][1]
    assert (rejected["line"], rejected["participant"]) == (3, None)
    assert rejected["errors"] == ["Электронная почта: обязательное поле не заполнено"]
    card = school.see("curator", f"/participants/{report['lines'][2]['participant']}")
    assert (card["name"], card["staff_number"]) == ("Зорина Ольга Павловна", "7")


def test_a_trial_tells_the_same_and_writes_nothing(school: School) -> None:
    changed = STAFF["mentor"].replace(";20;", ";21;")
    expected = ["created", "updated", "unchanged", "rejected"]
    lines = (NEWCOMER, changed, STAFF["other"], BAD)
    tried = school.bring(*lines, dry_run=True)
    assert outcomes(tried) == expected
    assert school.ask("curator", f"/participants/{tried['lines'][0]['participant']}").status_code == 404
    assert outcomes(school.bring(*lines)) == expected


def test_a_new_name_is_told_without_the_name(school: School) -> None:
    married = STAFF["mentee"].replace("Юнова", "Старова")
    assert outcomes(school.bring(married)) == ["updated"]
    place = f"/participants/{school.people['mentee']}"
    assert school.see("curator", place)["name"] == "Старова Мария Львовна"
    last = school.see("curator", f"{place}/history")[-1]
    assert last["changes"]["fields"] == ["name"]
    assert "Старова" not in str(last)


def test_a_repeated_request_gets_the_first_answer(school: School) -> None:
    key = str(uuid4())
    first = school.bring(NEWCOMER, key=key)
    assert outcomes(first) == ["created"]
    school.bring(STAFF["mentor"].replace(";20;", ";21;"))
    assert school.bring(NEWCOMER, key=key) == first


def test_a_file_that_is_no_list_is_a_problem(school: School) -> None:
    answer = school.town.client.post(
        "/participants/import",
        files={"file": ("staff.csv", b"a;b\n1;2")},
        headers={**school.bearer("curator", school.id), "Idempotency-Key": "1"},
    )
    assert answer.status_code == 422
    problem = answer.json()
    assert problem["type"].endswith(":staff-list")
    assert problem["errors"][0]["pointer"] == "/file"
    assert HEADINGS.split(";")[0].lower() in problem["detail"]
