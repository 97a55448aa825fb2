"""What the school keeps: acts, materials, agreements, practices; and what it publishes."""

from backbone.follower import Handles
from backbone.letters import Delivery

from registry.domain.library.material import MaterialAcknowledged, MaterialPublished, MaterialWithdrawn
from registry.domain.library.source import LegalSourceAdded, LegalSourceAmended
from registry.domain.match.assignment import AssignmentEnded, MentorAssigned
from registry.domain.partnership import PartnershipConcluded, PartnershipEnded, PartnershipRenewed
from registry.domain.practice import PracticeApproved, PracticeDescribed
from registry.views.rows import Rows, placed


def on_source(rows: Rows, told: Delivery[LegalSourceAdded]) -> None:
    said = {**told.fact.requisites.model_dump(), "title": told.fact.title}
    rows["legal_sources"].add({**placed(told), **said, "amendments": []})


def on_amendment(rows: Rows, told: Delivery[LegalSourceAmended]) -> None:
    number = told.fact.number
    rows["legal_sources"].revise(told.aggregate, lambda row: {"amendments": [*row["amendments"], number]})
    if told.fact.repealed:
        rows["legal_sources"].change(told.aggregate, {"valid_to": told.fact.last_day})


def on_material(rows: Rows, told: Delivery[MaterialPublished]) -> None:
    edition = told.fact.edition
    values = {"number": told.fact.number, "level": edition.level, "directions": list(edition.directions)}
    values |= {"title": edition.title, "url": edition.url, "acknowledged": []}
    if told.fact.number == 1:
        rows["materials"].add({**placed(told), "kind": told.fact.kind, **values})
    else:
        rows["materials"].change(told.aggregate, values)


def on_receipt(rows: Rows, told: Delivery[MaterialAcknowledged]) -> None:
    person = told.fact.person
    rows["materials"].revise(told.aggregate, lambda row: {"acknowledged": [*row["acknowledged"], person]})


def on_withdrawal(rows: Rows, told: Delivery[MaterialWithdrawn]) -> None:
    rows["materials"].change(told.aggregate, {"withdrawn": told.fact.on})


def on_agreement(rows: Rows, told: Delivery[PartnershipConcluded]) -> None:
    rows["partnerships"].add({**placed(told), **told.fact.model_dump(exclude={"on"}), "since": told.fact.on})


def on_renewal(rows: Rows, told: Delivery[PartnershipRenewed]) -> None:
    rows["partnerships"].change(told.aggregate, {"until": told.fact.until})


def on_end(rows: Rows, told: Delivery[PartnershipEnded]) -> None:
    rows["partnerships"].change(told.aggregate, {"ended": told.fact.on})


def on_practice(rows: Rows, told: Delivery[PracticeDescribed]) -> None:
    rows["practices"].add(
        {**placed(told), **told.fact.model_dump(include={"match", "direction", "level", "title"})},
    )


def on_approval(rows: Rows, told: Delivery[PracticeApproved]) -> None:
    rows["practices"].change(told.aggregate, {"approved": told.fact.on})


def on_pair(rows: Rows, told: Delivery[MentorAssigned]) -> None:
    fact = told.fact
    sorts = {"direction": fact.direction, "forms": list(fact.forms), "kinds": list(fact.kinds)}
    fixed = {"mentees": len(fact.mentees), "edition": fact.edition, "effective": fact.on}
    rows["program_bank"].add({**placed(told), **sorts, **fixed})


def on_ended(rows: Rows, told: Delivery[AssignmentEnded]) -> None:
    rows["program_bank"].change(told.aggregate, {"ended": told.fact.on})


HANDLES: Handles = {
    LegalSourceAdded: on_source,
    LegalSourceAmended: on_amendment,
    MaterialPublished: on_material,
    MaterialAcknowledged: on_receipt,
    MaterialWithdrawn: on_withdrawal,
    PartnershipConcluded: on_agreement,
    PartnershipRenewed: on_renewal,
    PartnershipEnded: on_end,
    PracticeDescribed: on_practice,
    PracticeApproved: on_approval,
    MentorAssigned: on_pair,
    AssignmentEnded: on_ended,
}
