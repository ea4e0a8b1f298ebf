import { randomUUID } from 'node:crypto';
import type { StorePlace } from '../../src/app/settings.ts';
import { onServer, server } from '../on-postgres-server.ts';

/** Where the story's database is. Disposing of it drops the database. */
export interface CrashPlace extends AsyncDisposable {
  readonly place: StorePlace;
  /** Cuts every connection to it. */
  readonly cut: () => Promise<void>;
}

/** A database of its own, dropped with what it holds: the job queue has a schema that is not to be shared. */
export async function postgresPlace(): Promise<CrashPlace> {
  const name = `privacy_law_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    place: { kind: 'postgres', url: url.href },
    cut: () => onServer(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`),
    [Symbol.asyncDispose]: () => onServer(`drop database ${name} with (force)`),
  };
}
