-- What has happened in a school, by key: evidence for its roadmap, counts for its head. `about` is whose fact it is, so
-- that what is annulled or repealed counts no more. Facts come from several services: a place is one of a source.
CREATE TABLE facts (
    source text   NOT NULL,
    place  bigint NOT NULL,
    school uuid   NOT NULL,
    key    text   NOT NULL,
    "on"   date   NOT NULL,
    about  uuid   NOT NULL,
    PRIMARY KEY (source, place, key)
);
CREATE INDEX facts_key ON facts (school, key, "on");
CREATE INDEX facts_about ON facts (about);

ALTER TABLE facts ENABLE ROW LEVEL SECURITY;
ALTER TABLE facts FORCE ROW LEVEL SECURITY;
CREATE POLICY own_school ON facts USING (current_setting('app.school', true) = '*'
    OR school::text = current_setting('app.school', true));
