"""Where the papers of a school of the story are: every kind of them that the school has, found in its lists."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx
from backbone.identity import Role
from contracts.codes import ConsentPurpose, MaterialKind
from operations import CLIENT
from registry.papers.attachments import ATTACHMENTS
from two_schools import Json, School

BLANKS = (ConsentPurpose.TRANSFER_TO_OFFICE, ConsentPurpose.RECORDING, ConsentPurpose.ELECTRONIC_DOCUMENTS)
"""Consents that nobody has given in the story: sheets to sign."""
ATTACHED = {kind.value: attachment for kind, attachment in ATTACHMENTS.items()}
NEEDS = ("needs-mentee", "needs-mentor")
ALL_TIME = {"from": "2020-01-01", "to": "2099-12-31"}


@dataclass(frozen=True)
class Address:
    """`row` is what the list said of it."""

    school: School
    service: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    row: Json = field(default_factory=dict)

    def get(self, format: str, role: Role = Role.HEAD) -> httpx.Response:
        url, headers = self.school.access.urls[self.service] + self.path, self.school.bearer(role)
        return CLIENT.get(url, headers=headers, params={**self.query, "format": format})


Found = Iterator[tuple[str, Address]]


def papers_of(school: School) -> Found:
    for find in FINDERS:
        yield from find(school)


def _rows(school: School, service: str, path: str) -> Iterator[Json]:
    return school.items(Role.HEAD, service, path)


def _read(school: School, service: str, path: str) -> Any:
    url, headers = school.access.urls[service] + path, school.bearer(Role.HEAD)
    return CLIENT.get(url, headers=headers).raise_for_status().json()


def orders(school: School) -> Iterator[Address]:
    for row in _rows(school, "registry", "/orders"):
        yield Address(school, "registry", f"/orders/{row['id']}/document", row=row)


def of_orders(school: School) -> Found:
    for order in orders(school):
        row, path = order.row, f"/orders/{order.row['id']}"
        yield row["kind"], order
        yield "acquaintance-sheet", Address(school, "registry", f"{path}/acquaintance-sheet", row=row)
        if row["kind"] in ATTACHED:
            yield ATTACHED[row["kind"]], Address(school, "registry", f"{path}/attachment", row=row)


def consents(school: School) -> Found:
    for row in _rows(school, "registry", "/consents"):
        path = f"/participants/{row['participant']}/consents/{row['purpose']}/document"
        query = {name: row[name] for name in ("match", "url") if row[name]}
        yield f"consent-{row['purpose']}", Address(school, "registry", path, query, row)
    for purpose in BLANKS:
        path = f"/participants/{school.people[Role.CURATOR]}/consents/{purpose.value}/document"
        yield f"consent-{purpose.value}", Address(school, "registry", path)


def people(school: School) -> Found:
    mentor = f"/participants/{school.people[Role.MENTOR]}"
    for agreement in (_read(school, "registry", mentor)["labour"] or {}).get("agreements", ()):
        path = f"{mentor}/labour-agreements/{agreement['id']}/document"
        yield "labour-agreement", Address(school, "registry", path, row=agreement)
    yield "acts-sheet", Address(school, "registry", f"{mentor}/acquaintance-sheet")
    yield "portfolio", Address(school, "registry", f"{mentor}/portfolio/document")
    for row in _rows(school, "registry", "/matches"):
        if row["state"] == "ended":
            path = f"/matches/{row['id']}/certificates/{row['mentor']}/document"
            yield "certificate", Address(school, "registry", path, row=row)


def library(school: School) -> Found:
    for row in _rows(school, "registry", "/materials"):
        kind = "report-form" if row["kind"] == MaterialKind.REPORT_FORM.value else "memo"
        yield kind, Address(school, "registry", f"/materials/{row['id']}/document", row=row)
    for row in _rows(school, "registry", "/partnerships"):
        path = f"/partnerships/{row['id']}"
        yield f"partnership:{row['kind']}", Address(school, "registry", f"{path}/document", row=row)
        yield "employer-letter", Address(school, "registry", f"{path}/letter", row=row)
    for row in _rows(school, "registry", "/practices"):
        yield "practice", Address(school, "registry", f"/practices/{row['id']}/document", row=row)


def programs(school: School) -> Found:
    for row in _rows(school, "programs", "/programs"):
        path = f"/programs/{row['id']}"
        yield "program", Address(school, "programs", f"{path}/document", row=row)
        yield "activity-plan", Address(school, "programs", f"{path}/plan/document", row=row)
        told = _read(school, "programs", path)
        for plan in told["development"]:
            at = f"{path}/development/{plan['mentee']}/document"
            yield "development-plan", Address(school, "programs", at, row=row)
        if told["report"]:
            yield "mentor-report", Address(school, "programs", f"{path}/report/document", row=row)
    for row in _rows(school, "programs", "/petitions"):
        yield f"petition:{row['kind']}", Address(school, "programs", f"/petitions/{row['id']}/document", row=row)


def surveys(school: School) -> Found:
    for row in _read(school, "programs", "/survey-forms"):
        for respondent in row["respondents"]:
            path = f"/survey-forms/{row['form']}/{row['version']}/{respondent}/document"
            yield f"questionnaire:{row['form']}", Address(school, "programs", path, row=row)
    for form in NEEDS:
        query = {"form": form, **ALL_TIME}
        yield f"needs-report:{form}", Address(school, "programs", "/surveys/needs-report/document", query)


def reports(school: School) -> Found:
    for row in _rows(school, "reporting", "/reports"):
        yield row["kind"], Address(school, "reporting", f"/reports/{row['id']}/document", row=row)
        if row["kind"] == "monitoring":
            yield "monitoring-plan", Address(school, "reporting", f"/reports/{row['id']}/plan/document", row=row)
    for row in _rows(school, "reporting", "/campaigns"):
        yield "return", Address(school, "reporting", f"/campaigns/{row['id']}/return/document", row=row)


FINDERS: tuple[Callable[[School], Found], ...] = (of_orders, consents, people, library, programs, surveys, reports)
