-- What lists show, built from this service's own events and built anew at will. `place` is that of the first event in the log.
CREATE TABLE schools (
    id         uuid   PRIMARY KEY,
    school     uuid   NOT NULL,
    place      bigint NOT NULL UNIQUE,
    name       text   NOT NULL,
    short_name text   NOT NULL,
    head       uuid   NOT NULL,
    origins    text[] NOT NULL,
    registered date   NOT NULL,
    edition    integer,
    curator    uuid
);

CREATE TABLE participants (
    id               uuid    PRIMARY KEY,
    school           uuid    NOT NULL,
    place            bigint  NOT NULL,
    pedagogical      boolean NOT NULL,
    deputy_head      boolean NOT NULL,
    external         boolean NOT NULL,
    experience_years integer NOT NULL,
    young            boolean NOT NULL,
    competences      text[]  NOT NULL DEFAULT '{}',
    capacity         integer NOT NULL DEFAULT 0,
    load             integer NOT NULL DEFAULT 0,
    appointed        boolean NOT NULL DEFAULT false,
    needs            text[]  NOT NULL DEFAULT '{}',
    left_on          date
);
CREATE UNIQUE INDEX participants_page ON participants (school, place);

CREATE TABLE consents (
    place        bigint PRIMARY KEY,
    school       uuid   NOT NULL,
    participant  uuid   NOT NULL,
    purpose      text   NOT NULL,
    match        uuid,
    signed_on    date   NOT NULL,
    signature    text   NOT NULL,
    reference    text   NOT NULL,
    withdrawn_on date
);
CREATE INDEX consents_page ON consents (school, place);
CREATE INDEX consents_participant ON consents (participant);

CREATE TABLE orders (
    id           uuid   PRIMARY KEY,
    school       uuid   NOT NULL,
    place        bigint NOT NULL,
    kind         text   NOT NULL,
    number       text   NOT NULL,
    dated        date   NOT NULL,
    match        uuid,
    concerns     uuid[] NOT NULL,
    acknowledged uuid[] NOT NULL DEFAULT '{}'
);
CREATE UNIQUE INDEX orders_page ON orders (school, place);

CREATE TABLE matches (
    id          uuid    PRIMARY KEY,
    school      uuid    NOT NULL,
    place       bigint  NOT NULL,
    mentor      uuid    NOT NULL,
    mentees     uuid[]  NOT NULL,
    direction   text    NOT NULL,
    forms       text[]  NOT NULL,
    kinds       text[]  NOT NULL,
    state       text    NOT NULL,
    score       integer NOT NULL,
    counterpart uuid,
    "order"     uuid,
    effective   date,
    ended       date
);
CREATE UNIQUE INDEX matches_page ON matches (school, place);

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['schools', 'participants', 'consents', 'orders', 'matches']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY own_school ON %I USING (current_setting(''app.school'', true) = ''*'''
                       ' OR school::text = current_setting(''app.school'', true))', name);
    END LOOP;
END $$;
