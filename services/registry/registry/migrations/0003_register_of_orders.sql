-- The register of local acts: from when and until when an act stands, how it is called, what repealed it, and since when.
ALTER TABLE orders ADD COLUMN since date;
ALTER TABLE orders ADD COLUMN until date;
ALTER TABLE orders ADD COLUMN title uuid;
ALTER TABLE orders ADD COLUMN repealed_by uuid;
ALTER TABLE orders ADD COLUMN repealed_on date;
