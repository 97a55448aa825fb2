-- Editions of the regulation: what a program drafted under one goes by for ever. Written by a reaction, never rebuilt.
CREATE TABLE editions (
    id         uuid  PRIMARY KEY,
    school     uuid  NOT NULL,
    parameters jsonb NOT NULL
);

-- Views: emptied and filled again by a rebuild.
CREATE TABLE orders (
    id     uuid PRIMARY KEY,
    school uuid NOT NULL,
    kind   text NOT NULL,
    dated  date NOT NULL,
    match  uuid,
    until  date
);

CREATE TABLE origins (
    school  uuid   PRIMARY KEY,
    origins text[] NOT NULL
);

CREATE TABLE program_list (
    id         uuid   PRIMARY KEY,
    school     uuid   NOT NULL,
    match      uuid   NOT NULL,
    state      text   NOT NULL,
    mentor     uuid   NOT NULL,
    mentees    uuid[] NOT NULL,
    curator    uuid   NOT NULL,
    directions text[] NOT NULL,
    forms      text[] NOT NULL,
    kinds      text[] NOT NULL,
    drafted    date   NOT NULL,
    start      date,
    until      date,
    ended      date
);
CREATE INDEX program_list_school ON program_list (school, drafted, id);

-- Meetings that are still to come, or have not been recorded yet.
CREATE TABLE meeting_list (
    id      uuid        PRIMARY KEY,
    school  uuid        NOT NULL,
    program uuid        NOT NULL,
    at      timestamptz NOT NULL
);
CREATE INDEX meeting_list_program ON meeting_list (program, at);

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['editions', 'orders', 'origins', 'program_list', 'meeting_list'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format(
            'CREATE POLICY own_school ON %I USING (
                current_setting(''app.school'', true) = ''*''
                OR school::text = current_setting(''app.school'', true))', name);
    END LOOP;
END $$;
