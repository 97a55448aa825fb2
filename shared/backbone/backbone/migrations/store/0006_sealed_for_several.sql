-- Whom a text speaks of besides its subject: it is sealed with the keys of all, and forgotten with the first of them.
ALTER TABLE sealed ADD COLUMN also uuid[] NOT NULL DEFAULT '{}';
