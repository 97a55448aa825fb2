"""Who is attacked, in whose name, and what must not come out of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from backbone.identity import Role
from mentoring.access import Persona
from mentoring.platform import Platform
from mentoring.story.cast import CURATOR, HEAD
from mentoring.story.client import Json
from mentoring.story.stage import School as Played
from mentoring.story.telling import line_to
from small_school import RUNNING, SmallSchool
from two_schools import School

from tests.access.school import PLACES, ProbedSchool

WORDS = "Кенар поёт в клетке"
"""Stands wherever somebody of the canary school may write."""
KINDS = {
    "participants": ("H", "C", "M0", "M1", "E0", "E1"),
    "matches": ("match",),
    "orders": ("order",),
    "partnerships": ("partnership", "past"),
    "programs": ("program", "lent"),
    "petitions": ("petition",),
    "mediations": ("mediation",),
    "file-accesses": ("access",),
    "surveys": ("survey",),
    "trails": ("program", "match", "order", "petition"),
}
UUIDS = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")


@dataclass(frozen=True)
class Canary:
    """A school of which nobody else may hear more than its name and id."""

    school: School
    domain: str

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(self.school.ids - {str(self.school.id)} | self.persons)

    @cached_property
    def persons(self) -> frozenset[str]:
        return frozenset(found for found in self.school.persons if UUIDS.fullmatch(found))

    @cached_property
    def posts(self) -> frozenset[str]:
        """Its head and curator, of whom the office knows."""
        return frozenset(str(self.school.people[role]) for role in (Role.HEAD, Role.CURATOR))

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(self.school.persons - self.persons) | {WORDS, self.domain}

    def told_by(self, text: str) -> set[str]:
        """What of it stands there."""
        return set(self.ids.intersection(UUIDS.findall(text))) | {word for word in self.words if word in text}


def canary(told: Platform) -> Canary:
    with line_to(told.access) as line:
        played = SmallSchool(told.access, line, "canary").school
        _sing(played)
    posts = {HEAD: "head", CURATOR: "curator"}
    head, curator = (
        Persona(title=role, roles=(role,), person=played.people[place], school=played.id)
        for place, role in posts.items()
    )
    return Canary(School.of(told, head, curator), played.domain)


def _sing(school: Played) -> None:
    program, mentee = str(school.program(RUNNING)), school.mentees(RUNNING)[0]
    petition: Json = {"kind": "replacement", "program": program, "text": WORDS}
    school.create(mentee, "programs", "/petitions", petition)
    school.create(mentee, "programs", "/mediations", {"program": program, "text": WORDS})
    material: Json = {"kind": "method", "level": "school", "title": WORDS, "text": WORDS}
    reasons = {"deviations": {"R-1.3-01": WORDS}}
    school.create(school.curator, "registry", "/materials", material | reasons)


@dataclass(frozen=True)
class Attackers:
    """Everybody of one school, by role, with something of everything to act upon."""

    tokens: Mapping[Role, str]
    ids: Mapping[str, str]

    @classmethod
    def of(cls, told: Platform) -> "Attackers":
        with line_to(told.access) as line:
            probed = ProbedSchool(told.access, line, "attacked")
        people, token, school = probed.school.people, told.access.token, probed.school.id
        places = {Role.HEAD: "H", Role.CURATOR: "C", Role.ASSOCIATION: "O", Role.MENTOR: "M", Role.MENTEE: "E"}
        tokens = {role: token(role, person=people[PLACES[place]], school=school) for role, place in places.items()}
        curator, head = people[CURATOR], people[HEAD]
        tokens[Role.SYSADMIN] = token(Role.SYSADMIN, person=curator, school=school)
        tokens[Role.ACTING_HEAD] = token(Role.ACTING_HEAD, person=curator, school=school, on_behalf_of=head)
        tokens[Role.PARTNER] = token(Role.PARTNER, school=school, on_behalf_of=UUID(probed.ids["partnership"]))
        tokens[Role.OFFICE] = token(Role.OFFICE)
        return cls(tokens, probed.ids)

    def of_kind(self, kind: str) -> list[str]:
        """Ids of the school's own, by the first step of the path at which they are found."""
        return [self.ids[name] for name in KINDS.get(kind, ())]

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        """By the header that says who asks."""
        return {f"Bearer {token}": role for role, token in self.tokens.items()}
