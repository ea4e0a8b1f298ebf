import { Command, CommanderError } from 'commander';
import { OperatorError } from '../ports.ts';
import { printError } from './output.ts';
import { loadEnvironmentFile, readHolidaysFile } from './settings.ts';

// Each command loads only what it needs.
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./commands/start.ts')).startCommand(),
  playground: async () => (await import('./commands/playground.ts')).playgroundCommand(),
  remind: async () => (await import('./commands/remind.ts')).remindCommand(),
  parse: async () => (await import('./commands/parse.ts')).parseCommand(),
  import: async () => (await import('./commands/import.ts')).importCommand(),
  export: async () => (await import('./commands/export.ts')).exportCommand(),
  check: async () => (await import('./commands/check.ts')).checkCommand(),
  search: async () => (await import('./commands/search.ts')).searchCommand(),
  deadlines: async () => (await import('./commands/deadlines.ts')).deadlinesCommand(),
  mcp: async () => (await import('./commands/mcp.ts')).mcpCommand(),
  manifest: async () => (await import('./commands/manifest.ts')).manifestCommand(),
  backup: async () => (await import('./commands/backup.ts')).backupCommand(),
  restore: async () => (await import('./commands/backup.ts')).restoreCommand(),
  person: async () => (await import('./commands/person.ts')).personCommand(),
  move: async () => (await import('./commands/move.ts')).moveCommand(),
  token: async () => (await import('./commands/token.ts')).tokenCommand(),
  erase: async () => (await import('./commands/erase.ts')).eraseCommand(),
  schema: async () => (await import('./commands/check.ts')).schemaCommand(),
};

const program = new Command('privacy-law')
  .description('Search legal bulletins and get deadline reminders in Slack')
  .showHelpAfterError()
  .helpCommand(true);

// The reader of our output may stop reading, as in `… | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// Exit codes: 0 success, 1 the input is at fault, 2 the call is.
try {
  loadEnvironmentFile();
  const holidays = readHolidaysFile(process.env);
  if (holidays !== null) await (await import('./holidays-file.ts')).loadHolidays(holidays);
  const named = commands[process.argv[2] ?? ''];
  for (const load of named ? [named] : Object.values(commands)) {
    program.addCommand((await load()).exitOverride().showHelpAfterError());
  }
  await program.exitOverride().parseAsync();
} catch (error) {
  if (error instanceof OperatorError) printError(error.message);
  else if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else throw error;
}
