"""Records and invitations, as lists."""

from backbone.follower import Handles
from backbone.letters import Delivery
from psycopg.types.json import Jsonb

from registry.domain.invitation import InvitationAnswered, SchoolInvited
from registry.domain.record.kinds import KINDS
from registry.domain.record.record import RecordAnnulled, RecordCorrected, RecordMade
from registry.views.rows import Rows, add, change, placed


def on_record(rows: Rows, told: Delivery[RecordMade]) -> None:
    kind = told.fact.kind
    about = {"kind": kind, "author": told.fact.author, "confidential": KINDS[kind].confidential}
    add(rows, "records", {**placed(told), **about, **_said(told.fact)})


def on_correction(rows: Rows, told: Delivery[RecordCorrected]) -> None:
    change(rows, "records", told, _said(told.fact))


def on_annulment(rows: Rows, told: Delivery[RecordAnnulled]) -> None:
    change(rows, "records", told, {"annulled": told.fact.on})


def on_invitation(rows: Rows, told: Delivery[SchoolInvited]) -> None:
    add(rows, "invitations", {**placed(told), **told.fact.model_dump(include={"host", "kind", "day"})})


def on_answer(rows: Rows, told: Delivery[InvitationAnswered]) -> None:
    change(rows, "invitations", told, {"accepted": told.fact.accepted, "answered": told.fact.on})


def _said(fact: RecordMade | RecordCorrected) -> dict[str, object]:
    listed = {"day", "match", "level", "direction", "result", "partner", "material"}
    facts = fact.facts
    return {**facts.model_dump(include=listed), "persons": list(facts.persons), "reach": Jsonb(facts.reach)}


HANDLES: Handles = {
    RecordMade: on_record,
    RecordCorrected: on_correction,
    RecordAnnulled: on_annulment,
    SchoolInvited: on_invitation,
    InvitationAnswered: on_answer,
}
