"""Subqueries that every figure may read from, next to the timelines themselves."""

PARTS = (
    # Who was on the staff, as last told.
    """people AS (
        SELECT DISTINCT ON (subject) * FROM staff WHERE live AND span && %(window)s
        ORDER BY subject, since DESC, position DESC
    )""",
    # Each mentee of each pair or group, and when.
    """paired AS (
        SELECT school, unnest(mentees) AS mentee, mentor, subject AS match, event, position, since, until, span
        FROM matches WHERE live AND since < until
    )""",
    # Each mentee with a program that was running.
    """running AS (
        SELECT school, unnest(mentees) AS mentee, subject AS program, event
        FROM program_states WHERE state = 'running' AND span && %(window)s
    )""",
    # Forms and kinds of the programs that were running.
    """terms AS (
        SELECT program_states.school, subject AS program, forms, kinds,
            ARRAY[program_states.event, program_terms.event] AS events
        FROM program_states JOIN program_terms USING (subject)
        WHERE state = 'running' AND program_states.span * program_terms.span && %(window)s
    )""",
    # Who waited, and when (K-13): from the first request without a pair to the next pair, or to leaving. Of one day,
    # beginnings of pairs come first, then their ends, then requests.
    """moments AS (
        SELECT school, mentee, since AS at, 1 AS joins, 1 AS turn, false AS asks, event, position FROM paired
        UNION ALL SELECT school, mentee, until, -1, 2, false, event, position FROM paired WHERE until < 'infinity'
        UNION ALL SELECT school, subject, since, 0, 3, live, event, position FROM needs
    ), course AS (
        SELECT *, sum(joins) OVER story AS pairs,
            min(at) FILTER (WHERE joins > 0 OR joins = 0 AND NOT asks)
                OVER (story ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS stops
        FROM moments WINDOW story AS (PARTITION BY mentee ORDER BY at, turn, position)
    ), waits AS (
        SELECT school, mentee, min(at) AS since, coalesce(stops, 'infinity') AS until,
            daterange(min(at), coalesce(stops, 'infinity')) AS span, array_agg(event) AS events
        FROM course WHERE asks AND pairs = 0 GROUP BY school, mentee, stops
    )""",
    # What was last told of each thing, whatever had been told of it before.
    """latest AS (
        SELECT * FROM (SELECT DISTINCT ON (subject) * FROM facts ORDER BY subject, position DESC) AS told WHERE live
    )""",
    # Schools, with what each has told of at the end of the last day.
    """here AS (
        SELECT subject AS school, event FROM schools WHERE live AND span @> %(last)s
    )""",
    # The acts by which a school has mentoring in order (K-08).
    """kept AS (
        SELECT school, code, array_agg(event) AS events FROM facts
        WHERE live AND span @> %(last)s AND (kind = 'publication' AND code = 'section' OR kind = 'order' AND code IN (
            'approve-regulation', 'appoint-curator', 'approve-roadmap', 'approve-mentor-registry', 'fix-pairs'))
        GROUP BY school, code
    )""",
    # Where people work so many months after the program, as last recorded (K-24).
    """outcomes AS (
        SELECT DISTINCT ON (persons, value) school, value::int::text AS key, code, event
        FROM latest WHERE kind = 'record:employment-outcome' AND value IS NOT NULL AND since <@ %(window)s
        ORDER BY persons, value, since DESC, position DESC
    )""",
)
