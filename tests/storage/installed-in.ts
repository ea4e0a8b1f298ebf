import type { Database } from '../../src/storage/database.ts';
import { createInstallationStore } from '../../src/storage/installation-store.ts';
import { createVault } from '../../src/storage/vault.ts';
import { monday } from './samples.ts';

/** Installs the app in a workspace by OAuth, as far as the database knows. */
export async function installedIn(database: Database, id: string): Promise<void> {
  const bot = { botId: 'B1', botUserId: 'U0BOT', botName: 'privacylaw', installedBy: 'U0ADACHEN1' };
  await createInstallationStore(database, createVault([])).save(
    { ...bot, id, name: id, enterpriseId: null, installedAt: monday },
    { token: 'xoxb-1', refreshToken: null, expiresAt: null },
  );
}
