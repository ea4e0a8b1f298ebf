import type { DatabasePlace } from '../../src/storage/open-database.ts';

/** A place as an argument of a process: the address of PostgreSQL, or the folder of SQLite. */
export const addressOf = (place: DatabasePlace): string => (place.kind === 'postgres' ? place.url : place.folder);

/** The place of such an address. */
export const placeAt = (address: string): DatabasePlace =>
  address.startsWith('postgres') ? { kind: 'postgres', url: address } : { kind: 'embedded', folder: address };
