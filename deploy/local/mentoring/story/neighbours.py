"""Schools learn from each other: one invites the mentors of another (3.4)."""

from collections.abc import Sequence

from contracts.codes import RecordKind

from mentoring.story.client import Json
from mentoring.story.stage import School


def meet(schools: Sequence[School]) -> None:
    """Each has a guest, and is one."""
    if len(schools) > 1:
        for host, guest in zip(schools, (*schools[1:], schools[0]), strict=True):
            host.guest, guest.host = guest, host


def invitation(school: School) -> None:
    if school.guest:
        body: Json = {
            "school": str(school.guest.id),
            "kind": RecordKind.INTERNSHIP.value,
            "day": str(school.today),
            "text": "Стажировка двух наставников",
        }
        school.invited = school.create(school.curator, "registry", "/invitations", body)


def answer(school: School) -> None:
    if school.host:
        invitation = f"/invitations/{school.host.invited}"
        school.change(school.curator, "registry", invitation, "answer", {"accepted": True})
