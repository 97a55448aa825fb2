"""What if: the past asked again under another edition of the regulation."""

from datetime import date
from typing import Self
from uuid import UUID

from backbone.web import Body, Reader, Routes, View
from contracts.regulation import RuleParameters
from pydantic import ConfigDict, Field, ValidationError, field_validator, model_validator

from reporting.api.asked import App, own
from reporting.what_if.check import Verdict
from reporting.what_if.checks import CHECKS
from reporting.what_if.replay import Finding, replay

TAGS = {"what-if": "Что было бы при другой редакции"}
routes = Routes(tags=["what-if"])


class WhatIfBody(Body):
    """`parameters` – только те, что изменились бы; остальные – из редакции, по которой решали."""

    model_config = ConfigDict(populate_by_name=True)

    parameters: dict[str, object] = Field(min_length=1, max_length=30, examples=[{"program_min_months": 6}])
    since: date = Field(alias="from", examples=["2025-09-01"], description="Первый день.")
    until: date = Field(alias="to", examples=["2026-09-01"], description="День после последнего.")
    school: UUID | None = Field(None, examples=[None], description="Управление образования: только эта школа.")

    @field_validator("parameters")
    @classmethod
    def known_and_possible(cls, parameters: dict[str, object]) -> dict[str, object]:
        unknown = parameters.keys() - RuleParameters.model_fields.keys()
        if unknown:
            raise ValueError(f"таких параметров нет: {', '.join(sorted(unknown))}")
        try:
            RuleParameters.model_validate(parameters)
        except ValidationError as error:
            places = {".".join(map(str, item["loc"])) or "parameters" for item in error.errors()}
            raise ValueError(f"недопустимое значение: {', '.join(sorted(places))}") from None
        return parameters

    @model_validator(mode="after")
    def begins_before_it_ends(self) -> Self:
        if self.since >= self.until:
            raise ValueError("период кончается раньше, чем начинается")
        return self


class FindingView(View):
    """Решение, которое при других параметрах было бы иным. Управлению образования не показывают, о ком оно."""

    school: UUID
    rule: str = Field(examples=["INV-05"])
    clause: str = Field(examples=["п. 1.2, 7.2"])
    title: str = Field(examples=["Длительность персонализированной программы"])
    verdict: Verdict
    on: date
    subject: UUID | None
    event: UUID
    detail: str = Field(examples=["Программа 01.10.2025 – 01.01.2026"])
    already: bool = Field(description="Так было и при редакции, по которой решали.")


class AskedView(View):
    """Сколько решений проверено по этому правилу."""

    rule: str = Field(examples=["INV-05"])
    title: str = Field(examples=["Длительность персонализированной программы"])
    decisions: int


class WhatIfView(View):
    asked: list[AskedView]
    findings: list[FindingView]


@routes.post("/what-if")
def what_if(body: WhatIfBody, reader: Reader, app: App) -> WhatIfView:
    """Что было бы отказано или просрочено при другой редакции Положения; ничего не меняет (R-9.2-01)."""
    replayed = replay(app.database, own(reader, app, body.school), body.since, body.until, body.parameters)
    asked = [AskedView(rule=it.rule, title=it.title, decisions=replayed.asked[it.rule]) for it in CHECKS]
    return WhatIfView(asked=asked, findings=[_view(found, reader.school is None) for found in replayed.findings])


def _view(found: Finding, office: bool) -> FindingView:
    check = found.check
    return FindingView(
        school=found.school,
        rule=check.rule,
        clause=check.clause,
        title=check.title,
        verdict=check.verdict,
        on=found.on,
        subject=None if office else found.subject,
        event=found.event,
        detail=found.detail,
        already=found.already,
    )
