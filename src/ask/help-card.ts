import type { KnownBlock } from '@slack/types';
import { command } from '../cards/action-ids.ts';
import { context, controls, header } from '../cards/blocks.ts';
import { deadlinesButton, requestButton } from '../cards/buttons.ts';
import { type Card, card } from '../cards/card.ts';
import { disclaimer } from '../cards/format.ts';
import { bold, bullets, code, type Line, plain, richText } from '../cards/rich-text.ts';
import type { HelpAnswer } from './answers.ts';
import { corpusText } from './corpus-stats.ts';

/** What the app can do, with examples that work on the present corpus. */
export function helpCard(answer: HelpAnswer): Card {
  const [first] = answer.questions;
  const example = first === undefined ? '' : ` Example: ${command} ${first}`;
  const verbs = 'deadlines, latest, show, subscribe, subscriptions, settings';
  const text = `What you can ask: ${command} and a question, ${verbs}.${example}`;
  return card(text, [
    header('What you can ask'),
    ...usageBlocks(answer),
    ...controls(
      'help',
      [
        ...(first === undefined
          ? []
          : [requestButton('Try the first one', { kind: 'search', words: first, page: 1 }, 'example')]),
        deadlinesButton('Upcoming deadlines'),
        requestButton('Subscribe…', { kind: 'subscribe', words: '', anyway: false }, 'subscribe'),
      ],
      [
        requestButton('Subscriptions', { kind: 'subscriptions', page: 1 }, 'subscriptions'),
        requestButton('Settings…', { kind: 'settings' }, 'settings'),
        requestButton('Import a bulletin…', { kind: 'import' }, 'import'),
        requestButton('Sources', { kind: 'sources', page: 1 }, 'sources'),
        requestButton('Send feedback', { kind: 'feedback' }, 'feedback'),
      ],
    ),
    context(
      [corpusText(answer.corpus), 'Answers are quotes or derived from an entry, with its source.', disclaimer()].join(
        ' ',
      ),
    ),
  ]);
}

/** How to use the app, for help and Home. */
export function usageBlocks({ questions }: HelpAnswer): readonly KnownBlock[] {
  return [
    ...group('A question, in your own words', questions.map(typed)),
    ...group('What is coming', [typed('deadlines next 30 days'), typed('latest enforcement')]),
    ...group('Filters and exact words', [typed('section:enforcement "personal information" -draft')]),
    ...group('Reminders for this channel', [
      [...typed('subscribe'), plain('  opens a form')],
      [...typed('subscriptions'), plain('  lists, changes and ends them')],
    ]),
  ];
}

const typed = (words: string): Line => [code(`${command} ${words}`)];

const group = (name: string, lines: readonly Line[]): readonly KnownBlock[] =>
  lines.length === 0 ? [] : [richText([bold(name)]), bullets(lines.map((line) => [line]))];
