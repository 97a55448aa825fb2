"""Records and invitations, as lists."""

from backbone.follower import Handles
from backbone.letters import Delivery

from registry.domain.invitation import InvitationAnswered, SchoolInvited
from registry.domain.record.kinds import KINDS
from registry.domain.record.record import RecordAnnulled, RecordCorrected, RecordMade
from registry.views.rows import Rows, placed


def on_record(rows: Rows, told: Delivery[RecordMade]) -> None:
    kind = told.fact.kind
    about = {"kind": kind, "author": told.fact.author, "confidential": KINDS[kind].confidential}
    rows["records"].add({**placed(told), **about, **_said(told.fact)})


def on_correction(rows: Rows, told: Delivery[RecordCorrected]) -> None:
    rows["records"].change(told.aggregate, _said(told.fact))


def on_annulment(rows: Rows, told: Delivery[RecordAnnulled]) -> None:
    rows["records"].change(told.aggregate, {"annulled": told.fact.on})


def on_invitation(rows: Rows, told: Delivery[SchoolInvited]) -> None:
    rows["invitations"].add({**placed(told), **told.fact.model_dump(include={"host", "kind", "day"})})


def on_answer(rows: Rows, told: Delivery[InvitationAnswered]) -> None:
    rows["invitations"].change(told.aggregate, {"accepted": told.fact.accepted, "answered": told.fact.on})


def _said(fact: RecordMade | RecordCorrected) -> dict[str, object]:
    listed = {"day", "match", "level", "direction", "result", "partner", "material"}
    facts = fact.facts
    return {
        **facts.model_dump(include=listed),
        "persons": list(facts.persons),
        "reach": facts.model_dump(include={"reach"}, mode="json")["reach"],
    }


HANDLES: Handles = {
    RecordMade: on_record,
    RecordCorrected: on_correction,
    RecordAnnulled: on_annulment,
    SchoolInvited: on_invitation,
    InvitationAnswered: on_answer,
}
