-- Who mentored whom, from `since` up to and not including `until`.
CREATE TABLE pairs (
    place     bigint PRIMARY KEY,
    school    uuid   NOT NULL,
    match     uuid   NOT NULL,
    direction text   NOT NULL,
    mentor    uuid   NOT NULL,
    mentees   uuid[] NOT NULL,
    since     date   NOT NULL,
    until     date
);
CREATE INDEX pairs_page ON pairs (school, place);
CREATE INDEX pairs_match ON pairs (match);

ALTER TABLE pairs ENABLE ROW LEVEL SECURITY;
ALTER TABLE pairs FORCE ROW LEVEL SECURITY;
CREATE POLICY own_school ON pairs USING (current_setting('app.school', true) IN ('*', school::text));
