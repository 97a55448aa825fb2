-- Which event of its object each is, to find it in the object's trail; what was told before this is known after `rebuild`.
ALTER TABLE journal ADD COLUMN version integer;
