"""A municipality of 25 schools and three years, with as many programs as wanted: written into reporting's tables
without messages, which would take hours."""

from collections.abc import Iterator
from contextlib import contextmanager

from psycopg import Connection, connect, sql
from reporting.views import TABLES

MADE = """
CREATE TEMP TABLE made AS
SELECT k, md5('school' || mod(k / 3, 25))::uuid AS school, md5('mentor' || k / 3)::uuid AS mentor,
    md5('mentee' || k)::uuid AS mentee, md5('match' || k)::uuid AS match, md5('program' || k)::uuid AS program,
    asked, begun, planned, CASE WHEN planned < %(today)s THEN planned - early END AS ended, early > 0 AS broken
FROM generate_series(1, %(programs)s) AS k,
    LATERAL (SELECT %(today)s - 1095 + mod(k * 7919::bigint, 1095)::int AS asked) AS first,
    LATERAL (SELECT asked + mod(k, 40) AS begun, CASE mod(k, 11) WHEN 0 THEN 40 ELSE 0 END AS early) AS next,
    LATERAL (SELECT begun + 90 + mod(k, 5) * 60 AS planned) AS last
"""
SCHOOLS = """
INSERT INTO schools (subject, school, since, live, event, position, name, short_name)
SELECT md5('school' || k)::uuid, md5('school' || k)::uuid, %(today)s - 1200, true, gen_random_uuid(), k + 1,
    'Школа ' || k, 'Школа ' || k FROM generate_series(0, 24) AS k
"""
ROW = "INSERT INTO {table} (subject, school, since, until, live, event, position{more}) SELECT "
ENDS = "coalesce(ended, 'infinity')"
FILLED = (
    ("staff", ", pedagogical, external, experience_years, young",
     "mentee, school, asked - 30, 'infinity', true, gen_random_uuid(), k, true, false, mod(k, 12), mod(k, 3) = 0"
     " FROM made"),
    ("staff", ", pedagogical, external, experience_years, young",
     "mentor, school, asked - 90, 'infinity', true, gen_random_uuid(), k, true, mod(k, 17) = 0, 9, false"
     " FROM made WHERE mod(k, 3) = 0"),
    ("offers", ", capacity",
     "mentor, school, asked - 60, 'infinity', true, gen_random_uuid(), k, 3 FROM made WHERE mod(k, 3) = 0"),
    ("needs", "", "mentee, school, asked, 'infinity', true, gen_random_uuid(), k FROM made"),
    ("matches", ", mentor, mentees",
     f"match, school, begun, {ENDS}, true, gen_random_uuid(), k, mentor, ARRAY[mentee] FROM made"),
    ("matches", ", mentor, mentees",
     "match, school, ended, 'infinity', false, gen_random_uuid(), k, mentor, ARRAY[mentee]"
     " FROM made WHERE ended IS NOT NULL"),
    ("program_states", ", state",
     "program, school, begun - 20, begun, true, gen_random_uuid(), k, 'draft' FROM made"),
    ("program_states", ", state",
     f"program, school, begun, {ENDS}, true, gen_random_uuid(), k, 'running' FROM made"),
    ("program_states", ", state, initiator, reason_group",
     "program, school, ended, 'infinity', true, gen_random_uuid(), k, CASE WHEN broken THEN 'terminated' ELSE"
     " 'completed' END, CASE WHEN broken THEN 'mentor' END, CASE WHEN broken THEN 'circumstances' END"
     " FROM made WHERE ended IS NOT NULL"),
    ("program_members", ", mentor, mentees",
     "program, school, begun - 20, 'infinity', true, gen_random_uuid(), k, mentor, ARRAY[mentee] FROM made"),
    ("program_terms", ", forms, kinds",
     "program, school, begun - 20, 'infinity', true, gen_random_uuid(), k, ARRAY['teacher-teacher'],"
     " ARRAY['traditional'] FROM made"),
    ("program_periods", ", starts, ends",
     "program, school, begun, 'infinity', true, gen_random_uuid(), k, begun, planned FROM made"),
    ("facts", ", kind, code, persons, about",
     "md5('purpose' || k)::uuid, school, begun - 9, 'infinity', true, gen_random_uuid(), k, 'purpose',"
     " 'adaptation', ARRAY[]::uuid[], program FROM made"),
    ("facts", ", kind, code, value, persons, about",
     "md5('meeting' || k || ',' || n)::uuid, school, begun + n * 20, 'infinity', true, gen_random_uuid(), k,"
     " 'meeting', 'held', 45, ARRAY[]::uuid[], program FROM made, generate_series(1, 2) AS n"),
    ("facts", ", kind, code, due, persons, about",
     "md5('term' || s || n)::uuid, md5('school' || s)::uuid, current_date - 90, 'infinity', true, gen_random_uuid(), s,"
     " 'term', n::text, current_date - 90 + n * 30, ARRAY[]::uuid[], md5('stage' || s || n)::uuid"
     " FROM generate_series(0, 24) AS s, generate_series(1, 7) AS n"),
    ("facts", ", kind, code, persons",
     "md5('stage' || s || n)::uuid, md5('school' || s)::uuid, current_date - 90 + n * 25, 'infinity', true,"
     " gen_random_uuid(), s, CASE n WHEN 3 THEN 'stage:begun' ELSE 'stage' END,"
     " CASE n WHEN 3 THEN NULL ELSE 'on-time' END, ARRAY[]::uuid[]"
     " FROM generate_series(0, 24) AS s, generate_series(1, 3) AS n"),
)  # fmt: skip
JOURNAL = """
INSERT INTO journal (source, position, event, type, school, aggregate, happened, recorded_at, role)
SELECT source, row_number() OVER (PARTITION BY source ORDER BY since, event), event, type, school, subject, since,
    since + interval '10 hours', 'curator'
FROM (SELECT 'registry' AS source, 'registry.MentorAssigned' AS type, * FROM
        (SELECT event, school, subject, since FROM matches UNION ALL SELECT event, school, subject, since FROM schools
         UNION ALL SELECT event, school, subject, since FROM needs) AS of_registry
    UNION ALL SELECT 'programs', 'programs.ProgramStarted', event, school, subject, since FROM program_states) AS told
"""
REPORTS = """
INSERT INTO report_list (id, school, kind, since, until, state, version, approved, place)
SELECT gen_random_uuid(), md5('school' || mod(k, 25))::uuid, 'monitoring', %(today)s - 365, %(today)s, 'approved', 1,
    %(today)s, k FROM generate_series(1, %(programs)s / 10) AS k
"""


