"""What the person and the organisers see of the terms on which somebody is a mentor."""

from collections.abc import Mapping
from datetime import date
from typing import Self
from uuid import UUID

from backbone.web import View
from contracts.codes import ClearanceKind, LegalRegime
from pydantic import Field

from registry.domain.participant.participant import Participant

Opened = Mapping[UUID, str | None]


class RegimeView(View):
    regime: LegalRegime
    since: date
    basis: str | None = Field(examples=["Должностная инструкция учителя, п. 2.14"])


class AgreementView(View):
    """`ended` – первый день без соглашения."""

    id: UUID
    number: str = Field(examples=["ДС-12/2025"])
    signed_on: date
    since: date
    ended: date | None
    content: str | None = Field(examples=["Помощь молодому учителю в овладении методикой преподавания"])
    terms: str | None = Field(examples=["С 01.09.2025 по 31.05.2026"])
    form: str | None = Field(examples=["Традиционное наставничество, очно"])
    pay: str | None = Field(examples=["Стимулирующая выплата 15 % оклада"])


class ClearanceView(View):
    kind: ClearanceKind
    number: str = Field(examples=["СП-7/2025"])
    issued: date
    until: date


class LabourView(View):
    """Режимы по порядку: действует последний из начавшихся."""

    regimes: tuple[RegimeView, ...]
    agreements: tuple[AgreementView, ...]
    clearances: tuple[ClearanceView, ...]

    @classmethod
    def of(cls, participant: Participant, opened: Opened) -> Self:
        return cls(
            regimes=tuple(
                RegimeView.model_validate({**vars(item), "basis": opened[item.basis]}) for item in participant.regimes
            ),
            agreements=tuple(
                AgreementView.model_validate(
                    {**vars(item), **{name: opened[place] for name, place in item.texts.items()}}
                )
                for item in participant.agreements
            ),
            clearances=tuple(
                ClearanceView.model_validate({**vars(item), "kind": kind})
                for kind, item in participant.clearances.items()
            ),
        )


def texts_of(participant: Participant) -> list[UUID]:
    """Where the texts lie that this shows."""
    of_agreements = [place for item in participant.agreements for place in item.texts.values()]
    return [item.basis for item in participant.regimes] + of_agreements
