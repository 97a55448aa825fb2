-- Every message received: what each figure can name as its ground.
CREATE TABLE journal (
    source      text        NOT NULL,
    position    bigint      NOT NULL,
    event       uuid        NOT NULL UNIQUE,
    type        text        NOT NULL,
    school      uuid        NOT NULL,
    aggregate   uuid        NOT NULL,
    happened    date        NOT NULL,
    recorded_at timestamptz NOT NULL,
    role        text        NOT NULL,
    PRIMARY KEY (source, position)
);
CREATE INDEX journal_school ON journal (school, recorded_at);

-- The shape of every timeline: what `event` made true of `subject` from `since` on, until its next row begins.
-- A row that is not live is a gap: the subject has left, the match has ended.
CREATE TABLE timeline (
    subject  uuid    NOT NULL,
    school   uuid    NOT NULL,
    since    date    NOT NULL,
    until    date    NOT NULL DEFAULT 'infinity',
    live     boolean NOT NULL,
    event    uuid    NOT NULL,
    position bigint  NOT NULL,
    span     daterange NOT NULL GENERATED ALWAYS AS (daterange(since, until)) STORED,
    PRIMARY KEY (subject, event)
);
CREATE TABLE schools (LIKE timeline INCLUDING ALL, name text, short_name text);
CREATE TABLE origins (LIKE timeline INCLUDING ALL, origins text[]);
CREATE TABLE staff (LIKE timeline INCLUDING ALL, pedagogical boolean, external boolean, experience_years integer, young boolean);
CREATE TABLE offers (LIKE timeline INCLUDING ALL, capacity integer);
CREATE TABLE appointments (LIKE timeline INCLUDING ALL);
CREATE TABLE needs (LIKE timeline INCLUDING ALL);
CREATE TABLE matches (LIKE timeline INCLUDING ALL, mentor uuid, previous_mentor uuid, mentees uuid[]);
CREATE TABLE program_states (LIKE timeline INCLUDING ALL, state text, mentees uuid[], initiator text, reason_group text);
CREATE TABLE program_terms (LIKE timeline INCLUDING ALL, forms text[], kinds text[]);
CREATE TABLE program_periods (LIKE timeline INCLUDING ALL, starts date, ends date, previous_ends date);
CREATE TABLE deviations (LIKE timeline INCLUDING ALL, rule text);
DROP TABLE timeline;

-- Calendar months as the regulation counts them: clipped to the end of a month (30 November + 3 months = 28 February).
CREATE FUNCTION full_months(starts date, ends date) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT max(months) FROM generate_series(0, 120) AS months WHERE starts + make_interval(months => months) <= ends
$$;

DO $$
DECLARE projection text;
BEGIN
    FOREACH projection IN ARRAY ARRAY['journal', 'schools', 'origins', 'staff', 'offers', 'appointments', 'needs',
                                      'matches', 'program_states', 'program_terms', 'program_periods', 'deviations']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', projection);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', projection);
        EXECUTE format('CREATE POLICY own_school ON %I USING (current_setting(''app.school'', true) = ''*'''
                       ' OR school::text = current_setting(''app.school'', true))', projection);
    END LOOP;
END $$;
