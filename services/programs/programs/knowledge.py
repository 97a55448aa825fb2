"""What programs knows of the registry: editions of the regulation, people, declared origins. Learnt by the reaction."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from backbone.database import Database
from contracts.codes import LegalRegime
from contracts.registry import MentorRegimeRecorded, RegulationEditionApproved
from contracts.regulation import RuleParameters
from psycopg import Cursor
from psycopg.rows import DictRow
from psycopg.types.json import Jsonb

from programs.domain.parts import Terms


def learn_edition(cursor: Cursor[DictRow], school: UUID, approved: RegulationEditionApproved) -> None:
    cursor.execute(
        """INSERT INTO editions (id, school, number, valid_from, parameters) VALUES (%s, %s, %s, %s, %s)
           ON CONFLICT (id) DO NOTHING""",
        (
            approved.edition,
            school,
            approved.number,
            approved.valid_from,
            Jsonb(approved.parameters.model_dump(mode="json")),
        ),
    )


def learn_regime(cursor: Cursor[DictRow], school: UUID, recorded: MentorRegimeRecorded) -> None:
    cursor.execute(
        """INSERT INTO regimes (participant, school, since, regime) VALUES (%s, %s, %s, %s)
           ON CONFLICT (participant, since) DO UPDATE SET regime = excluded.regime""",
        (recorded.participant, school, recorded.since, recorded.regime),
    )


def learn_origins(cursor: Cursor[DictRow], school: UUID, origins: Collection[str]) -> None:
    cursor.execute(
        """INSERT INTO origins (school, origins) VALUES (%s, %s)
           ON CONFLICT (school) DO UPDATE SET origins = excluded.origins""",
        (school, list(origins)),
    )


def parameters_of(database: Database, school: UUID, edition: UUID) -> RuleParameters:
    """Raises LookupError for an edition the registry has not told of."""
    with database.transaction(school) as cursor:
        row = cursor.execute("SELECT parameters FROM editions WHERE id = %s", (edition,)).fetchone()
    if row is None:
        raise LookupError(f"edition {edition} is not known")
    return RuleParameters.model_validate(row["parameters"])


def edition_in_force(database: Database, school: UUID, on: date) -> UUID | None:
    with database.transaction(school) as cursor:
        row = cursor.execute(
            "SELECT id FROM editions WHERE valid_from <= %s ORDER BY valid_from DESC, number DESC LIMIT 1", (on,)
        ).fetchone()
    return row["id"] if row else None


def learn_person(cursor: Cursor[DictRow], school: UUID, person: UUID) -> None:
    cursor.execute("INSERT INTO people (id, school) VALUES (%s, %s) ON CONFLICT (id) DO NOTHING", (person, school))


def strangers(database: Database, school: UUID, persons: Collection[UUID]) -> frozenset[UUID]:
    """Those of them whom the school does not have."""
    with database.transaction(school) as cursor:
        rows = cursor.execute(
            "SELECT id FROM people WHERE school = %s AND id = ANY(%s)", (school, list(persons))
        ).fetchall()
    return frozenset(persons) - {row["id"] for row in rows}


def terms_of(database: Database, school: UUID, edition: UUID) -> Terms:
    """Raises LookupError for an edition the registry has not told of."""
    parameters = parameters_of(database, school, edition)
    return Terms(
        min_months=parameters.program_min_months,
        max_months=parameters.program_max_months,
        group_min_mentees=parameters.group_min_mentees,
        hearing_working_days=parameters.hearing_working_days,
        petition_working_days=parameters.petition_working_days,
        channels=parameters.channels,
        interim_survey_months=parameters.interim_survey_months,
    )


def learn_people(cursor: Cursor[DictRow], school: UUID, match: UUID, mentor: UUID, mentees: Collection[UUID]) -> None:
    """Who is in a pair or group now."""
    cursor.execute(
        """INSERT INTO assignments (match, school, mentor, mentees) VALUES (%s, %s, %s, %s)
           ON CONFLICT (match) DO UPDATE SET mentor = excluded.mentor, mentees = excluded.mentees""",
        (match, school, mentor, list(mentees)),
    )


def matches_of(cursor: Cursor[DictRow], school: UUID, person: UUID) -> list[UUID]:
    """The pairs and groups he is in, whether their programs have ended or not."""
    rows = cursor.execute(
        "SELECT match FROM assignments WHERE school = %s AND mentees || mentor @> %s::uuid[] ORDER BY match",
        (school, [person]),
    ).fetchall()
    return [row["match"] for row in rows]


def mentors_by_duty(database: Database, school: UUID, person: UUID, on: date) -> bool:
    """Whether mentoring is part of his job function. Nothing recorded: it is an assignment, which can be given up."""
    with database.transaction(school) as cursor:
        row = cursor.execute(
            "SELECT regime FROM regimes WHERE participant = %s AND since <= %s ORDER BY since DESC LIMIT 1",
            (person, on),
        ).fetchone()
    return row is not None and row["regime"] == LegalRegime.JOB_FUNCTION


def declared_origins(database: Database) -> Mapping[UUID, Collection[str]]:
    with database.transaction() as cursor:
        rows = cursor.execute("SELECT school, origins FROM origins").fetchall()
    return {row["school"]: row["origins"] for row in rows}
