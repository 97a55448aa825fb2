-- More of what orders say. `repealed`: what it ordered and has not been done yet, may not be done any more.
ALTER TABLE orders ADD COLUMN since date;
ALTER TABLE orders ADD COLUMN persons uuid[] NOT NULL DEFAULT '{}';
ALTER TABLE orders ADD COLUMN edition uuid;
ALTER TABLE orders ADD COLUMN repealed boolean NOT NULL DEFAULT false;
