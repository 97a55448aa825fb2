"""What the reactions must remember: who leads a school, who is in a program, what its regulation edition wants."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from backbone.letters import Delivery
from contracts import programs, registry, reporting
from contracts.base import Contract
from contracts.programs import ProgramContract
from contracts.regulation import RuleParameters
from psycopg import Cursor
from psycopg.rows import DictRow
from psycopg.types.json import Jsonb

HEAD, ACTING_HEAD, CURATOR = "head", "acting-head", "curator"
EVERYBODY = "everybody"


def school_opened(cursor: Cursor[DictRow], delivery: Delivery[registry.SchoolRegistered]) -> None:
    _take_post(cursor, delivery.fact.school, HEAD, delivery.fact.head, delivery, delivery.on)


def head_changed(cursor: Cursor[DictRow], delivery: Delivery[registry.HeadChanged]) -> None:
    fact = delivery.fact
    _take_post(cursor, delivery.meta.school, HEAD, fact.head, delivery, fact.since)


def curator_appointed(cursor: Cursor[DictRow], delivery: Delivery[registry.CuratorAppointed]) -> None:
    fact = delivery.fact
    _take_post(cursor, delivery.meta.school, CURATOR, fact.person, delivery, fact.since, fact.until)


def acting_head_appointed(cursor: Cursor[DictRow], delivery: Delivery[registry.ActingHeadAppointed]) -> None:
    fact = delivery.fact
    _take_post(cursor, delivery.meta.school, ACTING_HEAD, fact.person, delivery, fact.since, fact.until)


def edition_approved(cursor: Cursor[DictRow], delivery: Delivery[registry.RegulationEditionApproved]) -> None:
    fact = delivery.fact
    cursor.execute(
        "INSERT INTO editions (edition, school, parameters) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
        (fact.edition, delivery.meta.school, Jsonb(fact.parameters.model_dump(mode="json"))),
    )


def joined(cursor: Cursor[DictRow], delivery: Delivery[registry.ParticipantRegistered]) -> None:
    """Told again when the card changes: who had left is back then."""
    cursor.execute(
        """INSERT INTO people (participant, school, known_at) VALUES (%s, %s, %s)
           ON CONFLICT (participant) DO UPDATE SET back_at = greatest(people.back_at, excluded.known_at)""",
        (delivery.fact.participant, delivery.meta.school, delivery.meta.recorded_at),
    )


def gone(cursor: Cursor[DictRow], delivery: Delivery[registry.ParticipantLeft | registry.ParticipantForgotten]) -> None:
    cursor.execute(
        "UPDATE people SET left_at = greatest(left_at, %s) WHERE participant = %s",
        (delivery.meta.recorded_at, delivery.fact.participant),
    )


def everybody(cursor: Cursor[DictRow], school: UUID, known_at: datetime) -> tuple[UUID, ...]:
    """Who took part, by what was known at a moment."""
    rows = cursor.execute(
        """SELECT participant FROM people WHERE school = %(school)s AND known_at <= %(at)s
           AND (left_at IS NULL OR left_at > %(at)s OR back_at BETWEEN left_at AND %(at)s) ORDER BY participant""",
        {"school": school, "at": known_at},
    ).fetchall()
    return tuple(row["participant"] for row in rows)


def present(cursor: Cursor[DictRow], persons: Iterable[UUID], known_at: datetime) -> list[UUID]:
    """Without those who have left."""
    asked = list(persons)
    rows = cursor.execute(
        """SELECT participant FROM people WHERE participant = ANY(%(asked)s)
           AND left_at <= %(at)s AND back_at BETWEEN left_at AND %(at)s IS NOT TRUE""",
        {"asked": asked, "at": known_at},
    ).fetchall()
    gone = {row["participant"] for row in rows}
    return [person for person in asked if person not in gone]


def people_of_program(cursor: Cursor[DictRow], delivery: Delivery[ProgramContract]) -> None:
    """An earlier message that comes again does not undo a later one."""
    fact = delivery.fact
    cursor.execute(
        """INSERT INTO programs (program, school, mentor, mentees, position) VALUES (%s, %s, %s, %s, %s)
           ON CONFLICT (program) DO UPDATE
           SET mentor = excluded.mentor, mentees = excluded.mentees, position = excluded.position
           WHERE programs.position < excluded.position""",
        (fact.program, delivery.meta.school, fact.mentor, list(fact.mentees), delivery.position),
    )


def period_of_program(
    cursor: Cursor[DictRow], delivery: Delivery[programs.ProgramStarted | programs.ProgramExtended]
) -> None:
    """Its end only ever moves forward."""
    fact = delivery.fact
    start = fact.start if isinstance(fact, programs.ProgramStarted) else None
    cursor.execute(
        "UPDATE programs SET start = coalesce(start, %s), until = greatest(until, %s) WHERE program = %s",
        (start, fact.until, fact.program),
    )


def program_started(cursor: Cursor[DictRow], delivery: Delivery[programs.ProgramStarted]) -> None:
    people_of_program(cursor, delivery)
    period_of_program(cursor, delivery)


def holders(cursor: Cursor[DictRow], school: UUID, post: str, on: date, known_at: datetime) -> tuple[UUID, ...]:
    """Who holds the post on a date, by what was known at a moment: so a replay finds whom the first reading found.

    While somebody acts for the head, both are told.
    """
    rows = cursor.execute(
        """SELECT DISTINCT ON (role) role, person FROM posts
           WHERE school = %s AND role = ANY(%s) AND since <= %s AND (until IS NULL OR %s <= until) AND known_at <= %s
           ORDER BY role, since DESC, position DESC""",
        (school, [HEAD, ACTING_HEAD] if post == HEAD else [post], on, on, known_at),
    ).fetchall()
    return tuple(row["person"] for row in rows)


def is_led(cursor: Cursor[DictRow], school: UUID) -> bool:
    """Whether registry's messages about the school have come as far as its head and curator, whom every program has."""
    found = cursor.execute("SELECT DISTINCT role FROM posts WHERE school = %s", (school,)).fetchall()
    return {HEAD, CURATOR} <= {row["role"] for row in found}


