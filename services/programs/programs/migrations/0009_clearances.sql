-- Up to which day an external mentor may be one: his basis, and each of his certificates. Written by a reaction.
ALTER TABLE people ADD COLUMN external_until date;

CREATE TABLE clearances (
    participant uuid NOT NULL,
    school      uuid NOT NULL,
    kind        text NOT NULL,
    until       date NOT NULL,
    PRIMARY KEY (participant, kind)
);

ALTER TABLE clearances ENABLE ROW LEVEL SECURITY;
ALTER TABLE clearances FORCE ROW LEVEL SECURITY;
CREATE POLICY own_school ON clearances USING (current_setting('app.school', true) IN ('*', school::text));
