-- Whatever has a term is a deadline: its reminders follow from it.
ALTER TABLE reminder_series RENAME TO deadlines;
ALTER TABLE deadlines
    ADD COLUMN kind         text,
    ADD COLUMN due          date,
    ADD COLUMN open         boolean NOT NULL DEFAULT true,
    ADD COLUMN program      uuid,
    ADD COLUMN stands_still boolean NOT NULL DEFAULT false,
    ADD COLUMN excused      uuid[]  NOT NULL DEFAULT '{}';
UPDATE deadlines SET kind = split_part(series, ':', 1),
    due = (SELECT max(deadline) FROM reminders WHERE reminders.series = deadlines.series),
    open = EXISTS (SELECT FROM reminders WHERE reminders.series = deadlines.series AND done_at IS NULL),
    program = (SELECT (array_agg(about_id))[1] FROM reminders
               WHERE reminders.series = deadlines.series AND about = 'program');
UPDATE deadlines SET due = CURRENT_DATE WHERE due IS NULL;
ALTER TABLE deadlines ALTER COLUMN kind SET NOT NULL, ALTER COLUMN due SET NOT NULL;
CREATE INDEX deadlines_open ON deadlines (school, kind) WHERE open;
CREATE INDEX deadlines_program ON deadlines (program) WHERE open;

-- Who is told, by posts and parts; and of what repeats, after how many days it comes again.
ALTER TABLE reminders ADD COLUMN recipients text, ADD COLUMN every integer;
UPDATE reminders SET recipients = CASE template
    WHEN 'program-ends' THEN 'mentor mentees curator' WHEN 'meeting-soon' THEN 'mentor mentees'
    WHEN 'pool-overdue' THEN 'curator head' ELSE 'curator' END;
UPDATE reminders SET facts = facts || jsonb_build_object('program', about_id) WHERE about = 'program';
ALTER TABLE reminders ALTER COLUMN recipients SET NOT NULL;
DROP INDEX reminders_about;
CREATE INDEX reminders_series ON reminders (series) WHERE done_at IS NULL;

-- The numbers of an edition; of a program its period, whether it is suspended (as of which message) and reported on.
ALTER TABLE editions ADD COLUMN parameters jsonb;
UPDATE editions SET parameters = jsonb_build_object('end_reminder_days', end_reminder_days);
ALTER TABLE editions ALTER COLUMN parameters SET NOT NULL, DROP COLUMN end_reminder_days;
ALTER TABLE programs
    ADD COLUMN start     date,
    ADD COLUMN until     date,
    ADD COLUMN reported  date,
    ADD COLUMN suspended date,
    ADD COLUMN moved_at  bigint NOT NULL DEFAULT 0;
CREATE TABLE cycles (
    cycle         uuid PRIMARY KEY,
    school        uuid NOT NULL,
    starts        date NOT NULL,
    reporting_end date NOT NULL,
    report_due    date NOT NULL
);
CREATE TABLE people (
    participant uuid        PRIMARY KEY,
    school      uuid        NOT NULL,
    known_at    timestamptz NOT NULL,
    left_at     timestamptz
);
CREATE INDEX people_school ON people (school);
CREATE TABLE digests (
    school uuid PRIMARY KEY,
    week   date NOT NULL
);

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['cycles', 'people', 'digests'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format($policy$CREATE POLICY own_school ON %I USING (
            current_setting('app.school', true) = '*' OR school::text = current_setting('app.school', true))$policy$, name);
    END LOOP;
END $$;
