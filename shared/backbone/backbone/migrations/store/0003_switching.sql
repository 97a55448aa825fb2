-- Locked by whoever puts rebuilt tables in the place of those that serve, and before their snapshot by those who read
-- several tables as of one moment: rows that were put there after that moment would not be seen, and the tables be empty.
CREATE TABLE switching (nothing boolean);
