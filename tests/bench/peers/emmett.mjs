// Emmett appending to new streams: told on each line how many in flight and how long, it answers with its rate.
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { STREAM_DOES_NOT_EXIST } from '@event-driven-io/emmett';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import pg from 'pg';

const [dsn, connections] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: dsn, max: Number(connections) });
const store = getPostgreSQLEventStore(dsn, { connectionOptions: { pool } });
const opened = { type: 'Opened', data: { name: 'x'.repeat(300) } };

async function rate(inFlight, seconds) {
  let done = 0;
  const begun = performance.now();
  const client = async () => {
    while (performance.now() < begun + seconds * 1000) {
      await store.appendToStream(`box-${randomUUID()}`, [opened], { expectedStreamVersion: STREAM_DOES_NOT_EXIST });
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, client));
  return (done * 1000) / (performance.now() - begun);
}

await store.schema.migrate();
for await (const line of createInterface({ input: process.stdin })) {
  const [inFlight, seconds] = line.split(' ').map(Number);
  console.log(await rate(inFlight, seconds));
}
await store.close();
await pool.end();
