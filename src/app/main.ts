import { Command, CommanderError } from 'commander';
import { OperatorError } from '../ports.ts';
import { failWithInputError } from './output.ts';
import { InvalidSettingError } from './settings.ts';

// Each loads what it needs alone: a call of one does not pay for the others.
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
  backup: async () => (await import('./commands/backup.ts')).backupCommand(),
  restore: async () => (await import('./commands/backup.ts')).restoreCommand(),
  schema: async () => (await import('./commands/check.ts')).schemaCommand(),
};

const program = new Command('privacy-law')
  .description('Privacy Law for Slack: reads legal bulletins, answers in Slack, keeps their deadlines')
  .showHelpAfterError()
  .helpCommand(true);

// Whoever reads our output may have read enough: `… | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// 0: good. 1: the input is at fault (set by the command). 2: the call is.
try {
  const named = commands[process.argv[2] ?? ''];
  for (const load of named ? [named] : Object.values(commands)) {
    program.addCommand((await load()).exitOverride().showHelpAfterError());
  }
  await program.exitOverride().parseAsync();
} catch (error) {
  if (error instanceof InvalidSettingError || error instanceof OperatorError) {
    process.stderr.write(`${error.message}\n`);
    failWithInputError();
  } else if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    throw error;
  }
}
