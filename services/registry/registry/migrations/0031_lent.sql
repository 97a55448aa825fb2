-- Under which agreement a partner lends an external specialist.
ALTER TABLE participants ADD COLUMN partnership uuid;
CREATE INDEX participants_lent ON participants (partnership, place);
