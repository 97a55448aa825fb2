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
    # Each mentee with a program that was running while he was in it.
    """running AS (
        SELECT states.school, unnest(mentees) AS mentee, mentor, subject AS program, states.event,
            members.event AS joined
        FROM program_states AS states JOIN program_members AS members USING (subject)
        WHERE state = 'running' AND states.span * members.span && %(window)s
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
    # Each mentee of a program, when it ended.
    """ended AS (
        SELECT states.school, unnest(mentees) AS mentee, states.since, states.event, states.position
        FROM program_states AS states JOIN program_members AS members USING (subject)
        WHERE state IN ('completed', 'terminated') AND members.span @> states.since
    )""",
    # Who has been trained to be a mentor, or otherwise.
    """learnt AS (
        SELECT person, array_agg(event) AS events FROM latest, unnest(persons) AS person
        WHERE kind IN ('trained', 'record:training', 'record:internship', 'record:qualification') AND since <= %(last)s
        GROUP BY person
    )""",
    # From a need to a program (K-11): what happened to whom, and when first.
    """steps_of AS (
        SELECT school, subject AS mentee, 'need' AS step, since, event FROM needs WHERE live
        UNION ALL SELECT school, person, 'analysed', since, event FROM facts, unnest(persons) AS person
        WHERE kind = 'analysed:mentee'
        UNION ALL SELECT school, person, substr(kind, 7), since, event FROM facts, unnest(persons) AS person
        WHERE kind IN ('match:proposed', 'match:confirmed')
        UNION ALL SELECT met.school, person, 'trial', met.since, met.event
        FROM facts AS met JOIN facts AS proposed USING (about), unnest(proposed.persons) AS person
        WHERE met.kind = 'match:trial' AND proposed.kind = 'match:proposed'
        UNION ALL SELECT school, mentee, 'ordered', since, event FROM paired
        UNION ALL SELECT states.school, unnest(mentees), 'started', greatest(states.since, members.since), states.event
        FROM program_states AS states JOIN program_members AS members USING (subject)
        WHERE state = 'running' AND states.span && members.span
    ), funnel AS (
        SELECT DISTINCT ON (mentee, step) * FROM steps_of ORDER BY mentee, step, since, event
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
        SELECT DISTINCT ON (persons, value) school, value::int::text AS key, code, event, persons, since
        FROM latest WHERE kind = 'record:employment-outcome' AND value IS NOT NULL AND since <@ %(window)s
        ORDER BY persons, value, since DESC, position DESC
    )""",
)
