-- Who is in which pair or group now, by the registry's word. Written by a reaction, never rebuilt.
CREATE TABLE assignments (
    match   uuid   PRIMARY KEY,
    school  uuid   NOT NULL,
    mentor  uuid   NOT NULL,
    mentees uuid[] NOT NULL
);
CREATE INDEX assignments_school ON assignments (school);
SET LOCAL app.school = '*';
INSERT INTO assignments (match, school, mentor, mentees) SELECT match, school, mentor, mentees FROM program_list;

ALTER TABLE assignments ENABLE ROW LEVEL SECURITY;
ALTER TABLE assignments FORCE ROW LEVEL SECURITY;
CREATE POLICY own_school ON assignments USING (
    current_setting('app.school', true) = '*' OR school::text = current_setting('app.school', true));

-- Views: what has to be decided about a program; it goes with the program's row.
CREATE TABLE decision_list (
    id      uuid PRIMARY KEY,
    school  uuid NOT NULL,
    program uuid NOT NULL,
    due     date NOT NULL
);
CREATE INDEX decision_list_program ON decision_list (program);
ALTER TABLE decision_list ENABLE ROW LEVEL SECURITY;
ALTER TABLE decision_list FORCE ROW LEVEL SECURITY;
CREATE POLICY own_school ON decision_list USING (
    current_setting('app.school', true) = '*' OR school::text = current_setting('app.school', true));
