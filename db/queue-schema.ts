import { runMigrations } from 'bullmq';
import pg from 'pg';

/** Where the queue keeps its tables: prepared empty, and owned by the app's role. */
export const QUEUE_SCHEMA = 'queue';

/**
 * Brings the queue's tables up to date. The library would also create the schema, and PostgreSQL
 * refuses that to a role without the right to, even when it exists: that statement is left out.
 */
export async function prepareQueues(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const careful: Parameters<typeof runMigrations>[0] = {
    query: (text: string, values?: unknown[]) =>
      text.startsWith('CREATE SCHEMA') ? client.query('select 1') : client.query(text, values),
  } as never;
  try {
    await runMigrations(careful, QUEUE_SCHEMA);
  } finally {
    await client.end();
  }
}
