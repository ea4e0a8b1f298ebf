#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { SettingIsWrong } from '../config/settings.ts';
import { checkCommand } from './check.ts';
import { deadlinesCommand } from './deadlines.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { inputAtFault } from './output.ts';
import { parseCommand } from './parse.ts';
import { playgroundCommand } from './playground.ts';
import { remindCommand } from './remind.ts';
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
  remindCommand(),
  parseCommand(),
  importCommand(),
  exportCommand(),
  checkCommand(),
  searchCommand(),
  deadlinesCommand(),
  schemaCommand(),
]) {
  program.addCommand(command.exitOverride().showHelpAfterError());
}

// Whoever reads our output may have read enough: `… | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// 0: good. 1: the input is at fault (set by the command). 2: the call is.
try {
  await program.exitOverride().parseAsync();
} catch (error) {
  if (error instanceof SettingIsWrong) {
    process.stderr.write(`${error.message}\n`);
    inputAtFault();
  } else if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    throw error;
  }
}
