"""Every stored version of every event of reporting can still be read, and is told in words."""

import json
from datetime import date
from pathlib import Path

import pytest
from backbone.events import Event, event_classes
from backbone.eventstore.mapper import restore
from contracts.codes import ReportKind
from reporting.audit import WORDS
from reporting.domain.campaign import CampaignAnnounced, CampaignExtended
from reporting.domain.filing import Number, ReturnFiled, ReturnPrepared
from reporting.domain.form import Cell
from reporting.domain.lifecycle import (
    AbsenceRecorded,
    ReportApproved,
    ReportCompiled,
    ReportCosigned,
    ReportPlanned,
    ReportReturned,
    ReportSubmitted,
)
from reporting.domain.report import Line

from tests.reporting.municipality import named

SAMPLES = Path(__file__).parent / "samples"
ON = date(2026, 6, 1)
EVENTS: list[Event] = [
    ReportPlanned(
        on=ON, kind=ReportKind.ANALYTICAL, since=date(2025, 9, 1), until=date(2026, 9, 1), figures=("K-01", "K-03")
    ),
    ReportCosigned(on=ON, person=named("head")),
    AbsenceRecorded(on=ON, mentor=named("ben"), reason=named("reason")),
    ReportCompiled(
        on=ON,
        version=1,
        positions={"registry": 12, "programs": 7},
        lines=(Line(figure="K-01", key=None, value=3, n=3), Line(figure="K-13", key="all", value=None, n=0)),
        text=named("text"),
        reason=None,
    ),
    ReportSubmitted(on=ON, version=1),
    ReportReturned(on=ON, version=1, comment=named("comment")),
    ReportApproved(on=ON, version=1),
    CampaignAnnounced(
        on=ON,
        title="Мониторинг",
        cells=(Cell(code="1", title="Пар", figure="K-03", key="pair"),),
        since=None,
        until=date(2026, 6, 1),
        opens=date(2026, 6, 1),
        closes=date(2026, 6, 10),
    ),
    CampaignExtended(on=ON, closes=date(2026, 6, 20)),
    ReturnPrepared(
        on=ON,
        campaign=named("campaign"),
        version=1,
        positions={"registry": 12, "programs": 7},
        numbers=(Number(code="1", counted=3, n=3, part=None, value=4, reason=named("reason")),),
        reason=None,
    ),
    ReturnFiled(on=ON, version=1),
]
KINDS = [kind for kind in event_classes() if kind.TOPIC.startswith("reporting.")]


def test_there_is_a_sample_of_every_version() -> None:
    stored = {f"{kind.TOPIC}.v{version}.json" for kind in KINDS for version in range(1, kind.VERSION + 1)}
    assert {path.name for path in SAMPLES.iterdir()} == stored
    assert {type(event) for event in EVENTS} == set(KINDS)


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.TOPIC)
def test_a_stored_sample_is_read_as_the_event_of_today(event: Event) -> None:
    for version in range(1, event.VERSION + 1):
        sample = json.loads((SAMPLES / f"{event.TOPIC}.v{version}.json").read_text())
        assert restore(event.TOPIC, version, sample) == event


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.TOPIC)
def test_every_event_is_told_in_words(event: Event) -> None:
    assert "{" not in WORDS.sentence(event)
