"""A school's reports: figures at stated positions, approved and frozen; corrected only by a new version."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from backbone.identity import Role
from contracts.registry import ParticipantForgotten
from reporting.domain.report import Report

from tests.reporting.municipality import named
from tests.reporting.town import Town

PEOPLE = {"curator": Role.CURATOR, "head": Role.HEAD, "sysadmin": Role.SYSADMIN, "office": Role.OFFICE}
YEAR = {"since": "2025-09-01", "until": "2026-09-01"}


class School:
    """School a of the year, and who acts there."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.position = ""

    def bearer(self, name: str, school: str = "a") -> dict[str, str]:
        office = name == "office"
        return self.town.issuer.bearer(
            PEOPLE[name], school=None if office else named(school), person=None if office else named(name)
        )

    def send(self, name: str, path: str, body: object = None, *, school: str = "a") -> httpx.Response:
        headers = {**self.bearer(name, school), "Idempotency-Key": str(uuid4())}
        if path.count("/") > 1 and not path.endswith("absences"):
            seen = self.town.client.get(path.rpartition("/")[0], headers=self.bearer(name, school))
            headers["If-Match"] = seen.headers.get("ETag", '"1"')
        answer = self.town.client.post(path, headers=headers, json=body or {})
        self.position = answer.headers.get("X-Position", self.position)
        return answer

    def do(self, name: str, path: str, body: object = None) -> UUID:
        answer = self.send(name, path, body)
        assert answer.is_success, answer.text
        return UUID(answer.json()["id"])

    def see(self, name: str, path: str, school: str = "a") -> Any:
        answer = self.town.client.get(path, headers=self.bearer(name, school), params={"min_position": self.position})
        assert answer.status_code == 200, answer.text
        return answer.json()

    def plan(self, kind: str, **more: object) -> str:
        return f"/reports/{self.do('curator', '/reports', {'kind': kind, **YEAR, **more})}"


@pytest.fixture
def school(town: Town) -> School:
    town.catch_up()
    return School(town)


@pytest.mark.row("R-3.4-10", "R-A.7-02")
def test_monitoring_is_organised_by_curator_and_head_and_concluded(school: School) -> None:
    path = school.plan("monitoring", figures=["K-03", "K-06-kind"])

    refused = school.send("curator", f"{path}/compilation")
    assert (refused.status_code, refused.json()["rule"]) == (422, "R-3.4-10")
    assert school.send("curator", f"{path}/cosignature").status_code == 403

    school.do("head", f"{path}/cosignature")
    school.do("curator", f"{path}/compilation", {"text": "Группы распались"})
    school.do("curator", f"{path}/submission")
    school.do("head", f"{path}/approval")
    seen = school.see("curator", path)
    assert (seen["state"], seen["document"], seen["versions"][0]["text"]) == ("approved", "D-22", "Группы распались")
    assert {line["figure"] for line in seen["versions"][0]["lines"]} == {"K-03", "K-06-kind"}


@pytest.mark.row("R-A.7-D2")
def test_the_final_report_needs_every_active_mentors_report_or_why_there_is_none(school: School) -> None:
    path = school.plan("analytical")
    school.do("curator", f"{path}/compilation")
    assert school.see("curator", path)["missing"] == [str(named("ben"))]

    refused = school.send("curator", f"{path}/submission")
    assert (refused.status_code, refused.json()["rule"]) == (422, "R-A.7-D2")

    school.do("curator", f"{path}/absences", {"mentor": str(named("ben")), "reason": "Длительно болеет"})
    again = {"mentor": str(named("ann")), "reason": "-"}
    assert school.send("curator", f"{path}/absences", again).status_code == 409
    school.do("curator", f"{path}/submission")
    assert school.see("curator", path)["missing"] == []


