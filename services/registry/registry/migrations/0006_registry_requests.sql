-- Requests of the education office for the registry of mentors.
CREATE TABLE registry_requests (
    id          uuid   PRIMARY KEY,
    school      uuid   NOT NULL,
    place       bigint NOT NULL UNIQUE,
    requested   date   NOT NULL,
    due         date,
    transmitted date
);
CREATE INDEX registry_requests_page ON registry_requests (school, place);
ALTER TABLE registry_requests ENABLE ROW LEVEL SECURITY;
ALTER TABLE registry_requests FORCE ROW LEVEL SECURITY;
CREATE POLICY own_school ON registry_requests USING (
    current_setting('app.school', true) = '*' OR school::text = current_setting('app.school', true));
