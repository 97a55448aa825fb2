"""Histories of a small municipality as chance will have them: possible or not, told in any order of dates."""

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from contracts.codes import Form, Initiator, Kind, MediationOutcome, PetitionKind, Purpose, TerminationReason
from hypothesis import strategies as st

from tests.reporting.chances import Chances
from tests.reporting.municipality import BIRTH, Municipality, Program

PEOPLE = {"a": ["ann", "ben", "cat", "dan"], "b": ["eve", "fay", "gus", "hal"]}
DAYS = st.integers(0, 30).map(lambda days: BIRTH + timedelta(days=days))

T = TypeVar("T", bound=str)


class Chronicle:
    """Tells one drawn event after another."""

    def __init__(self, random: Random) -> None:
        self.told = Municipality()
        self._random = random
        for school in PEOPLE:
            self.told.school(school)

    def step(self) -> None:
        school, on = self._random.choice(list(PEOPLE)), self._day()
        things = [self._person, self._wish, self._match, self._program, self._end, self._asked]
        self._random.choice([*things, *[self._anything] * len(things)])(school, on)

    def _anything(self, school: str, on: date) -> None:
        Chances(self._random, self.told, school, on, self._someone(school)).happen()

    def _day(self) -> date:
        return BIRTH + timedelta(days=self._random.randint(0, 30))

    def _some(self, those: Iterable[T], most: int) -> tuple[T, ...]:
        found = sorted(those)
        return tuple(sorted(self._random.sample(found, self._random.randint(1, min(most, len(found))))))

    def _someone(self, school: str) -> str:
        return self._random.choice(PEOPLE[school])

    def _person(self, school: str, on: date) -> None:
        person = self._someone(school)
        match self._random.randint(0, 3):
            case 0:
                self.told.leaves(school, person, on)
            case 1:
                self.told.deviates(school, self._random.choice(["INV-08", "INV-14"]), on)
            case _:
                external = self._random.random() < 0.5
                self.told.person(school, person, on, experience=self._random.randint(0, 5), external=external)

    def _wish(self, school: str, on: date) -> None:
        person = self._someone(school)
        match self._random.randint(0, 3):
            case 0:
                self.told.offers(school, person, on, self._random.randint(1, 2))
            case 1:
                self.told.appointed(school, person, on)
            case _:
                self.told.asks(school, person, on)

    def _match(self, school: str, on: date) -> None:
        match, mentor = self._random.choice([f"{school}1", f"{school}2"]), self._someone(school)
        mentees = list(self._some(PEOPLE[school], 3))
        match self._random.randint(0, 4):
            case 4:
                self.told.regrouped(school, match, mentor, mentees, on)
            case 0:
                self.told.replaced(school, match, "somebody", mentor, mentees, on)
            case 1:
                self.told.match_ended(school, match, mentor, mentees, on)
            case _:
                self.told.assigned(school, match, mentor, mentees, on)

    def _asked(self, school: str, on: date) -> None:
        if self._random.random() < 0.5:
            self.told.mediated(school, self._random.choice(list(MediationOutcome)), on)
        else:
            name, kind = f"petition {len(self.told.told['programs'])}", self._random.choice(list(PetitionKind))
            decided = self._day()
            self.told.petitions(school, name, kind, on, decided)
            if kind is PetitionKind.RELEASE and self._random.random() < 0.5:
                self.told.undone(school, name, decided + timedelta(days=self._random.randint(0, 9)))

    def _of(self, school: str) -> Program:
        program = self.told.program(school, f"{school} program", PEOPLE[school][0], PEOPLE[school][1:3])
        program.kinds = self._some(Kind, 2)
        program.purpose = self._random.choice([None, *Purpose])
        program.forms = self._some(Form, 2)
        return program

    def _program(self, school: str, on: date) -> None:
        program, until = self._of(school), on + timedelta(days=100)
        match self._random.randint(0, 7):
            case 5:
                program.regrouped(on, list(self._some(PEOPLE[school], 3)))
            case 6:
                program.suspended(on)
            case 7:
                program.resumed(on)
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
        if self._random.random() < 0.5:
            program.completed(on)
        else:
            initiator, reason = self._random.choice(list(Initiator)), self._random.choice(list(TerminationReason))
            program.terminated(on, initiator, reason)


def history(random: Random) -> Municipality:
    chronicle = Chronicle(random)
    for _ in range(random.randint(0, 80)):
        chronicle.step()
    return chronicle.told


HISTORIES = st.builds(history, st.randoms(use_true_random=True))
"""Drawn at random: what Hypothesis would draw by itself are mostly short ones in which little happens."""
