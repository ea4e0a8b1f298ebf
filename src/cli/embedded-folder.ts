import { readStorePlace } from '../config/settings.ts';
import { inputAtFault } from './output.ts';

/**
 * The folder of the embedded database; null, with word of what to use instead, where the app keeps its data in PostgreSQL.
 * Throws `SettingIsWrong`.
 */
export function embeddedFolder(instead: string): string | null {
  const place = readStorePlace(process.env);
  if (place.kind === 'embedded') return place.folder;
  process.stderr.write(
    `DATABASE_URL is set: the data is in PostgreSQL, which has its own tools. Use: ${instead}\n`,
  );
  inputAtFault();
  return null;
}
