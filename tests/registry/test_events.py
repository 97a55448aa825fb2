"""Stored events stay readable for ever; every one has its sentence; what is told has all its contract asks for."""

import json
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from backbone.events import Event, Meta, Recorded, event_classes
from backbone.eventstore.mapper import restore
from contracts import registry as told
from contracts.base import contracts
from registry.audit import WORDS, tell
from registry.domain.match.agreement import MatchDeclined
from registry.domain.order.content import ExtendProgram
from registry.domain.order.order import OrderIssued
from registry.publishing import PUBLISHES

from tests.registry.events import EVENTS
from tests.registry.given import HEAD, MATCH, MENTEE, MENTOR, SCHOOL, TODAY, named

SAMPLES = Path(__file__).parent / "samples"
KINDS = [kind for kind in event_classes() if kind.__module__.startswith("registry.")]
PRIVATE = {
    "registry.MentorTagged",
    "registry.PoolOpinionRecorded",
    "registry.AssociationFormed",
    "registry.IncentivesApproved",
    "registry.MentorSchoolOpened",
    "registry.NamedInPublication",
    "registry.RemovedFromPublication",
    "registry.StandingEnded",
    "registry.OrderExecuted",
    "registry.SchoolCycleDrafted",
    "registry.ItemConfirmed",
    "registry.MentorRegistryApproved",
    "registry.MenteeListApproved",
    "registry.MentorshipBegun",
    "registry.MentorshipEnded",
    "registry.MentorshipResized",
    "registry.MenteeshipBegun",
    "registry.MenteeshipEnded",
    "registry.CounterpartLinked",
    "registry.MatchContinued",
    "registry.MatchMoved",
    "registry.ExperienceAttested",
    "registry.FormDefined",
    "registry.PlanningMeetingHeld",
    "registry.PairsSuggested",
    "registry.ConfirmationGiven",
}
OTHERWISE_NAMED = {
    "registry.RecordCorrected": "registry.RecordMade",
    "registry.LegalSourceAmended": "registry.LegalSourceChanged",
    "registry.MaterialDeviated": "registry.DeviationRecorded",
    "registry.ParticipantChanged": "registry.ParticipantRegistered",
    "registry.PortfolioEntryAdded": "registry.PortfolioUpdated",
    "registry.StageDeviationRecorded": "registry.DeviationRecorded",
}


def recorded(event: Event, id: UUID = MATCH) -> Recorded:
    meta = Meta(
        event_id=named("event"),
        recorded_at=datetime(2025, 9, 10, 8, tzinfo=UTC),
        actor=str(HEAD),
        role="head",
        school=SCHOOL,
        correlation_id=named("correlation"),
        command_id="1",
    )
    return Recorded(id, 1, meta, event)


def test_every_kind_of_event_has_an_example_here() -> None:
    assert {type(event) for event in EVENTS} == set(KINDS)


def test_every_stored_version_has_a_sample() -> None:
    stored = {f"{kind.TOPIC}.v{version}.json" for kind in KINDS for version in range(1, kind.VERSION + 1)}
    assert {path.name for path in SAMPLES.iterdir()} == stored


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.TOPIC)
def test_samples_of_all_versions_read_as_todays_event(event: Event) -> None:
    for version in range(1, event.VERSION + 1):
        sample = json.loads((SAMPLES / f"{event.TOPIC}.v{version}.json").read_text())
        assert restore(event.TOPIC, version, sample) == event


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.TOPIC)
def test_every_event_can_be_told_in_words(event: Event) -> None:
    sentence = WORDS.sentence(event)
    assert sentence
    assert "{" not in sentence
    assert "None" not in sentence


def test_who_declined_is_not_told_even_in_the_history() -> None:
    entry = tell(recorded(MatchDeclined(on=TODAY, mentor=MENTOR, mentees=(MENTEE,))))
    assert (entry.actor, entry.role, entry.on_behalf_of) == ("", "", None)


def test_what_is_private_is_named() -> None:
    assert {kind.TOPIC for kind in KINDS if kind not in PUBLISHES} == PRIVATE


@pytest.mark.parametrize("event", [one for one in EVENTS if type(one) in PUBLISHES], ids=lambda event: event.TOPIC)
def test_what_is_told_is_what_the_contract_asks_for(event: Event) -> None:
    contract = PUBLISHES[type(event)](recorded(event))
    assert OTHERWISE_NAMED.get(event.TOPIC, event.TOPIC) == contract.TYPE


def test_every_contract_of_registry_is_told() -> None:
    promised = {contract.TYPE for contract in contracts() if contract.__module__.startswith("contracts.registry")}
    names = {OTHERWISE_NAMED.get(kind.TOPIC, kind.TOPIC) for kind in PUBLISHES if hasattr(kind, "TOPIC")}
    assert promised - names == set()


def test_an_order_about_a_program_names_the_match_and_its_new_end() -> None:
    issued = next(event for event in EVENTS if isinstance(event, OrderIssued))
    extending = issued.model_copy(update={"content": ExtendProgram(match=MATCH, until=TODAY)})
    contract = PUBLISHES[OrderIssued](recorded(extending, named("order")))
    assert isinstance(contract, told.OrderIssued)
    assert (contract.order, contract.match, contract.until) == (named("order"), MATCH, TODAY)
