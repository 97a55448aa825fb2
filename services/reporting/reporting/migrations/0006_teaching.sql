-- What people teach, and the category of attestation; empty where the school has told nothing of it.
ALTER TABLE staff ADD COLUMN subjects text[], ADD COLUMN category text;
