"""A school that asks its people: opens rounds, answers for them, reads what comes of it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import httpx
from backbone.identity import Role
from contracts.codes import Respondent
from contracts.registry import ParticipantRegistered

from tests.programs.school import Json, School

ROLES = {
    Respondent.MENTOR: Role.MENTOR,
    Respondent.MENTEE: Role.MENTEE,
    Respondent.CURATOR: Role.CURATOR,
}
YEAR = {"from": "2025-09-01", "to": "2026-08-31"}


class Rounds:
    def __init__(self, school: School) -> None:
        self.school, self.town = school, school.town
        self.position = ""
        self.parts: dict[UUID, Respondent] = {}

    def people(self, respondent: Respondent, count: int) -> list[UUID]:
        """Registry has told of them."""
        found = [uuid4() for _ in range(count)]
        for person in found:
            self.parts[person] = respondent
            fact = ParticipantRegistered(participant=person, pedagogical=True, experience_years=3, young=False)
            self.position = self.school.tell(fact)
        return found

    def bearer(self, who: UUID | Role) -> dict[str, str]:
        """Of a person as he is asked, or of whoever has the role in the school."""
        if isinstance(who, UUID):
            return self.town.bearer(ROLES[self.parts[who]], school=self.school.id, person=who)
        known = {Role.CURATOR: self.school.curator, Role.HEAD: self.school.head}
        return self.town.bearer(who, school=self.school.id, person=known.get(who) or uuid4())

    def get(self, who: UUID | Role, path: str, **query: Any) -> httpx.Response:
        params = ({"min_position": self.position} if self.position else {}) | query
        return self.town.client.get(path, headers=self.bearer(who), params=params)

    def read(self, who: UUID | Role, path: str, **query: Any) -> Any:
        answer = self.get(who, path, **query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def post(self, who: UUID | Role, path: str, body: Json | None = None, /, **headers: str) -> httpx.Response:
        sent = {**self.bearer(who), "Idempotency-Key": str(uuid4()), "X-Min-Position": self.position, **headers}
        return self.town.client.post(path, json=body, headers=sent)

    def done(self, answer: httpx.Response) -> str:
        assert answer.is_success, answer.text
        self.position = answer.json()["position"]
        return str(answer.json()["id"])

    def opening(self, form: str, invited: Sequence[UUID], **more: Any) -> Json:
        named = [{"person": str(person), "respondent": self.parts[person].value} for person in invited]
        return {"form": form, "invited": named, "due": "2025-09-30"} | more

    def open(self, form: str, invited: Sequence[UUID], **more: Any) -> str:
        self.wait()
        return self.done(self.post(Role.CURATOR, "/surveys", self.opening(form, invited, **more)))

    def wait(self) -> None:
        """Until what registry has told has arrived: only reads wait."""
        assert self.get(Role.CURATOR, "/surveys").status_code == 200

    def answer(self, survey: str, person: UUID, authorship: str = "unnamed", /, **answers: Any) -> None:
        """What is not said is answered somehow."""
        answers = {key.replace("_", "-"): value for key, value in answers.items()}
        questions = self.read(person, f"/surveys/{survey}")["questions"]
        whole = {one["key"]: somehow(one) for one in questions if one["required"]} | answers
        self.done(self.post(person, f"/surveys/{survey}/answers", {"answers": whole, "authorship": authorship}))

    def close(self, survey: str) -> None:
        tag = self.get(Role.CURATOR, f"/surveys/{survey}").headers["ETag"]
        self.done(self.post(Role.CURATOR, f"/surveys/{survey}/closing", **{"If-Match": tag}))

    def results(self, survey: str, who: UUID | Role = Role.CURATOR) -> Json:
        found: Json = self.read(who, f"/surveys/{survey}/results")
        return found

    def summary(self, form: str, who: UUID | Role = Role.CURATOR) -> list[Json]:
        found: list[Json] = self.read(who, "/surveys/summary", form=form, **YEAR)["groups"]
        return found

    def at(self, year: int, month: int, day: int) -> None:
        self.town.set_clock(datetime(year, month, day, 6, tzinfo=UTC))


def somehow(question: Json) -> Any:
    match question["kind"]:
        case "scale-5" | "scale-10":
            return 4
        case "single":
            return question["options"][0]["value"]
        case "multiple":
            return [question["options"][0]["value"]]
        case "text":
            return "Ответ"
    return ["Запись"]


def question(group: Json, key: str) -> Json:
    [found] = [one for one in group["questions"] if one["key"] == key]
    told: Json = found
    return told


def distribution(group: Json, key: str) -> dict[str, int]:
    return {one["value"]: one["count"] for one in question(group, key)["distribution"]}
