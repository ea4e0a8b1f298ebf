import { Argument, Command, InvalidArgumentError } from 'commander';
import { OperatorError } from '../../ports.ts';
import { clientTokens, createClientToken, revokeClientToken } from '../../storage/client-tokens.ts';
import type { Database } from '../../storage/database.ts';
import { openDatabase } from '../../storage/open-database.ts';
import { isInstalled } from '../../storage/workspace.ts';
import { jsonOption } from '../options.ts';
import { printError, printJson, printLines } from '../output.ts';
import { readStorePlace } from '../settings.ts';
import { noWorkspace, oneWorkspaceIn, theOnlyOne, workspaceIn, workspaceOption } from '../workspace-option.ts';

interface TokenOptions {
  readonly workspace?: string;
  readonly json?: true;
}

/** `token create NAME`, `token list` and `token revoke NAME`: with what other programs ask in the name of one of many workspaces. */
export function tokenCommand(): Command {
  const token = new Command('token')
    .exitOverride()
    .showHelpAfterError()
    .description('create, list and revoke the tokens with which other programs ask for one of many workspaces');
  token
    .command('create')
    .description('create a token and print it, once; the running app accepts it at once')
    .addArgument(nameArgument())
    .addOption(workspaceOption(theOnlyOne))
    .action(async (name: string, { workspace }: TokenOptions) => {
      await using database = await openDatabase(readStorePlace(process.env));
      const workspaceId = await servedWorkspace(database, workspace);
      const created = await createClientToken(database, { workspaceId, name }, now());
      if (created === null) return printError(`${workspaceId} has a token ${name}. Revoke it, or choose another name.`);
      printLines([created]);
      process.stderr.write(`Created ${name} for ${workspaceId}. It is not shown again: only its digest is stored.\n`);
    });
  token
    .command('list')
    .description('list the tokens by workspace, name and the day on which they were created')
    .addOption(workspaceOption('all'))
    .addOption(jsonOption('[{workspaceId, name, createdOn}]'))
    .action(async ({ workspace, json }: TokenOptions) => {
      await using database = await openDatabase(readStorePlace(process.env));
      const workspaceId = workspace === undefined ? null : await workspaceIn(database, workspace);
      const tokens = (await clientTokens(database, workspaceId)).map(({ createdAt, ...named }) => ({
        ...named,
        createdOn: new Date(createdAt).toISOString().slice(0, 10),
      }));
      if (json) return printJson(tokens);
      const lines = tokens.map((one) => `${one.workspaceId} ${one.name}, created on ${one.createdOn}`);
      printLines(lines.length > 0 ? lines : ['There are no tokens.']);
    });
  token
    .command('revoke')
    .description('make a token invalid; the running app refuses it at once')
    .addArgument(nameArgument())
    .addOption(workspaceOption(theOnlyOne))
    .action(async (name: string, { workspace }: TokenOptions) => {
      await using database = await openDatabase(readStorePlace(process.env));
      const workspaceId = await servedWorkspace(database, workspace);
      if (await revokeClientToken(database, { workspaceId, name }, now()))
        printLines([`Revoked ${name} of ${workspaceId}.`]);
      else printError(`${workspaceId} has no token ${name}. privacy-law token list shows those that there are.`);
    });
  return token;
}

const nameArgument = (): Argument =>
  new Argument('<NAME>', 'what the token is for, such as assistant').argParser((text) => {
    if (/^[\w.-]{1,50}$/.test(text)) return text;
    throw new InvalidArgumentError('Use up to 50 letters, digits, dots, hyphens and underscores.');
  });

const now = () => ({ by: 'the command line', at: Date.now() });

async function servedWorkspace(database: Database, named: string | undefined): Promise<string> {
  const workspaceId = await oneWorkspaceIn(database, named);
  if (workspaceId === null) throw noWorkspace();
  if (await isInstalled(database, workspaceId)) return workspaceId;
  throw new OperatorError(
    `${workspaceId} has the app for itself: set API_TOKEN for it. Tokens are for workspaces that installed the app by OAuth.`,
  );
}
