-- Who had left may come back.
ALTER TABLE people ADD COLUMN back_at timestamptz;
