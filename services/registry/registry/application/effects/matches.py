"""Orders about pairs and groups."""

from registry.application.base import Application
from registry.application.effects.base import Effect, Effects
from registry.domain import pairing
from registry.domain.act import Act
from registry.domain.match.match import Match
from registry.domain.order.content import FixPairs, ReplaceMentor
from registry.domain.school.school import School


def fix_pairs(app: Application, school: School, act: Act, content: FixPairs) -> Effect:
    matches = [app.load(Match, id, school.id) for id in dict.fromkeys(content.matches)]
    people = app.people((person for match in matches for person in match.members), school)
    pairing.fix(matches, people, act, school)
    return Effect(tuple(people), (*matches, *people.values()))


def replace_mentor(app: Application, school: School, act: Act, content: ReplaceMentor) -> Effect:
    match = app.load(Match, content.match, school.id)
    people = app.people((*match.members, content.mentor), school)
    pairing.replace(match, people, act, school, content.mentor)
    return Effect(tuple(people), (match, *people.values()))


EFFECTS: Effects = {
    FixPairs: fix_pairs,
    ReplaceMentor: replace_mentor,
}
