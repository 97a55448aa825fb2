"""A municipality from a seed: schools of every size, in each of them what may happen in an autumn."""

from datetime import date, timedelta
from random import Random

from contracts.codes import Form, Initiator, Kind, Purpose, TerminationReason

from tests.reporting.chances import Chances
from tests.reporting.municipality import Municipality, Program

SIZES = (0, 1, 2, 2, 3, 4, 6, 9)
"""Mentors of a school: most are small."""
BEGINNING = date(2025, 9, 2)


def seeded(seed: int, schools: int) -> Municipality:
    random, told = Random(seed), Municipality()
    for number in range(schools):
        _school(random, told, f"school {number}")
    return told


def _school(random: Random, told: Municipality, school: str) -> None:
    told.school(school)
    for number in range(random.choice(SIZES)):
        mentor = f"{school} mentor {number}"
        mentees = [f"{school} {number} {it}" for it in range(random.choice((1, 1, 1, 2, 3)))]
        for person in (mentor, *mentees):
            told.person(school, person, experience=random.randint(0, 5), external=random.random() < 0.1)
        for mentee in mentees:
            told.asks(school, mentee, _day(random, 10))
        told.offers(school, mentor, BEGINNING, random.randint(1, 4))
        if random.random() < 0.8:
            _mentored(random, told, school, mentor, mentees)
        for _ in range(random.randint(0, 6)):
            Chances(random, told, school, _day(random, 40), random.choice(mentees)).happen()


def _mentored(random: Random, told: Municipality, school: str, mentor: str, mentees: list[str]) -> None:
    beginning = _day(random, 20) + timedelta(days=10)
    told.appointed(school, mentor, beginning)
    told.assigned(school, f"{mentor}'s", mentor, mentees, beginning)
    program = told.program(school, f"{mentor}'s program", mentor, mentees)
    program.kinds = tuple(random.sample(list(Kind), random.choice((1, 1, 2))))
    program.forms = tuple(random.sample(list(Form), random.choice((1, 1, 2))))
    program.purpose = random.choice((None, *Purpose))
    program.drafted(beginning)
    if random.random() < 0.9:
        until = beginning + timedelta(days=random.choice((100, 180, 270)))
        program.approved(beginning, beginning, until)
        program.started(beginning, until)
        _ended(random, told, program, school, mentor, mentees)


def _ended(random: Random, told: Municipality, program: Program, school: str, mentor: str, mentees: list[str]) -> None:
    on = _day(random, 20) + timedelta(days=40)
    match random.randint(0, 5):
        case 0:
            program.completed(on)
        case 1:
            program.terminated(on, random.choice(list(Initiator)), random.choice(list(TerminationReason)))
        case _:
            return
    told.match_ended(school, f"{mentor}'s", mentor, mentees, on)


def _day(random: Random, within: int) -> date:
    return BEGINNING + timedelta(days=random.randint(0, within))
