"""Who may read which text of a program (1H). What is not listed here is opened for nobody."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from uuid import UUID

from programs.domain.parts import Part, Participant
from programs.domain.program import Program
from programs.domain.remarks import owner
from programs.domain.standing import Assessment, DevelopmentPlan, Recommendation

OFFICES = (Part.CURATOR, Part.HEAD)


def readable(program: Program, reader: Participant) -> set[UUID]:
    """Ids of the texts that the reader may see."""
    found = {*_content(program), *_of_mentees(program, reader), *_termination(program, reader)}
    if reader.part not in OFFICES:
        found |= {meeting.note for meeting in program.meetings.values() if meeting.note}
    return found


class Growth(NamedTuple):
    """How the mentees grow, as far as a reader may see it."""

    assessments: list[Assessment]
    independent: dict[UUID, date]
    recommendations: dict[UUID, Recommendation]
    development: dict[UUID, DevelopmentPlan]


def growth(program: Program, reader: Participant) -> Growth:
    """A mentee sees what is said of himself (R-1.3-04) and nothing of the others of his group (R-1.3-09)."""

    def seen(mentee: UUID) -> bool:
        return _is_for(reader, mentee)

    return Growth(
        [one for one in program.assessments.values() if seen(one.mentee)],
        {mentee: on for mentee, on in program.independent.items() if seen(mentee)},
        {id: one for id, one in program.recommendations.items() if seen(one.mentee)},
        {mentee: plan for mentee, plan in program.development.items() if seen(mentee)},
    )


def _is_for(reader: Participant, mentee: UUID) -> bool:
    return reader.part in (Part.MENTOR, *OFFICES) or reader.person == mentee


def sees_reason(program: Program, reader: Participant) -> bool:
    """Why somebody asks for the end: seen by him, by those who decide, and by whoever has to answer the curator."""
    asked = program.termination
    return asked is None or reader.part in OFFICES or reader.person == asked.by or asked.hearing_until is not None


def _content(program: Program) -> Iterator[UUID]:
    """What all people of the program and those who answer for it share."""
    if program.justification:
        yield from program.justification.model_dump().values()
    for result in program.results.values():
        yield from (result.text, result.measure)
    for activity in program.activities.values():
        yield activity.text
    for meeting in program.meetings.values():
        yield from (text for text in (meeting.topic, meeting.channel) if text)
    for proposal in (program.extension, program.amendment):
        if proposal and proposal.text:
            yield proposal.text
    if program.amendment:
        yield from (new.text for new in program.amendment.added)
    if program.review_comment:
        yield program.review_comment
    yield from (made.text for made in program.remarks.values() if owner(program, made.item) is None)
    yield from (deviation.reason for deviation in program.deviations)
    if program.report:
        yield program.report.text


def _of_mentees(program: Program, reader: Participant) -> Iterator[UUID]:
    """Difficulties and tasks of a mentee are not for the other mentees of a group."""
    for trait in program.traits.values():
        if reader.part is not Part.MENTEE or reader.person == trait.mentee:
            yield trait.text
    for task in program.tasks.values():
        if reader.part is not Part.MENTEE or reader.person == task.mentee:
            yield from (text for text in (task.text, task.submission, task.comment) if text)
    for made in program.remarks.values():
        if reader.part in (Part.MENTOR, *OFFICES) or reader.person == owner(program, made.item):
            yield made.text
    seen = growth(program, reader)
    yield from (issued.text for issued in seen.recommendations.values())
    if program.report:
        yield from (text for mentee, text in program.report.about.items() if _is_for(reader, mentee))
    for plan in seen.development.values():
        yield from plan.goals
        yield from (step.text for step in plan.steps)


def _termination(program: Program, reader: Participant) -> Iterator[UUID]:
    asked = program.termination
    if asked and sees_reason(program, reader):
        yield asked.text
    for person, statement in (asked.statements if asked else {}).items():
        if reader.part in OFFICES or reader.person == person:
            yield statement.text
