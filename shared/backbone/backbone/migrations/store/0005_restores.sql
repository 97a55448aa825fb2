-- A row for each time the store was restored to an earlier state. Positions after `kept`, up to `until`, may have been
-- told before it and mean nothing any more: the log goes on beyond them, so none is ever given out twice.
CREATE TABLE restores (
    until bigint      PRIMARY KEY,
    kept  bigint      NOT NULL,
    at    timestamptz NOT NULL DEFAULT now()
);

-- The last time a follower had come to `rewound_from` in a source that was restored to `rewound_to`.
ALTER TABLE positions
    ADD COLUMN rewound_from bigint,
    ADD COLUMN rewound_to   bigint,
    ADD COLUMN rewound_at   timestamptz;
