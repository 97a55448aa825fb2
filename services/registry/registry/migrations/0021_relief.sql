-- From when a mentor is relieved of mentoring.
ALTER TABLE participants ADD COLUMN relieved_from date;
