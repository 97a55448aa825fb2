-- Acts that a person has got acquainted with.
ALTER TABLE participants ADD COLUMN acknowledged uuid[] NOT NULL DEFAULT '{}';
