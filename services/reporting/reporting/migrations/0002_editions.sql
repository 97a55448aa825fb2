-- What a replay under another edition looks at: the editions in force, and when what has a term by them began.
CREATE TABLE editions (LIKE schools INCLUDING ALL);
ALTER TABLE editions DROP COLUMN name, DROP COLUMN short_name, ADD COLUMN edition uuid, ADD COLUMN parameters jsonb;
CREATE TABLE steps (LIKE schools INCLUDING ALL);
ALTER TABLE steps DROP COLUMN name, DROP COLUMN short_name, ADD COLUMN kind text;

DO $$
DECLARE projection text;
BEGIN
    FOREACH projection IN ARRAY ARRAY['editions', 'steps']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', projection);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', projection);
        EXECUTE format('CREATE POLICY own_school ON %I USING (current_setting(''app.school'', true) = ''*'''
                       ' OR school::text = current_setting(''app.school'', true))', projection);
    END LOOP;
END $$;
