-- The edition of the regulation that each decision was taken under; what was told before this is known after `rebuild`.
ALTER TABLE journal ADD COLUMN edition uuid;