@pytest.mark.row("R-3.4-11")
def test_a_report_says_at_which_positions_its_numbers_are_true_and_they_can_be_counted_again(school: School) -> None:
    path = school.plan("analytical", figures=["K-01", "K-02"])
    school.do("curator", f"{path}/compilation")
    positions = school.see("curator", path)["versions"][0]["positions"]
    assert positions == {source: len(log) for source, log in school.town.told.told.items()}
    assert school.see("curator", f"{path}/difference") == {"version": 1, "reproduced": True, "changes": []}

    school.town.told.asks("a", "hal", date(2025, 10, 1))
    school.town.publish()
    school.town.catch_up()
    difference = school.see("curator", f"{path}/difference")
    assert difference["reproduced"] is True
    (waiting,) = [change for change in difference["changes"] if change["key"] == "waiting"]
    assert (waiting["figure"], waiting["then"], waiting["now"]) == ("K-01", 3, 4)
    assert [(it["how"], it["events"][0]["type"]) for it in waiting["changes"]] == [
        ("added", "registry.MenteeRegistered")
    ]


@pytest.mark.row("R-3.4-12")
def test_what_was_filed_is_frozen_and_corrected_by_a_new_version_with_a_reason(school: School) -> None:
    path = f"/reports/{school.do('sysadmin', '/reports', {'kind': 'statistical', **YEAR})}"
    for name, step in (("curator", "compilation"), ("curator", "submission"), ("head", "approval")):
        school.do(name, f"{path}/{step}")
    filed = school.see("office", path)["versions"]

    refused = school.send("curator", f"{path}/compilation")
    assert (refused.status_code, refused.json()["rule"]) == (422, "INV-29")
    assert refused.json()["errors"][0]["pointer"] == "/reason"

    school.do("curator", f"{path}/compilation", {"reason": "Уточнён стаж"})
    versions = school.see("head", path)["versions"]
    assert versions[:1] == filed
    assert (versions[1]["reason"], versions[1]["approved_on"]) == ("Уточнён стаж", None)


def test_the_head_may_give_a_report_back(school: School) -> None:
    path = school.plan("statistical")
    school.do("curator", f"{path}/compilation")
    school.do("curator", f"{path}/submission")
    school.do("head", f"{path}/return", {"comment": "Добавьте выводы"})
    seen = school.see("curator", path)
    assert (seen["state"], seen["comment"]) == ("compiled", "Добавьте выводы")
    words = [entry["words"] for entry in school.see("head", f"{path}/history")]
    assert words[-1] == "Версия 1 возвращена на доработку"


def test_the_office_sees_what_is_approved_and_a_school_nothing_of_another(school: School) -> None:
    path = school.plan("statistical")
    listed = {row["id"] for row in school.see("curator", "/reports")["items"]}
    assert path.rpartition("/")[2] in listed
    assert path.rpartition("/")[2] not in {row["id"] for row in school.see("office", "/reports")["items"]}
    assert all(row["approved"] for row in school.see("office", "/reports")["items"])
    assert school.see("head", "/reports", school="b")["items"] == []
    for name, other in (("office", "a"), ("head", "b")):
        assert school.town.client.get(path, headers=school.bearer(name, other)).status_code == 404


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"kind": "analytical", "since": "2026-09-01", "until": "2025-09-01"}, 409),
        ({"kind": "analytical", **YEAR, "figures": ["K-99"]}, 404),
        ({"kind": "yearly", **YEAR}, 422),
    ],
)
def test_a_plan_that_makes_no_sense_is_refused(school: School, body: object, status: int) -> None:
    assert school.send("curator", "/reports", body).status_code == status


def test_what_was_written_of_a_person_is_gone_when_he_is_forgotten(school: School) -> None:
    path = school.plan("analytical")
    ben = named("ben")
    school.do("curator", f"{path}/absences", {"mentor": str(ben), "reason": "Длительно болеет"})
    report = school.town.app.load(Report, UUID(path.rpartition("/")[2]), named("a"))
    assert school.town.app.vault.open([report.absences[ben]]) == {report.absences[ben]: "Длительно болеет"}

    school.town.told.tell("a", date(2026, 6, 1), ParticipantForgotten(participant=ben), ben)
    school.town.publish()
    school.town.catch_up()
    assert school.town.app.vault.open([report.absences[ben]]) == {report.absences[ben]: None}
