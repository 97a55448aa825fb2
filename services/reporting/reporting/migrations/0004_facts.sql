-- Whatever else the other services tell that figures ask for. `kind` says what a subject is, `code` what is so of it,
-- `level` and `value` how much; `persons` are those concerned, `about` what it belongs to, `due` its last day.
CREATE TABLE facts (LIKE editions INCLUDING ALL);
ALTER TABLE facts DROP COLUMN edition, DROP COLUMN parameters,
    ADD COLUMN kind text NOT NULL, ADD COLUMN code text, ADD COLUMN level text, ADD COLUMN value double precision,
    ADD COLUMN persons uuid[] NOT NULL, ADD COLUMN about uuid, ADD COLUMN due date;
CREATE INDEX facts_kind ON facts (kind, since);

ALTER TABLE facts ENABLE ROW LEVEL SECURITY;
ALTER TABLE facts FORCE ROW LEVEL SECURITY;
CREATE POLICY own_school ON facts USING (current_setting('app.school', true) = '*'
                                         OR school::text = current_setting('app.school', true));
