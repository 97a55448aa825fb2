-- Records, the library, agreements, practices and publications: built from this service's own events, built anew at will.
CREATE TABLE records (
    id           uuid    PRIMARY KEY,
    school       uuid    NOT NULL,
    place        bigint  NOT NULL,
    kind         text    NOT NULL,
    day          date    NOT NULL,
    persons      uuid[]  NOT NULL,
    match        uuid,
    level        text,
    direction    text,
    result       text,
    partner      uuid,
    material     uuid,
    reach        jsonb   NOT NULL,
    author       uuid    NOT NULL,
    confidential boolean NOT NULL,
    annulled     date
);
CREATE UNIQUE INDEX records_page ON records (school, place);
CREATE INDEX records_persons ON records USING gin (persons);

-- The invited school's; the inviting one sees its own through `host`.
CREATE TABLE invitations (
    id       uuid   PRIMARY KEY,
    school   uuid   NOT NULL,
    place    bigint NOT NULL,
    host     uuid   NOT NULL,
    kind     text   NOT NULL,
    day      date   NOT NULL,
    accepted boolean,
    answered date
);
CREATE UNIQUE INDEX invitations_page ON invitations (place);

CREATE TABLE legal_sources (
    id         uuid   PRIMARY KEY,
    school     uuid   NOT NULL,
    place      bigint NOT NULL,
    type       text   NOT NULL,
    number     text   NOT NULL,
    dated      date   NOT NULL,
    level      text   NOT NULL,
    title      uuid   NOT NULL,
    valid_from date   NOT NULL,
    valid_to   date,
    horizon    date,
    amendments text[] NOT NULL DEFAULT '{}'
);
CREATE INDEX legal_sources_page ON legal_sources (school, place);

CREATE TABLE materials (
    id           uuid    PRIMARY KEY,
    school       uuid    NOT NULL,
    place        bigint  NOT NULL,
    kind         text    NOT NULL,
    number       integer NOT NULL,
    level        text    NOT NULL,
    directions   text[]  NOT NULL,
    title        uuid    NOT NULL,
    url          uuid,
    acknowledged uuid[]  NOT NULL DEFAULT '{}',
    withdrawn    date
);
CREATE UNIQUE INDEX materials_page ON materials (school, place);

CREATE TABLE partnerships (
    id      uuid   PRIMARY KEY,
    school  uuid   NOT NULL,
    place   bigint NOT NULL,
    kind    text   NOT NULL,
    number  text   NOT NULL,
    partner uuid   NOT NULL,
    level   text   NOT NULL,
    since   date   NOT NULL,
    until   date,
    ended   date
);
CREATE UNIQUE INDEX partnerships_page ON partnerships (school, place);

CREATE TABLE practices (
    id        uuid   PRIMARY KEY,
    school    uuid   NOT NULL,
    place     bigint NOT NULL,
    match     uuid   NOT NULL,
    direction text   NOT NULL,
    level     text   NOT NULL,
    title     uuid   NOT NULL,
    approved  date
);
CREATE UNIQUE INDEX practices_page ON practices (school, place);

CREATE TABLE publications (
    id        uuid   PRIMARY KEY,
    school    uuid   NOT NULL,
    place     bigint NOT NULL,
    kind      text   NOT NULL,
    subject   uuid,
    persons   uuid[] NOT NULL,
    state     text   NOT NULL,
    requested date   NOT NULL,
    published date,
    withdrawn date
);
CREATE UNIQUE INDEX publications_page ON publications (school, place);

-- Pairs and groups with the edition they were fixed under; those that have ended are the bank of programs.
CREATE TABLE program_bank (
    id        uuid    PRIMARY KEY,
    school    uuid    NOT NULL,
    place     bigint  NOT NULL,
    direction text    NOT NULL,
    forms     text[]  NOT NULL,
    kinds     text[]  NOT NULL,
    mentees   integer NOT NULL,
    edition   uuid    NOT NULL,
    effective date    NOT NULL,
    ended     date
);
CREATE UNIQUE INDEX program_bank_page ON program_bank (school, place);

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['records', 'legal_sources', 'materials', 'partnerships', 'practices', 'publications',
                               'program_bank']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY own_school ON %I USING (current_setting(''app.school'', true) = ''*'''
                       ' OR school::text = current_setting(''app.school'', true))', name);
    END LOOP;
END $$;

ALTER TABLE invitations ENABLE ROW LEVEL SECURITY;
ALTER TABLE invitations FORCE ROW LEVEL SECURITY;
CREATE POLICY both_schools ON invitations USING (current_setting('app.school', true) IN ('*', school::text, host::text));
