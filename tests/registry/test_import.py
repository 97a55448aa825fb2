"""Bringing in staff through the interface: repeated, on trial, with bad lines among the good."""

from uuid import uuid4

from tests.registry.town import HEADINGS, STAFF, School, told_of

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


def test_who_is_missing_from_the_complete_list_has_left(school: School) -> None:
    stay = [line for name, line in STAFF.items() if name != "clerk"]
    clerk = str(school.people["clerk"])
    assert clerk in {row["id"] for row in school.see("curator", "/participants")["items"]}
    tried = school.bring(*stay, complete=True, dry_run=True)
    assert tried["leavers"] == [clerk]
    assert school.see("curator", f"/participants/{clerk}")["left_on"] is None
    assert school.bring(*stay, complete=True)["leavers"] == [clerk]
    assert school.see("curator", f"/participants/{clerk}")["left_on"] == str(school.today)
    assert school.bring(*stay, complete=True)["leavers"] == []
    assert told_of(school, "ParticipantLeft")[-1]["cause"] == "unknown"
    assert school.see("head", f"/participants/{school.people['head']}")["left_on"] is None


def test_nobody_leaves_while_a_line_is_refused(school: School) -> None:
    report = school.bring(BAD, complete=True)
    assert (report["leavers"], report["leavers_held_back"]) == ([], True)


def test_a_status_says_who_left_and_who_is_away(school: School) -> None:
    headings = f"{HEADINGS};Статус"
    lines = [f"{STAFF['clerk']};уволен", f"{STAFF['mentee']};декрет", f"{STAFF['mentor']};работает"]
    report = school.bring(*lines, headings=headings)
    assert outcomes(report) == ["left", "away", "unchanged"]
    assert outcomes(school.bring(*lines, headings=headings)) == ["unchanged"] * 3
    rows = {row["id"]: row for row in school.see("curator", "/participants")["items"]}
    assert rows[str(school.people["mentee"])]["away_since"] == str(school.today)
    assert told_of(school, "ParticipantLeft") == [
        {"participant": str(school.people["clerk"]), "cause": "dismissal", "destroy_due": None},
    ]
    assert [fact["until"] for fact in told_of(school, "ParticipantAway")] == [None]
    back = school.bring(f"{STAFF['mentee']};работает", headings=headings)
    assert outcomes(back) == ["updated"]
    assert len(told_of(school, "ParticipantReturned")) == 1


def test_who_is_away_starts_nothing_until_back(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    match = school.agreed()
    place = f"/participants/{school.people['mentee']}"
    school.do("head", f"{place}/absence", {"since": str(school.today)}, about=place)
    draft = school.draft("fix-pairs", {"matches": [str(match)]})
    assert school.refused("head", "/orders", draft)["type"].endswith(":participant-away")
    school.do("head", f"{place}/return", {"on": str(school.today)}, about=place)
    school.order("fix-pairs", {"matches": [str(match)]})


def test_refused_lines_come_back_with_what_is_wrong(school: School) -> None:
    answer = school.town.client.post(
        "/participants/import/errors",
        files={"file": ("staff.csv", "\n".join((HEADINGS, STAFF["mentor"], BAD)).encode())},
        headers=school.bearer("sysadmin", school.id),
    )
    assert answer.status_code == 200
    given_back = answer.content.decode("utf-8-sig").splitlines()
    assert given_back[0] == f"{HEADINGS};Ошибка"
    assert given_back[1:] == [f"{BAD};Электронная почта: обязательное поле не заполнено"]


def test_one_card_is_corrected_without_a_list(school: School) -> None:
    place = f"/participants/{school.people['mentee']}"
    school.do("sysadmin", f"{place}/card", {"name": "Старова Мария Львовна", "experience_years": 2}, about=place)
    card = school.see("curator", place)
    assert (card["name"], card["experience_years"], card["young"]) == ("Старова Мария Львовна", 2, True)
    problem = school.refused("mentee", f"{place}/card", {"experience_years": 3}, about=place)
    assert problem["type"].endswith(":forbidden")


def test_what_a_list_does_not_tell_of_a_card_stays_as_it_was(school: School) -> None:
    place = f"/participants/{school.people['mentor']}"
    changes = {"category": "highest", "role_type": "specialist"}
    school.do("curator", f"{place}/card", changes, about=place)
    assert outcomes(school.bring(STAFF["mentor"])) == ["unchanged"]
    school.bring(f"{STAFF['mentor']};физика, информатика", headings=f"{HEADINGS};Предметы")
    card = school.see("curator", place)
    assert (card["category"], card["role_type"]) == ("highest", "specialist")
    assert card["subjects"] == ["physics", "informatics"]


def test_subjects_and_category_are_told_to_others_and_in_the_history(school: School) -> None:
    headings = f"{HEADINGS};Категория"
    school.bring(f"{STAFF['mentee']};без категории", headings=headings)
    told = told_of(school, "ParticipantRegistered", count=8)[-1]
    assert (told["subjects"], told["category"]) == (["physics"], "none")
    history = school.see("curator", f"/participants/{school.people['mentee']}/history")
    assert [entry["words"] for entry in history] == [
        "Участник внесён в список: предметы – физика, категория – не указана",
        "Сведения об участнике изменены: предметы – физика, категория – без категории",
    ]
