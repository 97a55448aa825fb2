-- Roots of complete trees of 256 leaves (level 1), of 256 of these (level 2), and so on: whoever shows that an event is
-- in the log, or that one log goes on with another, reads a few hundred rows, however many leaves there are.
CREATE TABLE subtrees (
    level  smallint,
    number bigint,
    hash   bytea NOT NULL,
    PRIMARY KEY (level, number)
);
