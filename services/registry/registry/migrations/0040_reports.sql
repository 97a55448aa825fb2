-- Approved final reports, by the half-open period they are about.
CREATE TABLE approved_reports (
    id       uuid PRIMARY KEY,
    school   uuid NOT NULL,
    since    date NOT NULL,
    until    date NOT NULL,
    approved date NOT NULL
);
CREATE INDEX approved_reports_school ON approved_reports (school, since);

ALTER TABLE approved_reports ENABLE ROW LEVEL SECURITY;
ALTER TABLE approved_reports FORCE ROW LEVEL SECURITY;
CREATE POLICY own_school ON approved_reports USING (current_setting('app.school', true) IN ('*', school::text));
