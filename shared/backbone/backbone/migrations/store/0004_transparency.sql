-- A leaf of the Merkle tree for every event that a checkpoint has taken in, numbered from 0 in the order of the log.
CREATE TABLE leaves (
    number   bigint PRIMARY KEY,
    position bigint NOT NULL UNIQUE,
    stream   uuid   NOT NULL,
    hash     bytea  NOT NULL
);

-- Signed notes. `peaks` lets the tree grow without reading its leaves again.
CREATE TABLE checkpoints (
    size     bigint      PRIMARY KEY,
    position bigint      NOT NULL,
    peaks    bytea[]     NOT NULL,
    note     text        NOT NULL,
    made_at  timestamptz NOT NULL DEFAULT now()
);
