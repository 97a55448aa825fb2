-- Petitions that wait for the head: what is filed with programs, and not decided or withdrawn yet.
CREATE TABLE open_petitions (
    id      uuid PRIMARY KEY,
    school  uuid NOT NULL,
    kind    text NOT NULL,
    program uuid,
    due     date NOT NULL
);
CREATE INDEX open_petitions_school ON open_petitions (school, kind);

ALTER TABLE open_petitions ENABLE ROW LEVEL SECURITY;
ALTER TABLE open_petitions FORCE ROW LEVEL SECURITY;
CREATE POLICY own_school ON open_petitions USING (current_setting('app.school', true) IN ('*', school::text));
