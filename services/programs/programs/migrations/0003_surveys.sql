-- Who belongs to which school, as registry tells: whom a round may invite. Written by a reaction, never rebuilt.
CREATE TABLE people (
    id     uuid PRIMARY KEY,
    school uuid NOT NULL
);
CREATE INDEX people_school ON people (school);

-- Views: emptied and filled again by a rebuild.
CREATE TABLE survey_list (
    id        uuid    PRIMARY KEY,
    school    uuid    NOT NULL,
    form      text    NOT NULL,
    version   integer NOT NULL,
    program   uuid,
    opened    date    NOT NULL,
    due       date    NOT NULL,
    closed    date,
    anonymous boolean NOT NULL,
    invited   uuid[]  NOT NULL,
    answered  integer NOT NULL DEFAULT 0
);
CREATE INDEX survey_list_school ON survey_list (school, opened, id);

-- Sums over three people or more; nothing here is of a single one.
CREATE TABLE survey_tallies (
    survey     uuid    NOT NULL,
    school     uuid    NOT NULL,
    form       text    NOT NULL,
    version    integer NOT NULL,
    respondent text    NOT NULL,
    closed     date    NOT NULL,
    tally      jsonb   NOT NULL,
    PRIMARY KEY (survey, respondent)
);
CREATE INDEX survey_tallies_school ON survey_tallies (school, form, closed);

CREATE TABLE swot_list (
    id     uuid PRIMARY KEY,
    school uuid NOT NULL,
    made   date NOT NULL,
    since  date NOT NULL,
    until  date NOT NULL
);

-- Programs that may need a survey half-way.
CREATE TABLE interim_list (
    program uuid    PRIMARY KEY,
    school  uuid    NOT NULL,
    months  integer NOT NULL,
    start   date,
    until   date,
    running boolean NOT NULL DEFAULT false
);

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['people', 'survey_list', 'survey_tallies', 'swot_list', 'interim_list'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format(
            'CREATE POLICY own_school ON %I USING (
                current_setting(''app.school'', true) = ''*''
                OR school::text = current_setting(''app.school'', true))', name);
    END LOOP;
END $$;
