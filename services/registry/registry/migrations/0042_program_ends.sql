-- Up to which day, not included, the program of each match is to last; null until it is approved.
CREATE TABLE program_ends (
    program uuid PRIMARY KEY,
    school  uuid NOT NULL,
    match   uuid NOT NULL,
    until   date
);
CREATE INDEX program_ends_match ON program_ends (school, match);

ALTER TABLE program_ends ENABLE ROW LEVEL SECURITY;
ALTER TABLE program_ends FORCE ROW LEVEL SECURITY;
CREATE POLICY own_school ON program_ends USING (current_setting('app.school', true) IN ('*', school::text));
