"""Changes of a running program need everybody's consent: the mentor's and each mentee's (INV-21)."""

from typing import TypeVar
from uuid import UUID

from backbone.errors import Refused
from backbone.rules import require

from programs.domain.program import Program
from programs.domain.proposals import Proposal

P = TypeVar("P", bound=Proposal)


def require_open(proposal: P | None, person: UUID) -> P:
    """Refuses where nothing is proposed, or the person has agreed already."""
    found = require_proposed(proposal)
    if person in found.agreed:
        raise Refused("already-agreed", "Ваше согласие уже получено")
    return found


def require_agreed(program: Program, proposal: P | None) -> P:
    found = require_proposed(proposal)
    missing = len(program.people - found.agreed)
    require(not missing, "INV-21", f"Не получено согласий: {missing}")
    return found


def require_proposed(proposal: P | None) -> P:
    if proposal is None:
        raise Refused("nothing-proposed", "Такого предложения нет")
    return proposal


def completes(program: Program, agreed: frozenset[UUID], person: UUID) -> bool:
    """Whether nobody's consent is missing once this person has agreed."""
    return agreed | {person} >= program.people
