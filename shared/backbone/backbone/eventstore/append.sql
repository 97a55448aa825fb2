-- Writes the commands of a batch: each whole or not at all, and none for another's sake. The lock comes before the
-- statement and its snapshot, so what is compared is what everybody has committed; it is held until the commit, so the
-- log is in the order of commits, whoever else writes.
CREATE OR REPLACE FUNCTION {append}(
    -- a command each; no actor where no answer is to be kept
    actors text[], keys text[], fingerprints bytea[], ids uuid[], versions bigint[],
    -- an event each, with the number of its command
    by bigint[], originators uuid[], originator_versions bigint[], topics text[], states bytea[],
    -- what decisions rest on, with the number of the command
    resting bigint[], based_on uuid[], based_versions bigint[]
) RETURNS TABLE (refused boolean, reached bigint) LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
    LOCK TABLE {events} IN EXCLUSIVE MODE;
    NOTIFY {channel};
    RETURN QUERY
    WITH asked AS (
        SELECT * FROM unnest(actors, keys, fingerprints, ids, versions)
        WITH ORDINALITY AS asked (actor, key, fingerprint, aggregate_id, version, n)
    ), wanted AS (
        SELECT * FROM unnest(by, originators, originator_versions, topics, states)
        WITH ORDINALITY AS wanted (n, originator_id, originator_version, topic, state, place)
    ), clashing AS (
        SELECT n FROM asked, LATERAL (
            SELECT FROM commands WHERE commands.actor = asked.actor AND commands.key = asked.key LIMIT 1
        ) AS taken
        UNION
        SELECT n FROM unnest(resting, based_on, based_versions) AS based (n, id, version)
        WHERE version <> coalesce((
            SELECT originator_version FROM {events} WHERE originator_id = based.id
            ORDER BY originator_version DESC LIMIT 1
        ), 0)
    ), written AS (
        INSERT INTO {events} (originator_id, originator_version, topic, state)
        SELECT originator_id, originator_version, topic, state FROM wanted
        WHERE n NOT IN (SELECT n FROM clashing) ORDER BY place
        RETURNING notification_id, originator_id, originator_version
    ), told AS (
        SELECT n, max(notification_id) AS position
        FROM wanted JOIN written USING (originator_id, originator_version) GROUP BY n
    ), outcome AS (
        SELECT asked.*, n IN (SELECT n FROM clashing) AS refused,
            coalesce(position, (SELECT max(notification_id) FROM {events}), 0) AS position
        FROM asked LEFT JOIN told USING (n)
    ), answered AS (
        INSERT INTO commands (actor, key, fingerprint, aggregate_id, version, position)
        SELECT actor, key, fingerprint, aggregate_id, version, position FROM outcome
        WHERE actor IS NOT NULL AND NOT refused
    )
    SELECT refused, position FROM outcome ORDER BY n;
END $$
