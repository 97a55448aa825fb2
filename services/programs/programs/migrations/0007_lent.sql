-- Under which agreement a partner lends whom, and up to which day. Written by a reaction, never rebuilt.
ALTER TABLE people ADD COLUMN partnership uuid;

CREATE TABLE partnerships (
    id     uuid PRIMARY KEY,
    school uuid NOT NULL,
    until  date
);

ALTER TABLE partnerships ENABLE ROW LEVEL SECURITY;
ALTER TABLE partnerships FORCE ROW LEVEL SECURITY;
CREATE POLICY own_school ON partnerships USING (
    current_setting('app.school', true) = '*'
    OR school::text = current_setting('app.school', true));
