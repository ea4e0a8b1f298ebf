import type { KnownBlock } from '@slack/types';
import { command } from '../cards/action-ids.ts';
import { context, controls, header } from '../cards/blocks.ts';
import { requestButton, upcomingButton } from '../cards/buttons.ts';
import { type Card, card } from '../cards/card.ts';
import { disclaimer } from '../cards/format.ts';
import { bold, bullets, code, type Line, line, richText } from '../cards/rich-text.ts';
import { joinAs } from '../messages/lists.ts';
import { t } from '../messages/messages.ts';
import type { HelpAnswer } from './answers.ts';
import { corpusText } from './corpus-stats.ts';

/** What the app can do, with examples that work on the present corpus. */
export function helpCard(answer: HelpAnswer): Card {
  const [question] = answer.questions;
  const verbs = 'deadlines, latest, show, subscribe, subscriptions, settings';
  const example = question === undefined ? [] : [t('ask.help.text.example', { command, question })];
  return card(joinAs('sentences', [t('ask.help.text', { command, verbs }), ...example]), [
    header(t('ask.help.heading')),
    ...usageBlocks(answer),
    ...controls(
      'help',
      [
        ...(question === undefined
          ? []
          : [requestButton(t('ask.help.try'), { kind: 'search', words: question, page: 1 }, 'example')]),
        upcomingButton(),
        requestButton(t('ask.help.subscribe'), { kind: 'subscribe', words: '', anyway: false }, 'subscribe'),
      ],
      [
        requestButton(t('ask.help.subscriptions'), { kind: 'subscriptions', page: 1 }, 'subscriptions'),
        requestButton(t('ask.help.settings'), { kind: 'settings' }, 'settings'),
        requestButton(t('ask.help.import'), { kind: 'import' }, 'import'),
        requestButton(t('ask.help.sources'), { kind: 'sources', page: 1 }, 'sources'),
        requestButton(t('ask.help.feedback'), { kind: 'feedback' }, 'feedback'),
      ],
    ),
    context(joinAs('sentences', [corpusText(answer.corpus), t('ask.help.answers'), disclaimer()])),
  ]);
}

/** How to use the app, for help and Home. */
export function usageBlocks({ questions }: HelpAnswer): readonly KnownBlock[] {
  return [
    ...group(t('ask.help.question'), questions.map(typed)),
    ...group(t('ask.help.coming'), [typed('deadlines next 30 days'), typed('latest enforcement')]),
    ...group(t('ask.help.filters'), [typed('section:enforcement "personal information" -draft')]),
    ...group(t('ask.help.reminders'), [
      line('ask.help.reminders.subscribe', { command: typed('subscribe') }),
      line('ask.help.reminders.subscriptions', { command: typed('subscriptions') }),
    ]),
  ];
}

const typed = (words: string): Line => [code(`${command} ${words}`)];

const group = (name: string, lines: readonly Line[]): readonly KnownBlock[] =>
  lines.length === 0 ? [] : [richText([bold(name)]), bullets(lines.map((one) => [one]))];
