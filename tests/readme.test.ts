import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { settingNames } from '../src/app/settings.ts';
import { answerQuestion } from '../src/ask/answer-question.ts';
import { parseRequest } from '../src/question/parse-request.ts';
import { isQuestion, isSubscriptionRequest } from '../src/question/request.ts';
import { matchingDeadlines } from '../src/subscribe/filter.ts';
import { parseSubscribeCommand } from '../src/subscribe/parse-subscribe-command.ts';
import { runCli } from './app/run-cli.ts';
import { bundledLibrary, day } from './bundled-library.ts';

const file = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const readme = file('README.md');
const commands = file('docs/commands.md');
const configuration = file('docs/configuration.md');

const library = await bundledLibrary();

describe('the README', () => {
  const examples = [...readme.matchAll(/^\| `\/privacy-law ([^`]+)`/gm)].map(([, text = '']) => text);

  it('has examples to type', () => {
    expect(examples.length).toBeGreaterThan(4);
  });

  it.each(examples)('promises an answer that is given: %s', async (text) => {
    const request = parseRequest(text, library.knows, library.concepts);
    if (isSubscriptionRequest(request)) {
      const order = parseSubscribeCommand(request.kind === 'subscribe' ? request.words : '');
      expect(order.problems).toEqual([]);
      expect(matchingDeadlines(order.filter, library)).not.toEqual([]);
      return;
    }
    if (!isQuestion(request)) return;
    const { kind } = await answerQuestion(request, library, day('2019-04-22'));
    expect(kind).toMatch(text === 'deadlnes' ? /^near_verb$/ : /^(results|deadlines|latest|entry)$/);
  });

  it('goes with a page that names every command of the program', async () => {
    const { stdout } = await runCli(['--help']);
    const printed = [...stdout.matchAll(/^ {2}([a-z]+)(?: \[options\])?(?: [[<].*)? {2}/gm)].map(([, name]) => name);
    const documented = [...commands.matchAll(/`([a-z]+)(?: [^`]*)?`/g)].map(([, name]) => name);
    for (const name of printed.filter((one) => one !== 'help')) expect(documented).toContain(name);
    expect(printed.length).toBeGreaterThan(5);
  });

  it('goes with a page that names every setting, as does .env.example', () => {
    for (const name of settingNames) {
      expect(configuration).toContain(`\`${name}\``);
      expect(file('.env.example')).toContain(`${name}=`);
    }
  });
});
