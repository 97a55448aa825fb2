-- What the inbox shows; `position` is that of the request in this service's log.
CREATE TABLE inbox (
    notification uuid        PRIMARY KEY,
    school       uuid        NOT NULL,
    recipient    uuid        NOT NULL,
    position     bigint      NOT NULL,
    template     text        NOT NULL,
    about        text,
    about_id     uuid,
    facts        jsonb       NOT NULL,
    at           timestamptz NOT NULL,
    read_at      timestamptz
);
CREATE INDEX inbox_recipient ON inbox (recipient, position);
CREATE INDEX inbox_position ON inbox (position);
CREATE INDEX inbox_unread ON inbox (recipient) WHERE read_at IS NULL;

-- How each e-mail is faring; `due_at` is when to try next, null when there is nothing more to do.
CREATE TABLE deliveries (
    notification uuid        PRIMARY KEY,
    school       uuid        NOT NULL,
    recipient    uuid        NOT NULL,
    position     bigint      NOT NULL,
    template     text        NOT NULL,
    state        text        NOT NULL,
    attempts     integer     NOT NULL DEFAULT 0,
    error        text,
    requested_at timestamptz NOT NULL,
    changed_at   timestamptz NOT NULL,
    due_at       timestamptz
);
CREATE INDEX deliveries_school ON deliveries (school, position);
CREATE INDEX deliveries_due ON deliveries (due_at) WHERE due_at IS NOT NULL;

-- The web origins each school has declared.
CREATE TABLE origins (
    school  uuid   PRIMARY KEY,
    origins text[] NOT NULL
);

-- Local knowledge of the reactions: who leads a school and since when that is known, who is in a program, when a
-- program's regulation edition wants it reminded.
CREATE TABLE posts (
    school   uuid        NOT NULL,
    role     text        NOT NULL,
    position bigint      NOT NULL,
    person   uuid        NOT NULL,
    since    date        NOT NULL,
    until    date,
    known_at timestamptz NOT NULL,
    PRIMARY KEY (school, role, position)
);
CREATE TABLE programs (
    program  uuid   PRIMARY KEY,
    school   uuid   NOT NULL,
    mentor   uuid   NOT NULL,
    mentees  uuid[] NOT NULL,
    position bigint NOT NULL
);
CREATE TABLE editions (
    edition           uuid      PRIMARY KEY,
    school            uuid      NOT NULL,
    end_reminder_days integer[] NOT NULL
);

-- Due times. A series is planned anew as a whole by a later message, never by an earlier one that comes again.
CREATE TABLE reminder_series (
    series   text   PRIMARY KEY,
    school   uuid   NOT NULL,
    position bigint NOT NULL
);
CREATE TABLE reminders (
    series     text        NOT NULL REFERENCES reminder_series,
    due_at     timestamptz NOT NULL,
    school     uuid        NOT NULL,
    template   text        NOT NULL,
    about      text        NOT NULL,
    about_id   uuid        NOT NULL,
    facts      jsonb       NOT NULL,
    deadline   date        NOT NULL,
    expires_at timestamptz,
    done_at    timestamptz,
    PRIMARY KEY (series, due_at)
);
CREATE INDEX reminders_due ON reminders (due_at) WHERE done_at IS NULL;
CREATE INDEX reminders_about ON reminders (about_id) WHERE done_at IS NULL;

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['inbox', 'deliveries', 'origins', 'posts', 'programs', 'editions', 'reminder_series', 'reminders'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format($policy$CREATE POLICY own_school ON %I USING (
            current_setting('app.school', true) = '*' OR school::text = current_setting('app.school', true))$policy$, name);
    END LOOP;
END $$;
