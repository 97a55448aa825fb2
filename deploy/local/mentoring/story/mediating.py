"""Mentor and mentee do not agree, and somebody whom both accept helps them (3.5)."""

from mentoring.story.stage import School


def mediation(school: School) -> None:
    pairing = school.steady()
    mentee, mentor, mediator = school.mentees(pairing)[0], school.mentor(pairing), school.curator
    body = {"program": str(school.program(pairing)), "text": "Нам трудно договориться о времени встреч"}
    opened = f"/mediations/{school.create(mentee, 'programs', '/mediations', body)}"
    school.change(mentee, "programs", opened, "mediator", {"mediator": str(mediator.person)})
    for party in (mentor, mediator):
        school.change(party, "programs", opened, "mediator/agreement", {}, seen_by=mentee)
    school.change(mediator, "programs", opened, "messages", {"text": "Давайте встретимся втроём"}, seen_by=mentee)
    school.change(mediator, "programs", opened, "closing", {"outcome": "agreed"}, seen_by=mentee)
