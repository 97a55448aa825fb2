-- Which petitions an order has granted: what it released is undone with it.
ALTER TABLE orders ADD COLUMN petitions uuid[] NOT NULL DEFAULT '{}';
