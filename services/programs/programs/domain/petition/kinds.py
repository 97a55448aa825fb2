"""What may be asked for: one procedure, its differences are this table (1.4, 3.5, 4.1, 4.2, 5.1)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from contracts.codes import Code, OrderKind, PetitionKind, PetitionOutcome
from contracts.regulation import RuleParameters

GRANTED, REFUSED, ACKNOWLEDGED = PetitionOutcome.GRANTED, PetitionOutcome.REFUSED, PetitionOutcome.ACKNOWLEDGED


class Who(Code):
    """What somebody is to a petition: one person may be several of these."""

    FILER = "filer", "податель"
    MENTOR = "mentor", "наставник программы"
    MENTEE = "mentee", "наставляемый программы"
    CONCERNED = "concerned", "тот, о ком обращение"
    SUBSTITUTE = "substitute", "замещающий"
    CURATOR = "curator", "куратор"
    HEAD = "head", "руководитель"
    ASSOCIATION = "association", "методическое объединение"


Term = Callable[[RuleParameters, date], date]
"""The last day for the decision, by the parameters of the edition, of what was filed on a day (T-06, T-13)."""


@dataclass(frozen=True)
class Procedure:
    """`asks` are the fields that have to be given, each with the rule that is broken without it ('' for none of its
    own); `may_ask` those that can be. `text_for` may read the words, `known_to` only that there is a petition,
    `known_after` that there was one, once it is decided. Of those concerned there are `at_most` so many.
    `rule` is the one by which others than `filed_by` and `decided_by` are refused, and a decision without its reason or
    its order. `of_duty` are the outcomes where mentoring is part of the mentor's job function (A-15)."""

    filed_by: tuple[Who, ...]
    to: tuple[Who, ...]
    decided_by: tuple[Who, ...]
    text_for: tuple[Who, ...]
    known_to: tuple[Who, ...] = ()
    known_after: tuple[Who, ...] = ()
    kept_from_mentor: bool = False
    of_program: bool = True
    asks: Mapping[str, str] = field(default_factory=lambda: {"text": ""})
    may_ask: frozenset[str] = frozenset()
    concerns: tuple[Who, ...] = (Who.MENTEE,)
    at_most: int = 1
    term: Term = RuleParameters.decision_due
    outcomes: tuple[PetitionOutcome, ...] = (GRANTED, REFUSED)
    of_duty: tuple[PetitionOutcome, ...] = ()
    reasoned: bool = False
    order: OrderKind | None = None
    rule: str | None = None


OFFICES = (Who.CURATOR, Who.HEAD)
BY_COLLEAGUES = Procedure(
    filed_by=(Who.ASSOCIATION, Who.CURATOR),
    to=OFFICES,
    decided_by=OFFICES,
    text_for=(Who.FILER, Who.ASSOCIATION, *OFFICES),
    of_program=False,
    term=RuleParameters.answer_due,
)
"""Without an association its part falls to the curator (A-12)."""

PROCEDURES: Mapping[PetitionKind, Procedure] = {
    # R-4.1-03, A-15, D-17: an assignment under art. 351.8 is given up, not begged off
    PetitionKind.RESIGNATION: Procedure(
        filed_by=(Who.MENTOR,),
        to=OFFICES,
        decided_by=OFFICES,
        text_for=(Who.FILER, *OFFICES),
        known_to=(Who.MENTEE,),
        outcomes=(ACKNOWLEDGED,),
        of_duty=(GRANTED, REFUSED),
        rule="R-4.1-03",
    ),
    # R-5.1-05, A-17, D-18: the mentor learns of it when it is decided, and of the words never
    PetitionKind.REPLACEMENT: Procedure(
        filed_by=(Who.MENTEE,),
        to=OFFICES,
        decided_by=(Who.HEAD,),
        text_for=(Who.FILER, *OFFICES),
        known_after=(Who.MENTOR,),
        kept_from_mentor=True,
        may_ask=frozenset({"shown_to_mentor"}),
        reasoned=True,
        order=OrderKind.REPLACE_MENTOR,
        rule="R-5.1-05",
    ),
    # R-5.1-04, T-13
    PetitionKind.IMPROVEMENT: Procedure(
        filed_by=(Who.MENTEE,),
        to=(Who.CURATOR,),
        decided_by=OFFICES,
        text_for=(Who.FILER, *OFFICES),
        term=RuleParameters.answer_due,
        reasoned=True,
    ),
    # R-1.4-02 … R-1.4-06, D-20
    PetitionKind.RELEASE: Procedure(
        filed_by=(Who.CURATOR,),
        to=(Who.HEAD,),
        decided_by=(Who.HEAD,),
        text_for=(Who.FILER, *OFFICES),
        known_to=(Who.CONCERNED,),
        known_after=(Who.MENTOR, Who.MENTEE, Who.SUBSTITUTE),
        asks={"text": "R-1.4-03", "activities": "R-1.4-04", "concerned": "", "since": "", "until": ""},
        concerns=(Who.MENTOR, Who.MENTEE),
        at_most=30,
        order=OrderKind.RELEASE,
        rule="R-1.4-02",
    ),
    # R-4.1-02, INV-17, A-14
    PetitionKind.FILE_ACCESS: Procedure(
        filed_by=(Who.MENTOR, Who.CURATOR),
        to=(Who.HEAD,),
        decided_by=(Who.HEAD,),
        text_for=(Who.FILER, Who.CONCERNED, *OFFICES),
        asks={"text": "INV-17", "documents": "INV-17", "until": "INV-17", "concerned": ""},
        rule="INV-17",
    ),
    # R-4.2-06, D-21
    PetitionKind.REWARD: Procedure(
        filed_by=(Who.MENTOR,),
        to=(Who.HEAD,),
        decided_by=(Who.HEAD,),
        text_for=(Who.FILER, Who.CONCERNED, *OFFICES),
        asks={"text": "", "concerned": ""},
    ),
    # R-4.2-06, A-16: only a proposal; for the head and the mentee, and for nobody else
    PetitionKind.DISCIPLINE: Procedure(
        filed_by=(Who.MENTOR,),
        to=(Who.HEAD,),
        decided_by=(Who.HEAD,),
        text_for=(Who.FILER, Who.CONCERNED, Who.HEAD),
        asks={"text": "", "concerned": ""},
        outcomes=(ACKNOWLEDGED,),
        rule="R-4.2-06",
    ),
    PetitionKind.INCENTIVE: BY_COLLEAGUES,  # R-3.5-10
    PetitionKind.ACT_TEXT: BY_COLLEAGUES,  # R-3.5-01
}
