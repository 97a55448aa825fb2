"""The mentor looks into the personal file of his mentee: for a purpose, for a time, and the mentee sees it (4.1)."""

from datetime import timedelta

from contracts.codes import PetitionKind, PetitionOutcome

from mentoring.story.asking import decide, file
from mentoring.story.client import Json
from mentoring.story.stage import School

OPEN = timedelta(days=30)


def look(school: School) -> None:
    """The head opens two documents, the mentor reads one, and the head closes them again; or their term does."""
    pairing = school.steady()
    mentor, mentee = school.mentor(pairing), school.mentees(pairing)[0]
    asked: Json = {
        "concerned": [str(mentee.person)],
        "documents": ["Аттестационный лист", "Сведения о курсах"],
        "until": str(school.today + OPEN),
    }
    position = decide(
        school, school.head, file(school, mentor, PetitionKind.FILE_ACCESS, pairing, asked), PetitionOutcome.GRANTED
    )
    path = f"/programs/{school.program(pairing)}/file-accesses"
    for access in school.client.listed(mentee, "programs", path, position):
        of = f"/file-accesses/{access['id']}"
        body = {"document": access["documents"][0]["id"]}
        school.change(mentor, "programs", of, "views", body, seen_by=mentee)
        if not school.plot.answers_late:
            school.change(school.head, "programs", of, "revocation", {})
