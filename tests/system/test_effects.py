"""Every kind of event: a command through an interface, and its effects in all services, followed by cause."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

import httpx
import programs.publishing
import pytest
import registry.publishing
from backbone.events import event_classes
from mentoring.access import Persona
from mentoring.platform import Platform
from stores import database, events, settle

REACTED = {
    "registry.MentorAssigned": {"programs.ProgramDrafted"},
    "registry.MentorReplaced": {"programs.ProgramMentorReplaced"},
    "programs.ProgramCompleted": {"registry.AssignmentEnded", "registry.MentorshipEnded", "registry.MenteeshipEnded"},
    "programs.ProgramTerminated": {"registry.AssignmentEnded", "registry.MentorshipEnded", "registry.MenteeshipEnded"},
}
"""What other services decide because of it, each time."""

NOTIFIED = {
    "registry": {"AssignmentEnded", "ConsentGiven", "ConsentWithdrawn", "MatchConfirmed", "MatchDeclined",
                 "MatchProposed", "MentorAssigned", "MentorReplaced", "OrderIssued", "ParticipantLeft"},
    "programs": {"AmendmentProposed", "ExtensionAgreed", "ExtensionProposed", "MeetingMissed", "MeetingScheduled",
                 "ProgramAgreed", "ProgramAmended", "ProgramApproved", "ProgramCompleted", "ProgramDrafted",
                 "ProgramExtended", "ProgramReopened", "ProgramReturned", "ProgramReviewed", "ProgramStarted",
                 "ProgramSubmitted", "ProgramTerminated", "TaskAssigned", "TaskChecked", "TaskSubmitted",
                 "TerminationRequested"},
}  # fmt: skip
"""What somebody is told of."""

NEEDS_A_BROKEN_MAIL_SERVER = {"notifications.NotificationFailed", "notifications.NotificationAbandoned"}
"""These happen in the tests of the service itself."""

NOT_PLAYED_YET = {
    f"registry.{name}"
    for name in ("ActAcknowledged", "ClearanceAttested", "DocumentPublished", "ExperienceAttested", "FormDefined",
                 "GroupBelowMinimum", "GroupChanged", "GroupRecovered", "HeadChanged", "InvitationAnswered",
                 "ItemConfirmed", "MatchOvertaken", "MatchRecommended", "MaterialDeviated", "MentorRelieved",
                 "MentorshipResized", "OrderRepealed", "PartnerOrderRegistered", "SchoolInvited", "SchoolRenamed",
                 "StandingEnded", "WaitingReviewed")
} | {
    f"programs.{name}"
    for name in ("MeetingCancelled", "MeetingRescheduled", "ProgramGroupChanged", "TemplateApplied")
}  # fmt: skip
"""Open: shown in the services' own tests only, not yet followed through all services."""

PUBLISHED = {kind.TOPIC for kind in (*registry.publishing.PUBLISHES, *programs.publishing.PUBLISHES)}


@dataclass(frozen=True)
class Traces:
    """Ids by topic, topics of what each event caused, and what reporting has taken down."""

    ids: Mapping[str, list[UUID]]
    caused: Mapping[UUID, set[str]]
    journal: frozenset[UUID]


@pytest.fixture(scope="module")
def traces(told: Platform, personas: list[Persona]) -> Traces:
    After(told, personas).act()
    settle(told)
    logs = {
        id: found
        for service in ("registry", "programs", "notifications")
        for id, found in events(told, service).items()
    }
    ids, caused = defaultdict(list), defaultdict(set)
    for id, (topic, meta) in logs.items():
        ids[topic].append(id)
        if meta["causation_id"]:
            caused[UUID(meta["causation_id"])].add(topic)
    with database(told, "reporting") as connection:
        journal = frozenset(row["event"] for row in connection.execute("SELECT event FROM journal"))
    return Traces(ids, caused, journal)


