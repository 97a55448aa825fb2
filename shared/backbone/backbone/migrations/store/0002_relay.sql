-- A copy of how far the stream has come, for figures and warnings only: the stream's head is the truth.
-- `refilled_…`: the last time the stream had less than this copy said, and its messages were published again.
CREATE TABLE relay (
    one           boolean     PRIMARY KEY DEFAULT true CHECK (one),
    position      bigint      NOT NULL DEFAULT 0,
    sequence      bigint      NOT NULL DEFAULT 0,
    changed_at    timestamptz NOT NULL DEFAULT now(),
    refilled_from bigint,
    refilled_to   bigint,
    refilled_at   timestamptz
);
INSERT INTO relay DEFAULT VALUES;