def parameters(cursor: Cursor[DictRow], edition: UUID | None) -> RuleParameters:
    """The usual ones where the edition is not known."""
    row = cursor.execute("SELECT parameters FROM editions WHERE edition = %s", (edition,)).fetchone()
    return RuleParameters.model_validate(row["parameters"]) if row else RuleParameters()


def participants(cursor: Cursor[DictRow], program: UUID) -> dict[str, tuple[UUID, ...]]:
    """The mentor and the mentees by the names that contracts give them."""
    row = cursor.execute("SELECT mentor, mentees FROM programs WHERE program = %s", (program,)).fetchone()
    return {"mentor": (row["mentor"],), "mentees": tuple(row["mentees"])} if row else {}


def year_approved(cursor: Cursor[DictRow], told: Delivery[registry.SchoolCycleApproved], report_due: date) -> None:
    fact = told.fact
    cursor.execute(
        """INSERT INTO cycles (cycle, school, starts, reporting_end, report_due) VALUES (%s, %s, %s, %s, %s)
           ON CONFLICT DO NOTHING""",
        (fact.cycle, told.meta.school, fact.starts, fact.reporting_end, report_due),
    )


def schools(cursor: Cursor[DictRow]) -> list[UUID]:
    rows = cursor.execute("SELECT DISTINCT school FROM posts WHERE role = 'head' ORDER BY school").fetchall()
    return [row["school"] for row in rows]


def campaign_announced(cursor: Cursor[DictRow], told: Delivery[reporting.CampaignAnnounced]) -> DictRow:
    fact = told.fact
    query = "INSERT INTO campaigns (campaign, opens, closes, position) VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING"
    cursor.execute(query, (fact.campaign, fact.opens, fact.closes, told.position))
    return _campaign(cursor, fact.campaign)


def campaign_extended(cursor: Cursor[DictRow], told: Delivery[reporting.CampaignExtended]) -> DictRow:
    """The same as ever where the message comes again."""
    fact = told.fact
    query = "UPDATE campaigns SET closes = %s, position = %s WHERE campaign = %s AND position < %s"
    cursor.execute(query, (fact.closes, told.position, fact.campaign, told.position))
    return _campaign(cursor, fact.campaign)


def campaigns(cursor: Cursor[DictRow], on: date) -> list[DictRow]:
    """Those that are not over on the day."""
    return cursor.execute("SELECT * FROM campaigns WHERE closes >= %s ORDER BY position", (on,)).fetchall()


def _campaign(cursor: Cursor[DictRow], campaign: UUID) -> DictRow:
    row = cursor.execute("SELECT * FROM campaigns WHERE campaign = %s", (campaign,)).fetchone()
    assert row
    return row


def years(cursor: Cursor[DictRow], school: UUID) -> list[DictRow]:
    return cursor.execute("SELECT * FROM cycles WHERE school = %s", (school,)).fetchall()


def report_there(cursor: Cursor[DictRow], program: UUID, on: date) -> None:
    cursor.execute(
        "UPDATE programs SET reported = greatest(reported, %s) WHERE program = %s",
        (on, program),
    )


def to_report(cursor: Cursor[DictRow], school: UUID) -> list[DictRow]:
    """Programs and the years in which they run and have not been reported on."""
    return cursor.execute(
        """SELECT program, cycle, report_due FROM programs JOIN cycles USING (school)
           WHERE school = %s AND (reported IS NULL OR reported < starts)
                 AND (until IS NULL OR until > starts) AND (start IS NULL OR start <= reporting_end)""",
        (school,),
    ).fetchall()


def _take_post(
    cursor: Cursor[DictRow],
    school: UUID,
    post: str,
    person: UUID,
    told: Delivery[Contract],
    since: date,
    until: date | None = None,
) -> None:
    cursor.execute(
        """INSERT INTO posts (school, role, position, person, since, until, known_at)
           VALUES (%s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING""",
        (school, post, told.position, person, since, until, told.meta.recorded_at),
    )
