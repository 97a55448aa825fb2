-- Hashtags of mentors, and whom the curator thinks to need a mentor.
ALTER TABLE participants ADD COLUMN hashtags text[] NOT NULL DEFAULT '{}', ADD COLUMN in_pool boolean NOT NULL DEFAULT false;
