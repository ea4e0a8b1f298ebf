import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { pluralise } from '../../cards/format.ts';
import { OperatorError } from '../../ports.ts';
import { moveToPostgres } from '../../storage/move.ts';
import { databaseFile } from '../../storage/open-sqlite.ts';
import { printLines } from '../output.ts';
import { readStateFolder, readStorePlace } from '../settings.ts';

interface MoveOptions {
  readonly from?: string;
  readonly to?: string;
}

/** `move`: moves everything from the embedded database to an empty PostgreSQL database. */
export function moveCommand(): Command {
  return new Command('move')
    .description(
      'move everything from SQLite to an empty PostgreSQL database and compare every row; stop the app first',
    )
    .option('--from <FILE>', `the SQLite database or a backup of it; default: ${databaseFile} in STATE_DIR`)
    .addOption(
      new Option('--to <URL>', 'the PostgreSQL database; default: DATABASE_URL').argParser((text) => {
        if (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text)) return text;
        throw new InvalidArgumentError('Use an address that starts with postgres://.');
      }),
    )
    .action(async ({ from = join(readStateFolder(process.env), databaseFile), to = databaseUrl() }: MoveOptions) => {
      const tables = await moveToPostgres(from, to);
      const filled = tables.filter(({ rows }) => rows > 0);
      const total = filled.reduce((sum, { rows }) => sum + rows, 0);
      printLines([
        ...filled.map(({ name, rows }) => `${name}: ${pluralise(rows, 'row', 'rows')}`),
        `Moved ${pluralise(total, 'row', 'rows')} to PostgreSQL and compared each of them.`,
        `Set DATABASE_URL to the new database and start the app. ${from} is unchanged; keep it until you have seen the app work.`,
      ]);
    });
}

function databaseUrl(): string {
  const place = readStorePlace(process.env);
  if (place.kind === 'postgres') return place.url;
  throw new OperatorError('Say where to move: set DATABASE_URL or give --to postgres://….');
}
