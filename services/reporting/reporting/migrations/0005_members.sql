-- Who is in a program: a group changes, a mentor is replaced, and the program's state stays what it is.
CREATE TABLE program_members (LIKE editions INCLUDING ALL);
ALTER TABLE program_members DROP COLUMN edition, DROP COLUMN parameters,
    ADD COLUMN mentor uuid NOT NULL, ADD COLUMN mentees uuid[] NOT NULL;
ALTER TABLE program_states DROP COLUMN mentees;

ALTER TABLE program_members ENABLE ROW LEVEL SECURITY;
ALTER TABLE program_members FORCE ROW LEVEL SECURITY;
CREATE POLICY own_school ON program_members USING (current_setting('app.school', true) = '*'
                                                   OR school::text = current_setting('app.school', true));