def fill(owner_url: str, programs: int, today: object) -> None:
    """As if all of it had been told."""
    given = {"programs": programs, "today": today}
    with connect(owner_url) as connection:
        connection.execute("SELECT set_config('app.school', '*', false)")
        connection.execute("SET maintenance_work_mem = '256MB'")
        with _without_indexes(connection):
            connection.execute(MADE, given)
            connection.execute(SCHOOLS, given)
            for table, more, values in FILLED:
                connection.execute(sql.SQL(ROW + values).format(table=sql.Identifier(table), more=sql.SQL(more)))
            connection.execute(JOURNAL)
            connection.execute(REPORTS, given)
        connection.execute(
            "INSERT INTO positions (follower, source, position)"
            " SELECT 'views', source, max(position) FROM journal GROUP BY source"
        )
    with connect(owner_url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")


@contextmanager
def _without_indexes(connection: Connection) -> Iterator[None]:
    """Making them at the end takes a fraction of the time."""
    constraints = connection.execute(
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE contype IN ('p', 'u') AND conrelid::regclass::text = ANY(%s)", (list(TABLES),)
    ).fetchall()  # fmt: skip
    for table, name, _ in constraints:
        connection.execute(sql.SQL("ALTER TABLE {} DROP CONSTRAINT {}").format(*map(sql.Identifier, (table, name))))
    indexes = connection.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s)", (list(TABLES),)
    ).fetchall()
    for name, _ in indexes:
        connection.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
    yield
    for table, name, definition in constraints:
        connection.execute(
            sql.SQL("ALTER TABLE {} ADD CONSTRAINT {} {}").format(
                sql.Identifier(table), sql.Identifier(name), sql.SQL(definition)
            )
        )
    for _, definition in indexes:
        connection.execute(definition)
