-- Who is away for long, and is expected back.
ALTER TABLE participants ADD COLUMN away_since date, ADD COLUMN away_until date;
