"""From any number in at most three calls: to its events, to what an event says in its own service, to its paper."""

from typing import Any

import httpx
import pytest
from backbone.identity import Role
from mentoring.access import Persona
from mentoring.platform import Platform
from operations import CLIENT
from stores import settle
from two_schools import School, figures

Json = dict[str, Any]
NOT_IN_THE_STORY = {"K-24", "K-29"}
"""Nobody has been asked yet where he works after a year, and no mentee has become a mentor."""
ALL = {f"K-{number:02}" for number in range(1, 36)}


@pytest.fixture(scope="module")
def schools(told: Platform, personas: list[Persona]) -> list[School]:
    settle(told)
    pairs = [personas[:2], *zip(personas[4::2], personas[5::2], strict=True)]
    return [School.of(told, head, curator) for head, curator in pairs]


def ask(school: School, service: str, path: str) -> httpx.Response:
    answer = CLIENT.get(school.access.urls[service] + path, headers=school.bearer(Role.HEAD))
    assert answer.status_code == 200, (service, path, answer.text)
    return answer


def one_of_each_type(school: School, figure: str) -> list[Json]:
    told = ask(school, "reporting", f"/statistics/{figure}/events?limit=200").json()["items"]
    return list({event["type"]: event for event in told}.values())


def test_every_number_leads_to_its_events_and_their_papers(schools: list[School]) -> None:
    walked: set[str] = set()
    papers: dict[str, tuple[School, str]] = {}
    for school in schools:
        for figure in figures(school.access.urls["reporting"], school.bearer(Role.HEAD)):
            for event in one_of_each_type(school, figure):
                trail = ask(school, event["source"], f"/trails/{event['aggregate']}").json()
                step = next(one for one in trail if one["version"] == event["version"])
                assert (step["on"], step["recorded_at"]) == (event["on"], event["recorded_at"])
                assert step["words"]
                walked.add(figure[:4])
                if step["document"]:
                    papers.setdefault(figure, (school, step["document"]))
    assert ALL - walked == NOT_IN_THE_STORY
    assert len(papers) > len(ALL)
    for school, document in papers.values():
        service, _, path = document.partition(":")
        assert ask(school, service, path).content.startswith(b"%PDF")
