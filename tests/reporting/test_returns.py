"""Campaigns of the office and the returns of schools: prefilled, corrected with a reason, filed, frozen, explained."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest
from backbone.identity import Role
from reporting.figures.catalogue import FIGURES
from reporting.filled import require_bound
from reporting.forms.library import forms

from tests.reporting.municipality import named
from tests.reporting.town import Town

Json = dict[str, Any]
FORM = "mentoring_monitoring"
PAIRS = {"code": "1", "title": "Наставляемых, ждут", "figure": "K-01", "key": "waiting"}


class Office:
    """And the two schools of the year."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.position = ""
        self.today = town.app.clock.today()

    def bearer(self, role: Role, school: str = "a") -> dict[str, str]:
        of = None if role is Role.OFFICE else named(school)
        return self.town.issuer.bearer(role, school=of, person=uuid4() if of else None)

    def send(self, role: Role, path: str, body: Json | None = None, *, school: str = "a") -> httpx.Response:
        headers = self.bearer(role, school) | {"Idempotency-Key": str(uuid4())}
        if path.endswith(("filing", "extension")):
            seen = self.town.client.get(path.rpartition("/")[0], headers=self.bearer(role, school))
            headers["If-Match"] = seen.headers.get("ETag", '"1"')
        return self.town.client.post(path, headers=headers, json=body or {})

    def do(self, role: Role, path: str, body: Json | None = None, *, school: str = "a") -> str:
        answer = self.send(role, path, body, school=school)
        assert answer.is_success, answer.text
        self.position = answer.headers["X-Position"]
        return str(answer.json()["id"])

    def see(self, role: Role, path: str, *, school: str = "a") -> Any:
        query = {"min_position": self.position} if self.position else {}
        answer = self.town.client.get(path, headers=self.bearer(role, school), params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def announce(self, **more: Any) -> str:
        window = {"until": str(self.today), "opens": str(self.today), "closes": str(self.today + timedelta(days=9))}
        return f"/campaigns/{self.do(Role.OFFICE, '/campaigns', {**window, 'title': 'Сведения', **more})}"

    def file(self, campaign: str, school: str = "a", **body: Any) -> None:
        self.do(Role.CURATOR, f"{campaign}/return", body, school=school)
        self.do(Role.HEAD, f"{campaign}/return/filing", school=school)

    def news(self, school: str, person: str) -> None:
        self.town.told.asks(school, person, date(2025, 10, 1))
        self.town.publish()
        self.town.catch_up()


@pytest.fixture
def office(town: Town) -> Office:
    town.catch_up()
    return Office(town)


def values(numbers: list[Json]) -> dict[str, float | None]:
    return {number["code"]: number["value"] for number in numbers}


def test_a_return_comes_filled_with_what_the_platform_counts(office: Office) -> None:
    campaign = office.announce(form=FORM, title=None)
    assert office.see(Role.CURATOR, campaign)["title"].startswith("Мониторинг реализации целевой модели")
    seen = office.see(Role.CURATOR, f"{campaign}/return")
    assert seen["state"] == "none"
    filled = values(seen["prefilled"])
    day = str(office.today - timedelta(days=1))
    for cell in office.see(Role.CURATOR, campaign)["cells"]:
        told = office.see(Role.CURATOR, f"/statistics/{cell['figure']}?as_of={day}")["figures"][0]["cells"]
        of_line = next(one for one in told if one["key"] == cell["key"])
        assert filled[cell["code"]] == (
            of_line[cell["quantity"]] or 0 if cell["quantity"] != "value" else of_line["value"]
        )


def test_what_is_filed_is_frozen_with_its_corrections_and_positions(office: Office) -> None:
    campaign = office.announce(cells=[PAIRS])
    counted = values(office.see(Role.CURATOR, f"{campaign}/return")["prefilled"])["1"]
    correction = {"code": "1", "value": 7, "reason": "В списке ещё нет принятых"}
    office.do(Role.CURATOR, f"{campaign}/return", {"corrections": [correction]})
    assert office.send(Role.CURATOR, f"{campaign}/return/filing").status_code == 403
    office.do(Role.HEAD, f"{campaign}/return/filing")
    (version,) = office.see(Role.HEAD, f"{campaign}/return")["versions"]
    assert version["numbers"] == [{"code": "1", "counted": counted, "value": 7, "reason": "В списке ещё нет принятых"}]
    assert version["positions"] == {source: len(log) for source, log in office.town.told.told.items()}
    assert version["filed_on"] == str(office.today)

    refused = office.send(Role.CURATOR, f"{campaign}/return")
    assert (refused.status_code, refused.json()["rule"]) == (422, "INV-29")
    office.file(campaign, reason="Уточнён список")
    first, second = office.see(Role.HEAD, f"{campaign}/return")["versions"]
    assert (first, second["reason"], second["numbers"][0]["value"]) == (version, "Уточнён список", counted)


def test_the_difference_is_explained_by_events(office: Office) -> None:
    campaign = office.announce(cells=[PAIRS, {"code": "2", "title": "Пар", "figure": "K-03", "key": "pair"}])
    office.file(campaign)
    assert office.see(Role.CURATOR, f"{campaign}/return/difference") == []
    office.news("a", "newcomer")
    (told,) = office.see(Role.CURATOR, f"{campaign}/return/difference")
    assert (told["code"], told["now"] - told["then"]) == ("1", 1)
    (change,) = told["changes"]
    assert change["how"] == "added"
    assert [event["type"] for event in change["events"]] == ["registry.MenteeRegistered"]

    office.town.told.leaves("a", "newcomer", date(2025, 10, 2))
    office.town.publish()
    office.town.catch_up()
    assert office.see(Role.CURATOR, f"{campaign}/return/difference") == []


def test_what_has_gone_since_is_told_with_what_took_it_away(office: Office) -> None:
    office.news("a", "leaver")
    campaign = office.announce(cells=[PAIRS])
    office.file(campaign)
    office.town.told.leaves("a", "leaver", date(2025, 10, 3))
    office.town.publish()
    office.town.catch_up()
    (told,) = office.see(Role.CURATOR, f"{campaign}/return/difference")
    assert [(one["how"], [event["type"] for event in one["events"]]) for one in told["changes"]] == [
        ("removed", ["registry.ParticipantLeft"])
    ]


def test_the_office_sees_who_has_filed_and_what(office: Office) -> None:
    campaign = office.announce(cells=[PAIRS])
    seen = office.see(Role.OFFICE, f"{campaign}/returns")
    assert (seen["filed"], seen["expected"], seen["numbers"]) == (0, 2, [])
    office.do(Role.CURATOR, f"{campaign}/return", {"corrections": [{"code": "1", "value": 5, "reason": "Так"}]})
    office.file(campaign, school="b")
    seen = office.see(Role.OFFICE, f"{campaign}/returns")
    states = {school["name"]: (school["state"], school["corrected"]) for school in seen["schools"]}
    assert states == {"Школа a": ("prepared", 1), "Школа b": ("filed", 0)}
    assert (seen["filed"], {number["school"] for number in seen["numbers"]}) == (1, {str(named("b")), None})
    for role in (Role.HEAD, Role.CURATOR):
        assert office.town.client.get(f"{campaign}/returns", headers=office.bearer(role)).status_code == 403


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "no-cells"),
        ({"form": "another"}, "no-such-form"),
        ({"cells": [PAIRS, PAIRS]}, "same-code"),
        ({"cells": [PAIRS | {"figure": "K-99"}]}, "no-such-figure"),
        ({"cells": [PAIRS | {"key": "nobody"}]}, "no-such-line"),
        ({"cells": [PAIRS | {"quantity": "part"}]}, "no-share"),
        ({"form": FORM, "opens": "2020-01-01"}, "opens-too-early"),
        ({"form": FORM, "closes": "2020-01-01"}, "closes-before-opening"),
        ({"form": FORM, "since": "2099-01-01"}, "ends-before-start"),
        ({"cells": [PAIRS], "title": None}, "no-title"),
    ],
)
def test_a_campaign_that_makes_no_sense_is_refused_with_the_field(office: Office, body: Json, code: str) -> None:
    window = {"until": str(office.today), "opens": str(office.today), "closes": str(office.today)}
    refused = office.send(Role.OFFICE, "/campaigns", {**window, "title": "Сведения", **body})
    assert (refused.status_code, refused.json()["type"].rpartition(":")[2]) == (409, code)
    assert refused.json()["errors"][0]["pointer"]


