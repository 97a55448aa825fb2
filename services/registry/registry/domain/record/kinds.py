"""What a record of each kind has to say, who may make it, and which clauses it is evidence for: one table."""

from dataclasses import dataclass

from backbone.roles import Role
from contracts.codes import RecordKind, RecordResult

ORGANISERS = (Role.CURATOR, Role.HEAD, Role.ACTING_HEAD)
TOGETHER = (*ORGANISERS, Role.ASSOCIATION)
PAIR = (Role.CURATOR, Role.MENTOR)
ACTED = (RecordResult.PARTICIPANT, RecordResult.PRIZE_WINNER, RecordResult.WINNER)
ANSWERED = (RecordResult.ACCEPTED, RecordResult.DECLINED, RecordResult.PENDING)
TRIED = (RecordResult.SUCCESSFUL, RecordResult.UNSUCCESSFUL)
STAYED = (
    RecordResult.IN_SCHOOL,
    RecordResult.IN_MUNICIPALITY,
    RecordResult.IN_PROFESSION,
    RecordResult.LEFT_PROFESSION,
)


@dataclass(frozen=True)
class Shape:
    """`needs` and `may` name fields of Facts. `by` may record about anybody, a mentor only about mentees of his own;
    `oneself`: mentors and mentees about themselves. `ended`: the match must have ended. `confidential`: known to the
    curator, the association and the person only. What is `counted` names no persons (A-23)."""

    rows: str
    needs: str = ""
    may: str = "level direction partner file"
    by: tuple[Role, ...] = TOGETHER
    oneself: bool = False
    ended: bool = False
    confidential: bool = False
    results: tuple[RecordResult, ...] = ()

    @property
    def needed(self) -> frozenset[str]:
        return frozenset(self.needs.split())

    @property
    def allowed(self) -> frozenset[str]:
        return self.needed | frozenset(self.may.split())

    @property
    def counted(self) -> bool:
        return "reach" in self.needed


KINDS: dict[RecordKind, Shape] = {
    # Preparing and informing
    RecordKind.INFORMATION_CAMPAIGN: Shape("R-A.1-01, R-A.2-01, R-1.3-02", "reach", "level format file"),
    RecordKind.AUDIENCE: Shape("R-A.1-02", "reach", "level partner"),
    RecordKind.TEAM_FORMED: Shape("R-A.1-05", "persons", by=ORGANISERS),
    RecordKind.EXPERT_ENGAGED: Shape("R-A.1-05", "level", "persons direction partner file", by=ORGANISERS),
    RecordKind.NEEDS_PLAN: Shape("R-A.1-07", "format since until", "partner file", by=ORGANISERS),
    RecordKind.REPORT_FORMS: Shape("R-A.1-07", "material", by=ORGANISERS),
    RecordKind.NETWORK_MODEL: Shape("R-A.1-08", "level", "partner file", by=ORGANISERS),
    RecordKind.PROMO_EVENT: Shape("R-A.2-04, R-A.3-01", "reach format", "level partner file"),
    RecordKind.NEEDS_INTERVIEW: Shape("R-A.2-02", "persons format", "direction"),
    RecordKind.LETTER_TO_EMPLOYER: Shape("R-A.3-D3", "file result", "partner", ORGANISERS, results=ANSWERED),
    RecordKind.RESOURCE: Shape("R-A.4-04", "level", "partner until file", by=ORGANISERS),
    # Learning
    RecordKind.TRAINING: Shape("R-3.4-08, R-A.6-01", "persons format", "level direction partner file invitation"),
    RecordKind.INTERNSHIP: Shape("R-3.4-08", "persons invitation", "level direction file", by=ORGANISERS),
    RecordKind.MENTORS_EVENT: Shape("R-A.6-01", "persons format"),
    RecordKind.QUALIFICATION: Shape(
        "R-5.1-01", "persons format", "level direction file until", (Role.CURATOR,), oneself=True
    ),
    RecordKind.STUDIED_ACT: Shape("R-5.2-01, R-5.2-03, R-5.2-04", "persons source", "", (Role.CURATOR,), oneself=True),
    RecordKind.ONBOARDING: Shape("R-2.2-06, R-5.2-04", "persons material", "match", PAIR, oneself=True),
    # Pairs and groups
    RecordKind.MATCHING_EVENT: Shape("R-A.5-01", "persons format"),
    RecordKind.SUPPORT_OFFERED: Shape(
        "R-A.5-03", "persons", "format", (Role.CURATOR, Role.ASSOCIATION), confidential=True
    ),
    RecordKind.SPEED_SESSION: Shape("R-2.3-12", "persons level", "direction partner format"),
    RecordKind.STRUCTURE_INTERACTION: Shape("R-4.2-02", "persons match structure", "direction", PAIR),
    RecordKind.CONTEST_RECOMMENDATION: Shape("R-4.2-07", "persons match level", "direction format", PAIR),
    RecordKind.CONTEST_PARTICIPATION: Shape(
        "R-4.2-05, R-3.5-06",
        "persons level format result",
        "match direction file",
        (*TOGETHER, Role.MENTOR),
        oneself=True,
        results=ACTED,
    ),
    RecordKind.PREPARATION: Shape("R-3.5-06", "persons level format", "match direction", (*TOGETHER, Role.MENTOR)),
    # The association's work
    RecordKind.PILOT: Shape("R-3.5-04", "material match result", "file", ended=True, results=TRIED),
    RecordKind.ASSOCIATION_SUPPORT: Shape("R-3.5-07", "match", "direction format"),
    RecordKind.MONITORING_INPUT: Shape("R-3.5-08", "format", "file"),
    RecordKind.ACT_DRAFT: Shape("R-3.5-01", "", "source file"),
    # Around the school
    RecordKind.CONTACT: Shape("R-3.4-07, R-1.3-02", "level", "partner format"),
    RecordKind.EXTERNAL_EVENT: Shape("R-3.3-06", "format level", "partner direction file"),
    RecordKind.POPULARISATION: Shape("R-A.7-07", "format", "level partner reach"),
    # The end of the year, and after
    RecordKind.FINAL_MEETING: Shape("R-A.7-03", "persons", "file"),
    RecordKind.FINAL_EVENT: Shape("R-A.7-04", "reach", "level partner file"),
    RecordKind.MENTOR_ROLE_OFFERED: Shape(
        "R-A.7-06", "persons match result", "direction", ORGANISERS, ended=True, results=ANSWERED
    ),
    RecordKind.EMPLOYMENT_OUTCOME: Shape(
        "R-2.1-03, R-2.2-05", "persons match months result", "", ORGANISERS, ended=True, results=STAYED
    ),
}
