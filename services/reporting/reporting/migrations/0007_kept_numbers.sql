-- Numbers of a school, counted once and kept until something new is told of it; `told` is what had been told of the school
-- by then, `counted_by` says by which statement. `since` is '-infinity' where it is a day that was asked about.
CREATE TABLE kept_numbers (
    school     uuid        NOT NULL,
    since      date        NOT NULL,
    until      date        NOT NULL,
    lines      jsonb       NOT NULL,
    told       jsonb       NOT NULL,
    positions  jsonb       NOT NULL,
    newest     timestamptz NOT NULL,
    counted_by text        NOT NULL,
    counted_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (school, since, until)
);

ALTER TABLE kept_numbers ENABLE ROW LEVEL SECURITY;
ALTER TABLE kept_numbers FORCE ROW LEVEL SECURITY;
CREATE POLICY own_school ON kept_numbers USING (current_setting('app.school', true) = '*'
                                                OR school::text = current_setting('app.school', true));

-- What was told of a school last, by each source.
DROP INDEX journal_school;
CREATE INDEX journal_school ON journal (school, source, position) INCLUDE (recorded_at);

-- The office's list of approved reports.
CREATE INDEX report_list_approved ON report_list (place) WHERE approved IS NOT NULL;

-- A school's own rows, for counting it alone.
CREATE INDEX deviations_school ON deviations (school);
CREATE INDEX staff_school ON staff (school);
CREATE INDEX offers_school ON offers (school);
CREATE INDEX appointments_school ON appointments (school);
CREATE INDEX needs_school ON needs (school);
CREATE INDEX matches_school ON matches (school);
CREATE INDEX program_states_school ON program_states (school);
CREATE INDEX program_members_school ON program_members (school);
CREATE INDEX program_terms_school ON program_terms (school);
CREATE INDEX program_periods_school ON program_periods (school);
CREATE INDEX facts_school ON facts (school);
CREATE INDEX mentor_reports_school ON mentor_reports (school);
CREATE INDEX steps_school ON steps (school);
CREATE INDEX editions_school ON editions (school);
