-- Who waits for a mentor: a row while there are needs and no pair.
CREATE TABLE waiting (
    id          uuid    PRIMARY KEY,
    school      uuid    NOT NULL,
    place       bigint  NOT NULL,
    since       date    NOT NULL,
    due         date    NOT NULL,
    reviews     integer NOT NULL DEFAULT 0,
    outcome     text,
    reviewed_on date
);
CREATE UNIQUE INDEX waiting_page ON waiting (school, place);

-- What the association of mentors recommends; `match` is what became of it.
CREATE TABLE recommendations (
    id        uuid   PRIMARY KEY,
    school    uuid   NOT NULL,
    place     bigint NOT NULL,
    mentor    uuid   NOT NULL,
    mentees   uuid[] NOT NULL,
    direction text   NOT NULL,
    made      date   NOT NULL,
    match     uuid
);
CREATE UNIQUE INDEX recommendations_page ON recommendations (school, place);

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['waiting', 'recommendations']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY own_school ON %I USING (current_setting(''app.school'', true) = ''*'''
                       ' OR school::text = current_setting(''app.school'', true))', name);
    END LOOP;
END $$;
