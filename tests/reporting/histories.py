"""Histories of a small municipality as Hypothesis draws them: possible or not, told in any order of dates."""

from collections.abc import Callable
from datetime import date, timedelta

from contracts.codes import Form, Initiator, Kind, MediationOutcome, PetitionKind, TerminationReason
from hypothesis import strategies as st

from tests.reporting.municipality import BIRTH, Municipality, Program

PEOPLE = {"a": ["ann", "ben", "cat", "dan"], "b": ["eve", "fay", "gus", "hal"]}
DAYS = st.integers(0, 30).map(lambda days: BIRTH + timedelta(days=days))

Draw = Callable[..., object]


class Chronicle:
    """Tells one drawn event after another."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.told = Municipality()
        self._draw = draw
        for school in PEOPLE:
            self.told.school(school)

    def step(self) -> None:
        school, on = self._draw(st.sampled_from(list(PEOPLE))), self._draw(DAYS)
        tell = self._draw(
            st.sampled_from([self._person, self._wish, self._match, self._program, self._end, self._asked])
        )
        tell(school, on)

    def _someone(self, school: str) -> str:
        return self._draw(st.sampled_from(PEOPLE[school]))

    def _person(self, school: str, on: date) -> None:
        person = self._someone(school)
        match self._draw(st.integers(0, 3)):
            case 0:
                self.told.leaves(school, person, on)
            case 1:
                self.told.deviates(school, self._draw(st.sampled_from(["INV-08", "INV-14"])), on)
            case _:
                external = self._draw(st.booleans())
                self.told.person(school, person, on, experience=self._draw(st.integers(0, 5)), external=external)

    def _wish(self, school: str, on: date) -> None:
        person = self._someone(school)
        match self._draw(st.integers(0, 3)):
            case 0:
                self.told.offers(school, person, on, self._draw(st.integers(1, 2)))
            case 1:
                self.told.appointed(school, person, on)
            case _:
                self.told.asks(school, person, on)

    def _match(self, school: str, on: date) -> None:
        match, mentor = self._draw(st.sampled_from([f"{school}1", f"{school}2"])), self._someone(school)
        mentees = sorted(self._draw(st.sets(st.sampled_from(PEOPLE[school]), min_size=1, max_size=3)))
        match self._draw(st.integers(0, 4)):
            case 4:
                self.told.regrouped(school, match, mentor, mentees, on)
            case 0:
                self.told.replaced(school, match, "somebody", mentor, mentees, on)
            case 1:
                self.told.match_ended(school, match, mentor, mentees, on)
            case _:
                self.told.assigned(school, match, mentor, mentees, on)

    def _asked(self, school: str, on: date) -> None:
        if self._draw(st.booleans()):
            self.told.mediated(school, self._draw(st.sampled_from(MediationOutcome)), on)
        else:
            name, kind = f"petition {len(self.told.told['programs'])}", self._draw(st.sampled_from(PetitionKind))
            self.told.petitions(school, name, kind, on, self._draw(DAYS))

    def _of(self, school: str) -> Program:
        program = self.told.program(school, f"{school} program", PEOPLE[school][0], PEOPLE[school][1:3])
        program.kinds = tuple(sorted(self._draw(st.sets(st.sampled_from(Kind), min_size=1, max_size=2))))
        program.forms = tuple(sorted(self._draw(st.sets(st.sampled_from(Form), min_size=1, max_size=2))))
        return program

    def _program(self, school: str, on: date) -> None:
        program, until = self._of(school), on + timedelta(days=100)
        match self._draw(st.integers(0, 4)):
            case 0:
                program.drafted(on)
            case 1:
                program.approved(on, on, until)
            case 2:
                program.amended(on)
            case 3:
                program.extended(on, on, until)
            case _:
                program.started(on, until)

    def _end(self, school: str, on: date) -> None:
        program = self._of(school)
        if self._draw(st.booleans()):
            program.completed(on)
        else:
            initiator, reason = self._draw(st.sampled_from(Initiator)), self._draw(st.sampled_from(TerminationReason))
            program.terminated(on, initiator, reason)


@st.composite
def histories(draw: st.DrawFn) -> Municipality:
    chronicle = Chronicle(draw)
    for _ in range(draw(st.integers(0, 25))):
        chronicle.step()
    return chronicle.told
