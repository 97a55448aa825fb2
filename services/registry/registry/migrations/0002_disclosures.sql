-- Who looked at whose personal data, in which role and what for. No projection: nothing else remembers it.
CREATE TABLE disclosures (
    id      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    school  uuid        NOT NULL,
    subject uuid        NOT NULL,
    actor   text        NOT NULL,
    role    text        NOT NULL,
    purpose text        NOT NULL,
    at      timestamptz NOT NULL
);
CREATE INDEX disclosures_subject ON disclosures (subject, id);

-- Rows are added and read; without a policy for it nobody changes or deletes one.
ALTER TABLE disclosures ENABLE ROW LEVEL SECURITY;
ALTER TABLE disclosures FORCE ROW LEVEL SECURITY;
CREATE POLICY reading ON disclosures FOR SELECT
    USING (current_setting('app.school', true) = '*' OR school::text = current_setting('app.school', true));
CREATE POLICY adding ON disclosures FOR INSERT
    WITH CHECK (current_setting('app.school', true) = '*' OR school::text = current_setting('app.school', true));
