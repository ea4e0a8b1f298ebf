import { Client } from 'pg';

/** The server on which PostgreSQL is tested. */
export const server = process.env['DATABASE_URL_TEST'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';

/** Runs a statement on it. */
export async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: server, connectionTimeoutMillis: 2000 });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
