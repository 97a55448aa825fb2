"""Orders about pairs and groups."""

from registry.application.base import Application
from registry.application.effects.base import Effect, Effects
from registry.domain import pairing
from registry.domain.act import Act
from registry.domain.match.match import Match
from registry.domain.order.content import ChangeGroup, FixPairs, ReplaceMentor
from registry.domain.participant.clearances import should_last
from registry.domain.partnership import Partnership
from registry.domain.school.school import School


def fix_pairs(app: Application, school: School, act: Act, content: FixPairs) -> Effect:
    matches = [app.load(Match, id, school.id) for id in dict.fromkeys(content.matches)]
    people = app.people((person for match in matches for person in match.members), school)
    pairing.fix(matches, people, act, school)
    return Effect(tuple(people), (*matches, *people.values()))


def replace_mentor(app: Application, school: School, act: Act, content: ReplaceMentor) -> Effect:
    match = app.load(Match, content.match, school.id)
    people = app.people((*match.members, content.mentor), school)
    mentor = people[content.mentor]
    lent_by = app.load(Partnership, mentor.card.partnership, school.id) if mentor.card.partnership else None
    should_last(mentor, act, lent_by.until if lent_by else None, app.program_until(match.id, school))
    pairing.replace(match, people, act, school, content.mentor)
    return Effect(tuple(people), (match, *people.values()))


def change_group(app: Application, school: School, act: Act, content: ChangeGroup) -> Effect:
    match = app.load(Match, content.match, school.id)
    people = app.people((*match.members, *content.joins), school)
    joins, leaves = tuple(dict.fromkeys(content.joins)), tuple(dict.fromkeys(content.leaves))
    pairing.regroup(match, people, act, school, joins, leaves, pair=content.convert_to_pair)
    return Effect(tuple(people), (match, *people.values()))


EFFECTS: Effects = {
    ChangeGroup: change_group,
    FixPairs: fix_pairs,
    ReplaceMentor: replace_mentor,
}
