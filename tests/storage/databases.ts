import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'vitest';
import type { Database } from '../../src/storage/database.ts';
import { type DatabasePlace, openDatabase } from '../../src/storage/open-database.ts';
import { onServer, server } from '../on-postgres-server.ts';

/** The databases of a test: an empty place for each test, and as many connections to it as are asked for. */
export interface TestDatabases {
  readonly place: () => DatabasePlace;
  /** Opens the database once more; it is closed after the test. */
  readonly open: () => Promise<Database>;
}

interface Kind {
  readonly name: string;
  readonly make: () => Promise<{ readonly place: DatabasePlace; readonly drop: () => Promise<void> }>;
}

const embedded: Kind = {
  name: 'SQLite',
  make: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'privacy-law-store-'));
    return { place: { kind: 'embedded', folder }, drop: () => rm(folder, { recursive: true }) };
  },
};

const postgres: Kind = { name: 'PostgreSQL', make: makePostgres };

/** Makes an empty place on PostgreSQL: a schema of its own, in which the address has tables looked for. */
export async function makePostgres() {
  const schema = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create schema ${schema}`);
  const url = new URL(server);
  url.searchParams.set('options', `-c search_path=${schema}`);
  return {
    place: { kind: 'postgres', url: url.href } as const,
    drop: () => onServer(`drop schema ${schema} cascade`),
  };
}

const isReachable = await onServer('select 1').then(
  () => true,
  () => false,
);

/** Runs a suite on SQLite and on PostgreSQL. */
export function eachDatabase(title: string, suite: (databases: TestDatabases) => void): void {
  describe(`${title} on SQLite`, () => suite(databasesOf(embedded)));
  onPostgres(`${title} on PostgreSQL`, suite);
}

/**
 * Runs a suite on PostgreSQL where one is reachable: at DATABASE_URL_TEST, else on this machine. Elsewhere its tests are skipped,
 * and fail under CI.
 */
export function onPostgres(title: string, suite: (databases: TestDatabases) => void): void {
  onPostgresOnce(title, () => suite(databasesOf(postgres)));
}

/** The same for a suite that makes its own place. */
export function onPostgresOnce(title: string, suite: () => void): void {
  if (isReachable || process.env['CI'] !== 'true') describe.skipIf(!isReachable)(title, suite);
  else
    test(title, () => {
      throw new Error(`PostgreSQL does not answer at ${new URL(server).host}, and CI tests on it`);
    });
}

function databasesOf(kind: Kind): TestDatabases {
  let made: Awaited<ReturnType<Kind['make']>> | undefined;
  let opened: Database[] = [];
  beforeEach(async () => {
    made = await kind.make();
  });
  afterEach(async () => {
    for (const database of opened) await database[Symbol.asyncDispose]();
    opened = [];
    await made?.drop();
    made = undefined;
  });
  const place = (): DatabasePlace => {
    if (!made) throw new Error('a database is there while a test runs');
    return made.place;
  };
  return {
    place,
    open: async () => {
      const database = await openDatabase(place());
      opened.push(database);
      return database;
    },
  };
}