def test_returns_are_taken_in_their_window_only(office: Office) -> None:
    tomorrow = office.today + timedelta(days=1)
    campaign = office.announce(cells=[PAIRS], opens=str(tomorrow), closes=str(tomorrow))
    refused = office.send(Role.CURATOR, f"{campaign}/return")
    assert (refused.status_code, refused.json()["type"].rpartition(":")[2]) == (409, "window-closed")
    assert office.send(Role.OFFICE, f"{campaign}/extension", {"closes": str(tomorrow)}).status_code == 409
    office.do(Role.OFFICE, f"{campaign}/extension", {"closes": str(tomorrow + timedelta(days=3))})
    assert office.see(Role.HEAD, campaign)["closes"] == str(tomorrow + timedelta(days=3))
    listed = {row["id"]: row["closes"] for row in office.see(Role.HEAD, "/campaigns?limit=200")["items"]}
    assert listed[campaign.rpartition("/")[2]] == str(tomorrow + timedelta(days=3))


def test_a_correction_of_what_the_form_does_not_have_is_refused(office: Office) -> None:
    campaign = office.announce(cells=[PAIRS])
    body = {"corrections": [{"code": "2", "value": 1, "reason": "Так"}]}
    refused = office.send(Role.CURATOR, f"{campaign}/return", body)
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (409, "/corrections/0/code")
    twice = {"corrections": [{"code": "1", "value": value, "reason": "Так"} for value in (1, 2)]}
    refused = office.send(Role.CURATOR, f"{campaign}/return", twice)
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (409, "/corrections")
    assert office.send(Role.HEAD, f"{campaign}/return/filing").status_code == 404


def test_nothing_is_known_of_a_campaign_that_there_is_not(office: Office) -> None:
    for path in ("", "/return", "/return/difference"):
        answer = office.town.client.get(f"/campaigns/{uuid4()}{path}", headers=office.bearer(Role.HEAD))
        assert answer.status_code == 404
    campaign = office.announce(cells=[PAIRS])
    assert office.town.client.get(f"{campaign}/return/difference", headers=office.bearer(Role.HEAD)).status_code == 404


def test_every_form_that_comes_with_the_platform_is_bound_to_what_is_counted() -> None:
    assert FORM in forms()
    for form in forms().values():
        require_bound(form.cells)
        assert {cell.figure for cell in form.cells} <= FIGURES.keys()
        codes = [cell.code for cell in form.cells]
        assert len(codes) == len(set(codes)) > 15
