"""The shape in which a petition is read: words that are not for the reader are null."""

from datetime import date, time
from typing import Annotated
from uuid import UUID

from backbone.vault import Vault
from backbone.web import View
from contracts.codes import PetitionKind, PetitionOutcome, PetitionState
from pydantic import Field

from programs.domain.petition.petition import Petition

Told = Annotated[str | None, Field(examples=["Не сложилось общее понимание"])]


class SubstitutionView(View):
    person: UUID
    day: date
    begins: time
    substitute: UUID


class PetitionView(View):
    """`due` – последний день решения; `outcomes` – чем обращение может кончиться. Слов, которые не для вас, нет."""

    id: UUID
    version: int
    kind: PetitionKind
    state: PetitionState
    by: UUID
    program: UUID | None
    filed: date
    due: date
    outcomes: list[PetitionOutcome]
    text: Told
    concerned: list[UUID]
    activities: list[UUID]
    documents: list[Told]
    since: date | None
    until: date | None
    shown_to_mentor: bool
    outcome: PetitionOutcome | None
    decided: date | None
    decided_by: UUID | None
    reason: Told
    order: UUID | None
    continuity: Told
    substitutions: list[SubstitutionView]


def shown(petition: Petition, vault: Vault, *, words: bool) -> PetitionView:
    sealed = (petition.text, petition.reason, petition.continuity, *petition.details.documents)
    texts = vault.open(id for id in sealed if id) if words else {}

    def said(id: UUID | None) -> str | None:
        return texts.get(id) if id else None

    return PetitionView(
        id=petition.id,
        version=petition.version,
        kind=petition.kind,
        state=petition.state,
        by=petition.by,
        program=petition.setting and petition.setting.program,
        filed=petition.filed,
        due=petition.due,
        outcomes=list(petition.outcomes),
        text=said(petition.text),
        concerned=list(petition.details.concerned),
        activities=list(petition.details.activities),
        documents=[said(id) for id in petition.details.documents],
        since=petition.details.since,
        until=petition.details.until,
        shown_to_mentor=petition.details.shown_to_mentor,
        outcome=petition.outcome,
        decided=petition.decided,
        decided_by=petition.decided_by,
        reason=said(petition.reason),
        order=petition.order,
        continuity=said(petition.continuity),
        substitutions=[SubstitutionView.model_validate(one) for one in petition.substitutions],
    )
