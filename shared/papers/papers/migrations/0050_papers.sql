-- Documents that were made: what each told of (aggregates, up to which version), by which wording and layout. The id
-- stands in the document's QR code, so it is random. No projection: rows are added and read, never changed.
CREATE TABLE papers (
    id       uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    school   uuid        NOT NULL,
    kind     text        NOT NULL,
    subject  uuid        NOT NULL,
    "order"  uuid,
    organisation text    NOT NULL,
    title    text        NOT NULL,
    number   text        NOT NULL,
    dated    date,
    template text        NOT NULL,
    sources  jsonb       NOT NULL,
    made     timestamptz NOT NULL,
    UNIQUE (kind, subject, template, sources)
);

-- The same document again is the same row; another hash means that a sealed text has been corrected since.
CREATE TABLE paper_files (
    paper  uuid        NOT NULL REFERENCES papers,
    school uuid        NOT NULL,
    format text        NOT NULL,
    hash   text        NOT NULL,
    made   timestamptz NOT NULL,
    PRIMARY KEY (paper, format, hash)
);

ALTER TABLE papers ENABLE ROW LEVEL SECURITY;
ALTER TABLE papers FORCE ROW LEVEL SECURITY;
CREATE POLICY reading ON papers FOR SELECT
    USING (current_setting('app.school', true) = '*' OR school::text = current_setting('app.school', true));
CREATE POLICY adding ON papers FOR INSERT
    WITH CHECK (current_setting('app.school', true) = '*' OR school::text = current_setting('app.school', true));
ALTER TABLE paper_files ENABLE ROW LEVEL SECURITY;
ALTER TABLE paper_files FORCE ROW LEVEL SECURITY;
CREATE POLICY reading ON paper_files FOR SELECT
    USING (current_setting('app.school', true) = '*' OR school::text = current_setting('app.school', true));
CREATE POLICY adding ON paper_files FOR INSERT
    WITH CHECK (current_setting('app.school', true) = '*' OR school::text = current_setting('app.school', true));
