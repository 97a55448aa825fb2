-- From when an edition is in force: what belongs to no program goes by the one of its day.
ALTER TABLE editions ADD COLUMN number integer NOT NULL DEFAULT 0;
ALTER TABLE editions ADD COLUMN valid_from date NOT NULL DEFAULT '-infinity';

-- On what legal basis somebody is a mentor (A-15): the latest that has begun counts.
CREATE TABLE regimes (
    participant uuid NOT NULL,
    school      uuid NOT NULL,
    since       date NOT NULL,
    regime      text NOT NULL,
    PRIMARY KEY (participant, since)
);

-- Views of people's rights. `people` and `posts` may know of a petition, whoever is in `kept_from` may not; once it is
-- decided, `people_after` may, and nobody is kept from it.
CREATE TABLE petition_list (
    id           uuid   PRIMARY KEY,
    school       uuid   NOT NULL,
    kind         text   NOT NULL,
    state        text   NOT NULL,
    program      uuid,
    by           uuid   NOT NULL,
    concerned    uuid[] NOT NULL,
    filed        date   NOT NULL,
    due          date   NOT NULL,
    since        date,
    until        date,
    outcome      text,
    decided      date,
    people       uuid[] NOT NULL,
    people_after uuid[] NOT NULL,
    posts        text[] NOT NULL,
    kept_from    uuid[] NOT NULL
);
CREATE INDEX petition_list_school ON petition_list (school, filed, id);
CREATE INDEX petition_list_releases ON petition_list (school, until) WHERE kind = 'release' AND outcome = 'granted';

CREATE TABLE help_list (
    id      uuid PRIMARY KEY,
    school  uuid NOT NULL,
    program uuid NOT NULL,
    mentee  uuid NOT NULL,
    asked   date NOT NULL,
    due     date NOT NULL,
    answered timestamptz,
    closed  date
);
CREATE INDEX help_list_school ON help_list (school, asked, id);

-- `mediator` is proposed until `begun`; while there is none, the association sees that one is wanted.
CREATE TABLE mediation_list (
    id       uuid    PRIMARY KEY,
    school   uuid    NOT NULL,
    parties  uuid[]  NOT NULL,
    mediator uuid,
    opened   date    NOT NULL,
    begun    boolean NOT NULL DEFAULT false,
    outcome  text,
    closed   date
);
CREATE INDEX mediation_list_school ON mediation_list (school, opened, id);

CREATE TABLE helper_list (
    id       uuid    PRIMARY KEY,
    school   uuid    NOT NULL,
    program  uuid    NOT NULL,
    activity uuid    NOT NULL,
    helper   uuid    NOT NULL,
    invited  date    NOT NULL,
    joined   boolean NOT NULL DEFAULT false
);
CREATE INDEX helper_list_program ON helper_list (program, invited, id);

CREATE TABLE file_access_list (
    id      uuid PRIMARY KEY,
    school  uuid NOT NULL,
    program uuid NOT NULL,
    mentee  uuid NOT NULL,
    granted date NOT NULL
);
CREATE INDEX file_access_list_program ON file_access_list (program, granted, id);

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['regimes', 'petition_list', 'help_list', 'mediation_list', 'helper_list', 'file_access_list'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format(
            'CREATE POLICY own_school ON %I USING (
                current_setting(''app.school'', true) = ''*''
                OR school::text = current_setting(''app.school'', true))', name);
    END LOOP;
END $$;
