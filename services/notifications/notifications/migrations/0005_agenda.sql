-- What stands in somebody's calendar. `whose` is a person, or the school where its head and curator are meant;
-- `position` that of the message which said it last.
CREATE TABLE agenda (
    entry      uuid        NOT NULL,
    whose      uuid        NOT NULL,
    school     uuid        NOT NULL,
    program    uuid,
    kind       text        NOT NULL,
    status     text        NOT NULL,
    day        date        NOT NULL,
    at         timestamptz,
    minutes    integer,
    remote     boolean,
    position   bigint      NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (entry, whose)
);
CREATE INDEX agenda_whose ON agenda (whose, day);
CREATE INDEX agenda_program ON agenda (program);

ALTER TABLE agenda ENABLE ROW LEVEL SECURITY;
ALTER TABLE agenda FORCE ROW LEVEL SECURITY;
CREATE POLICY own_school ON agenda USING (
    current_setting('app.school', true) = '*' OR school::text = current_setting('app.school', true));