@dataclass(frozen=True)
class After:
    """What the story leaves out: things done once, afterwards, by people of the first school."""

    platform: Platform
    personas: list[Persona]

    def act(self) -> None:
        head, curator, mentor, mentee = self.personas[:4]
        self.change(head, "registry", "/school", "/school/origins", {"origins": ["https://school.example"]})
        consent = {"purpose": "personal-data"}
        card = f"/participants/{mentee.person}"
        self.change(mentee, "registry", card, f"{card}/consents/withdrawal", consent)
        notification = self.get(mentor, "notifications", "/inbox").json()["items"][0]["id"]
        self.post(mentor, "notifications", f"/inbox/{notification}/read", None, {})
        wishes = {"email": "required", "quiet_from": "20:00", "quiet_to": "07:00"}
        self.post(mentor, "notifications", "/preferences", wishes, {})
        self.hire_and_part(curator)

    def hire_and_part(self, curator: Persona) -> None:
        hired = self.list_staff(curator, years=1)
        assert self.list_staff(curator, years=2) == hired
        card = f"/participants/{hired}"
        self.change(self.personas[0], "registry", card, f"{card}/departure", None)
        self.change(self.personas[0], "registry", card, f"{card}/erasure", None)

    def list_staff(self, curator: Persona, years: int) -> str:
        roster = (
            "Табельный номер;ФИО;Электронная почта;Должность;Педагогический работник;Заместитель руководителя;"
            "Стаж (лет);До 35 лет\n"
            f"Э-1;Пробный Пётр Петрович;probe@school.example;учитель;да;нет;{years};да\n"
        )
        headers = {**self._bearer(curator), "Idempotency-Key": str(uuid4())}
        url = self.platform.access.urls["registry"] + "/participants/import"
        answer = httpx.post(url, files={"file": ("staff.csv", roster.encode())}, headers=headers)
        return str(answer.raise_for_status().json()["lines"][0]["participant"])

    def change(self, who: Persona, service: str, seen: str, path: str, body: object) -> None:
        self.post(who, service, path, body, {"If-Match": self.get(who, service, seen).headers["ETag"]})

    def post(self, who: Persona, service: str, path: str, body: object, headers: dict[str, str]) -> httpx.Response:
        sent = {**self._bearer(who), "Idempotency-Key": str(uuid4()), **headers}
        answer = httpx.post(self.platform.access.urls[service] + path, json=body, headers=sent)
        assert answer.is_success, answer.text
        return answer

    def get(self, who: Persona, service: str, path: str) -> httpx.Response:
        answer = httpx.get(self.platform.access.urls[service] + path, headers=self._bearer(who))
        assert answer.is_success, answer.text
        return answer

    def _bearer(self, who: Persona) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.platform.access.token_of(who)}"}


def test_every_kind_of_event_happened(traces: Traces) -> None:
    kinds = {
        kind.TOPIC
        for kind in event_classes()
        if kind.TOPIC.partition(".")[0] in ("registry", "programs", "notifications")
    }
    left_out = kinds - set(traces.ids)
    assert NEEDS_A_BROKEN_MAIL_SERVER <= left_out <= NEEDS_A_BROKEN_MAIL_SERVER | NOT_PLAYED_YET


def test_what_is_published_reaches_reporting_and_nothing_else_does(traces: Traces) -> None:
    for topic, ids in traces.ids.items():
        if not topic.startswith("notifications."):
            reached = sum(id in traces.journal for id in ids)
            assert reached == (len(ids) if topic in PUBLISHED else 0), topic


@pytest.mark.parametrize(("topic", "expected"), REACTED.items())
def test_other_services_react_each_time(traces: Traces, topic: str, expected: set[str]) -> None:
    assert traces.ids[topic]
    for id in traces.ids[topic]:
        assert expected <= traces.caused[id]


def notified() -> Iterator[str]:
    for service, names in NOTIFIED.items():
        yield from (f"{service}.{name}" for name in sorted(names))


@pytest.mark.parametrize("topic", list(notified()))
def test_somebody_is_told(traces: Traces, topic: str) -> None:
    caused = {kind for id in traces.ids[topic] for kind in traces.caused[id]}
    assert {"notifications.NotificationRequested", "notifications.NotificationSent"} <= caused
