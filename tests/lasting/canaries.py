"""Words that stand nowhere else, said of one person wherever the interfaces take words; and how that person goes."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from uuid import UUID

from contracts.codes import OrderKind, PetitionKind, RecordKind
from mentoring.access import Access
from mentoring.story import asking, endings, surveying
from mentoring.story.client import Json
from mentoring.story.play import HERE
from mentoring.story.transport import Line
from small_school import RUNNING, SmallSchool

MARKS = ("анарейка", "anareyka")
"""What every word has in it, in one of two alphabets."""
LESSON, NOON = 10, time(12)


@dataclass
class Nest:
    """A mentee of a running program. `words`: what was said, by where; each word once."""

    access: Access
    line: Line
    words: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.small = SmallSchool(self.access, self.line, "nest")
        self.school = self.small.school
        (self.place,) = RUNNING.mentees
        self.mentee, self.mentor = self.school.mentees(RUNNING)[0], self.school.mentor(RUNNING)
        for fill in (
            self._card,
            self._growth,
            self._meet,
            self._work,
            self._guide,
            self._rights,
            self._ask,
            self._state,
        ):
            fill()

    @property
    def person(self) -> UUID:
        return self.school.people[self.place]

    def word(self, where: str, *, latin: bool = False) -> str:
        self.words[where] = f"{'Kanareyka' if latin else 'Канарейка'}{len(self.words) + 10}"
        return self.words[where]

    def _card(self) -> None:
        card: Json = {
            "name": f"{self.word('name')} Анна Петровна",
            "email": f"{self.word('email', latin=True)}@school.example",
            "position": f"учитель {self.word('position')}",
        }
        self.school.about_person(self.school.curator, self.place, "card", card)

    def _growth(self) -> None:
        school, today = self.school, str(self.school.today)
        needs: Json = {"needs": [RUNNING.direction.value], "tags": [self.word("tag")]}
        school.about_person(self.mentee, self.place, "needs", needs, "canary")
        analysis: Json = {"on": today, "method": "questionnaire", "note": self.word("analysis of needs")}
        deficits = {"deficits": [{"direction": RUNNING.direction.value, "level": 1}]}
        school.about_person(school.curator, self.place, "needs-analyses", analysis | deficits)
        entry = {"on": today, "kind": "education", "text": self.word("portfolio")}
        school.about_person(self.mentee, self.place, "portfolio", entry)
        facts: Json = {"level": "regional", "persons": [str(self.person)], "day": today}
        record: Json = {"kind": RecordKind.SPEED_SESSION.value, "facts": facts, "text": self.word("record")}
        record["url"] = f"https://school.example/{self.word('address of a record', latin=True)}"
        school.create(school.curator, "registry", "/records", record)

    def _meet(self) -> None:
        """Two meetings; each writes a note on one of them."""
        school, today, meetings = self.school, self.school.today, {}
        for hour, who in enumerate((self.mentee, self.mentor), LESSON):
            at = datetime.combine(today, time(hour), HERE).isoformat()
            body: Json = {"at": at, "remote": False, "topic": self.word(f"topic by {who.role}")}
            meetings[who] = school.in_program(self.mentor, RUNNING, "meetings", body, turn=who.role).id
        self.access.move_clock(datetime.combine(today, NOON, HERE))
        for who, meeting in meetings.items():
            told = {"held": True, "minutes": 30, "note": self.word(f"note of a meeting by {who.role}")}
            school.in_program(who, RUNNING, f"meetings/{meeting}/record", told)

    def _work(self) -> None:
        school, due = self.school, str(self.school.today + timedelta(days=7))
        body = {"mentee": str(self.person), "text": self.word("task"), "due": due}
        task = school.in_program(self.mentor, RUNNING, "tasks", body).id
        school.in_program(self.mentee, RUNNING, f"tasks/{task}/submission", {"text": self.word("task done")})
        verdict = {"accepted": True, "comment": self.word("task checked")}
        school.in_program(self.mentor, RUNNING, f"tasks/{task}/check", verdict)

    def _guide(self) -> None:
        school, person = self.school, str(self.person)
        advice = {"mentee": person, "kind": "advice", "text": self.word("recommendation")}
        school.in_program(self.mentor, RUNNING, "recommendations", advice)
        step = {"text": self.word("step"), "due": str(school.today + timedelta(days=60))}
        plan = {"goals": [self.word("goal")], "steps": [step]}
        school.in_program(self.mentee, RUNNING, f"development/{person}", plan)
        report = {"text": self.word("report"), "about": {person: self.word("report about the mentee")}}
        school.in_program(self.mentor, RUNNING, "report", report)
        school.in_program(school.curator, RUNNING, "remarks", {"text": self.word("remark")})

    def _rights(self) -> None:
        school, program = self.school, str(self.school.program(RUNNING))
        question = {"program": program, "text": self.word("question")}
        school.create(self.mentee, "programs", "/help-requests", question)
        asking.file(school, self.mentee, PetitionKind.IMPROVEMENT, RUNNING, {"text": self.word("petition")})
        wanted: Json = {
            "concerned": [str(self.person)],
            "documents": [self.word("document of the personal file")],
            "until": str(school.today + timedelta(days=30)),
            "text": self.word("purpose of an access to the file"),
        }
        asking.file(school, self.mentor, PetitionKind.FILE_ACCESS, RUNNING, wanted)
        school.create(self.mentee, "programs", "/mediations", {"program": program, "text": self.word("mediation")})

    def _ask(self) -> None:
        school = self.school
        invited = [{"person": str(self.person), "respondent": "mentee"}]
        body: Json = {"form": "satisfaction", "invited": invited, "anonymous": False}
        path = f"/surveys/{school.create(school.curator, 'programs', '/surveys', body | {'due': str(school.today)})}"
        questions = school.client.get(self.mentee, "programs", path)["questions"]
        answers = {one["key"]: surveying.answer(one) for one in questions}
        text = next(one["key"] for one in questions if one["kind"] == "text")
        said: Json = {"answers": answers | {text: self.word("answer")}, "authorship": "named"}
        school.change(self.mentee, "programs", path, "answers", said, seen_by=school.curator)

    def _state(self) -> None:
        for who in (self.mentee, self.mentor):
            text = {"text": self.word(f"statement by {who.role}")}
            self.school.in_program(who, RUNNING, "termination/statement", text)

    def part(self) -> None:
        """The program ends, and she leaves the school."""
        school = self.school
        order = school.order_about(RUNNING, OrderKind.TERMINATE_PROGRAM)
        endings.close(school, RUNNING, "termination/approval", order)
        match = school.matches[RUNNING.name]
        school.client.awaited(school.curator, "registry", f"/matches/{match}", lambda told: told["state"] == "ended")
        school.about_person(school.curator, self.place, "departure", {})
