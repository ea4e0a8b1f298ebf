#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { checkCommand } from './check.ts';
import { deadlinesCommand } from './deadlines.ts';
import { parseCommand } from './parse.ts';
import { playgroundCommand } from './playground.ts';
import { schemaCommand } from './schema.ts';
import { searchCommand } from './search.ts';
import { startCommand } from './start.ts';

const program = new Command('privacy-law')
  .description('Privacy Law for Slack: reads legal bulletins, answers in Slack, keeps their deadlines')
  .showHelpAfterError()
  .helpCommand(true);

for (const command of [
  startCommand(),
  playgroundCommand(),
  parseCommand(),
  checkCommand(),
  searchCommand(),
  deadlinesCommand(),
  schemaCommand(),
]) {
  program.addCommand(command.exitOverride().showHelpAfterError());
}

// 0: good. 1: the input is at fault (set by the command). 2: the call is.
try {
  await program.exitOverride().parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
