-- What a command answered: written in the transaction of its events. `position` is the log's last one by then.
CREATE TABLE commands (
    actor        text   NOT NULL,
    key          text   NOT NULL,
    fingerprint  bytea  NOT NULL,
    aggregate_id uuid   NOT NULL,
    version      bigint NOT NULL,
    position     bigint NOT NULL,
    PRIMARY KEY (actor, key)
);

-- Personal data and free text, sealed with the key of the person they speak of.
CREATE TABLE sealed (
    id         uuid  PRIMARY KEY,
    subject    uuid  NOT NULL,
    ciphertext bytea NOT NULL
);
CREATE INDEX sealed_subject ON sealed (subject);

-- How far a follower has come in a source, and why it stopped if it did.
CREATE TABLE positions (
    follower   text        NOT NULL,
    source     text        NOT NULL,
    position   bigint      NOT NULL DEFAULT 0,
    sequence   bigint      NOT NULL DEFAULT 0,
    error      text,
    changed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (follower, source)
);

-- Messages a reaction could not process, with everything after them of the same aggregate.
CREATE TABLE parked (
    follower     text        NOT NULL,
    source       text        NOT NULL,
    position     bigint      NOT NULL,
    aggregate_id text        NOT NULL,
    subject      text        NOT NULL,
    headers      jsonb       NOT NULL,
    data         bytea       NOT NULL,
    error        text        NOT NULL,
    parked_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (follower, source, position)
);
CREATE INDEX parked_aggregate ON parked (follower, source, aggregate_id);
