-- The code of ethics in force at a school, and who has got acquainted with which. Written by a reaction, never rebuilt.
CREATE TABLE ethics_codes (
    school   uuid PRIMARY KEY,
    document uuid NOT NULL
);

CREATE TABLE acquaintances (
    person   uuid NOT NULL,
    document uuid NOT NULL,
    school   uuid NOT NULL,
    PRIMARY KEY (person, document)
);

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['ethics_codes', 'acquaintances'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format(
            'CREATE POLICY own_school ON %I USING (
                current_setting(''app.school'', true) = ''*''
                OR school::text = current_setting(''app.school'', true))', name);
    END LOOP;
END $$;
