-- Reports of mentors, as programs tells of them; and the list of a school's own reports, made of this service's log.
CREATE TABLE mentor_reports (LIKE editions INCLUDING ALL);
ALTER TABLE mentor_reports DROP COLUMN edition, DROP COLUMN parameters, ADD COLUMN mentor uuid;

CREATE TABLE report_list (
    id       uuid   PRIMARY KEY,
    school   uuid   NOT NULL,
    kind     text   NOT NULL,
    since    date   NOT NULL,
    until    date   NOT NULL,
    state    text   NOT NULL,
    version  integer NOT NULL DEFAULT 0,
    approved date,
    place    bigint NOT NULL
);
CREATE INDEX report_list_school ON report_list (school, place);

DO $$
DECLARE projection text;
BEGIN
    FOREACH projection IN ARRAY ARRAY['mentor_reports', 'report_list']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', projection);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', projection);
        EXECUTE format('CREATE POLICY own_school ON %I USING (current_setting(''app.school'', true) = ''*'''
                       ' OR school::text = current_setting(''app.school'', true))', projection);
    END LOOP;
END $$;
