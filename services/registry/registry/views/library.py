"""What the school keeps: acts, materials, agreements, practices; and what it publishes."""

from backbone.follower import Handles
from backbone.letters import Delivery

from registry.domain.library.material import MaterialAcknowledged, MaterialPublished, MaterialWithdrawn
from registry.domain.library.source import LegalSourceAdded, LegalSourceAmended
from registry.domain.match.assignment import AssignmentEnded, MentorAssigned
from registry.domain.partnership import PartnershipConcluded, PartnershipEnded, PartnershipRenewed
from registry.domain.practice import PracticeApproved, PracticeDescribed
from registry.views.rows import Rows, add, change, placed


def on_source(rows: Rows, told: Delivery[LegalSourceAdded]) -> None:
    add(rows, "legal_sources", {**placed(told), **told.fact.requisites.model_dump(), "title": told.fact.title})


def on_amendment(rows: Rows, told: Delivery[LegalSourceAmended]) -> None:
    rows.execute(
        "UPDATE legal_sources SET amendments = amendments || %s::text WHERE id = %s", (told.fact.number, told.aggregate)
    )
    if told.fact.repealed:
        change(rows, "legal_sources", told, {"valid_to": told.fact.last_day})


def on_material(rows: Rows, told: Delivery[MaterialPublished]) -> None:
    edition = told.fact.edition
    values = {"number": told.fact.number, "level": edition.level, "directions": list(edition.directions)}
    values |= {"title": edition.title, "url": edition.url, "acknowledged": []}
    if told.fact.number == 1:
        add(rows, "materials", {**placed(told), "kind": told.fact.kind, **values})
    else:
        change(rows, "materials", told, values)


def on_receipt(rows: Rows, told: Delivery[MaterialAcknowledged]) -> None:
    rows.execute(
        "UPDATE materials SET acknowledged = acknowledged || %s WHERE id = %s", (told.fact.person, told.aggregate)
    )


def on_withdrawal(rows: Rows, told: Delivery[MaterialWithdrawn]) -> None:
    change(rows, "materials", told, {"withdrawn": told.fact.on})


def on_agreement(rows: Rows, told: Delivery[PartnershipConcluded]) -> None:
    add(rows, "partnerships", {**placed(told), **told.fact.model_dump(exclude={"on"}), "since": told.fact.on})


def on_renewal(rows: Rows, told: Delivery[PartnershipRenewed]) -> None:
    change(rows, "partnerships", told, {"until": told.fact.until})


def on_end(rows: Rows, told: Delivery[PartnershipEnded]) -> None:
    change(rows, "partnerships", told, {"ended": told.fact.on})


def on_practice(rows: Rows, told: Delivery[PracticeDescribed]) -> None:
    add(
        rows,
        "practices",
        {**placed(told), **told.fact.model_dump(include={"match", "direction", "level", "title"})},
    )


def on_approval(rows: Rows, told: Delivery[PracticeApproved]) -> None:
    change(rows, "practices", told, {"approved": told.fact.on})


def on_pair(rows: Rows, told: Delivery[MentorAssigned]) -> None:
    fact = told.fact
    sorts = {"direction": fact.direction, "forms": list(fact.forms), "kinds": list(fact.kinds)}
    fixed = {"mentees": len(fact.mentees), "edition": fact.edition, "effective": fact.on}
    add(rows, "program_bank", {**placed(told), **sorts, **fixed})


def on_ended(rows: Rows, told: Delivery[AssignmentEnded]) -> None:
    change(rows, "program_bank", told, {"ended": told.fact.on})


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
