"""Stored events stay readable for ever; every one has its sentence; what is told has all its contract asks for."""

import json
from pathlib import Path

import pytest
from backbone.events import Event, event_classes
from backbone.eventstore.mapper import restore
from programs.audit import WORDS
from programs.domain.program import Program
from programs.publishing import PUBLISHES
from programs.publishing.programs import PROGRAMS

from tests.programs.events import EVENTS
from tests.programs.given import named
from tests.programs.rights_events import RIGHTS
from tests.programs.survey_events import SURVEYS

SAMPLES = Path(__file__).parent / "samples"
KINDS = [kind for kind in event_classes() if kind.__module__.startswith("programs.")]
ALL = [*EVENTS, *RIGHTS, *SURVEYS]
PRIVATE = {
    "programs.HelperCommented",
    "programs.MediatorAgreed",
    "programs.MediationSpoken",
    "programs.ProgramContinued",
    "programs.TimetableSet",
    "programs.TemplateApplied",
    "programs.ResolutionConfirmed",
    "programs.DevelopmentPlanAgreed",
    "programs.ProgramOutlined",
    "programs.SurveyFormPublished",
    "programs.AnswersReplaced",
    "programs.AnswersWaiting",
    "programs.ActivityPlanned",
    "programs.AmendmentAgreed",
    "programs.TerminationAgreed",
    "programs.StatementMade",
}
TOLD = [length for length, event in enumerate(EVENTS, start=1) if type(event) in PROGRAMS]


def test_every_kind_of_event_has_an_example_here() -> None:
    assert {type(event) for event in ALL} == set(KINDS)


def test_every_stored_version_has_a_sample() -> None:
    stored = {f"{kind.TOPIC}.v{version}.json" for kind in KINDS for version in range(1, kind.VERSION + 1)}
    assert {path.name for path in SAMPLES.iterdir()} == stored


@pytest.mark.parametrize("event", ALL, ids=lambda event: event.TOPIC)
def test_samples_of_all_versions_read_as_todays_event(event: Event) -> None:
    for version in range(1, event.VERSION + 1):
        sample = json.loads((SAMPLES / f"{event.TOPIC}.v{version}.json").read_text())
        assert restore(event.TOPIC, version, sample) == event


@pytest.mark.parametrize("event", ALL, ids=lambda event: event.TOPIC)
def test_every_event_can_be_told_in_words(event: Event) -> None:
    sentence = WORDS.sentence(event)
    assert sentence
    assert "{" not in sentence


def test_what_is_private_is_named() -> None:
    assert {kind.TOPIC for kind in KINDS if kind not in PUBLISHES} == PRIVATE


@pytest.mark.parametrize("length", TOLD, ids=lambda length: EVENTS[length - 1].TOPIC)
def test_what_is_told_bears_the_name_of_the_event_and_the_people_of_the_program(length: int) -> None:
    program = Program.replay(named("p"), EVENTS[:length])
    event = EVENTS[length - 1]
    contract = PROGRAMS[type(event)](event, program)
    assert contract.TYPE == event.TOPIC
    told = contract.model_dump()
    if contract.TYPE != "programs.DeviationRecorded":
        assert (told["program"], told["mentor"], told["mentees"]) == (program.id, program.mentor, program.mentees)
