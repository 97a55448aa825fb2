"""Who may read which text of a program (1H). What is not listed here is opened for nobody."""

from collections.abc import Iterator
from uuid import UUID

from programs.domain.parts import Part, Participant
from programs.domain.program import Program

OFFICES = (Part.CURATOR, Part.HEAD)


def readable(program: Program, reader: Participant) -> set[UUID]:
    """Ids of the texts that the reader may see."""
    found = {*_content(program), *_of_mentees(program, reader), *_termination(program, reader)}
    if reader.part not in OFFICES:
        found |= {meeting.note for meeting in program.meetings.values() if meeting.note}
    return found


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
    yield from (deviation.reason for deviation in program.deviations)


def _of_mentees(program: Program, reader: Participant) -> Iterator[UUID]:
    """Difficulties and tasks of a mentee are not for the other mentees of a group."""
    for trait in program.traits.values():
        if reader.part is not Part.MENTEE or reader.person == trait.mentee:
            yield trait.text
    for task in program.tasks.values():
        if reader.part is not Part.MENTEE or reader.person == task.mentee:
            yield from (text for text in (task.text, task.submission, task.comment) if text)


def _termination(program: Program, reader: Participant) -> Iterator[UUID]:
    asked = program.termination
    if asked and sees_reason(program, reader):
        yield asked.text
    for person, statement in (asked.statements if asked else {}).items():
        if reader.part in OFFICES or reader.person == person:
            yield statement.text
