"""The criteria of 6.1 and 2.3 by which a mentor suits a mentee: what is compared, and how much of it is there.

Nothing but what both have said of their work is looked at: no sex, no age, and no sympathy (A-18).
"""

from typing import NamedTuple, Self

from contracts.codes import Code, Direction

from registry.domain.participant.participant import Participant

ENOUGH_EXPERIENCE = 5
"""Years more than the mentee that earn all points of the criterion."""


class FactorCode(Code):
    """CAPACITY was counted in the first version of evaluations; now a free place is a condition, not a merit."""

    DIRECTION = "direction", "запрос по направлению пары"
    OTHER_NEEDS = "other-needs", "другие запросы"
    EXPERIENCE = "experience", "стаж"
    PERSONAL = "personal", "личный опыт по направлению"
    CAPACITY = "capacity", "свободные места"


class Lack(Code):
    """Data that were not there to judge by."""

    NEEDS = "needs", "не указаны запросы наставляемого"
    COMPETENCES = "competences", "не указаны компетенции наставника"
    ATTESTATION = "attestation", "личный опыт наставника никем не подтверждён"


POINTS = {
    FactorCode.DIRECTION: 50,
    FactorCode.OTHER_NEEDS: 20,
    FactorCode.EXPERIENCE: 15,
    FactorCode.PERSONAL: 15,
}


class Profile(NamedTuple):
    """What a mentor brings: competences declared, and experience of his own that the curator has attested."""

    competences: frozenset[Direction]
    attested: frozenset[Direction]
    years: int

    @classmethod
    def of(cls, mentor: Participant) -> Self:
        return cls(frozenset(mentor.competences), frozenset(mentor.attested), mentor.card.experience_years)

    @property
    def covered(self) -> frozenset[Direction]:
        """Profile «or» personal experience: either route suffices (R-6.1-01)."""
        return self.competences | self.attested


class Request(NamedTuple):
    needs: frozenset[Direction]
    years: int

    @classmethod
    def of(cls, mentee: Participant) -> Self:
        return cls(frozenset(mentee.needs), mentee.card.experience_years)


class Measured(NamedTuple):
    """`share` of the criterion's points; `value` is what was found, `needed` what it was compared with."""

    code: FactorCode
    share: float
    value: int
    needed: int
    lacks: tuple[Lack, ...] = ()


def measure(mentor: Profile, mentee: Request, direction: Direction) -> tuple[Measured, ...]:
    """Of one mentee, in the order of the criteria."""
    lacks = (*(() if mentee.needs else (Lack.NEEDS,)), *(() if mentor.covered else (Lack.COMPETENCES,)))
    asked = direction in mentor.covered and direction in mentee.needs
    others = mentee.needs - {direction}
    covered = len(others & mentor.covered)
    share = covered / len(others) if others else 1.0
    more = mentor.years - mentee.years
    personal = direction in mentor.attested
    return (
        Measured(FactorCode.DIRECTION, float(asked), int(asked), 1, lacks),
        Measured(FactorCode.OTHER_NEEDS, 0.0 if lacks else share, covered, len(others), lacks),
        Measured(FactorCode.EXPERIENCE, min(1.0, max(0.0, more / ENOUGH_EXPERIENCE)), more, ENOUGH_EXPERIENCE),
        Measured(
            FactorCode.PERSONAL, float(personal), int(personal), 1, () if mentor.attested else (Lack.ATTESTATION,)
        ),
    )


def score(mentor: Profile, mentee: Request, direction: Direction) -> int:
    """Of a pair, out of 100."""
    return sum(round(POINTS[item.code] * item.share) for item in measure(mentor, mentee, direction))
