-- When the last message of a source was read that was too old to be news.
CREATE TABLE history (
    source  text        PRIMARY KEY,
    read_at timestamptz NOT NULL
);
