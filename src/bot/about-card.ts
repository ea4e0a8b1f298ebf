import type { CorpusStats } from '../ask/answers.ts';
import { corpusText } from '../ask/corpus-stats.ts';
import { command } from '../cards/action-ids.ts';
import { buttonRow, context } from '../cards/blocks.ts';
import { deadlinesButton, requestButton } from '../cards/buttons.ts';
import { type Card, card, notice } from '../cards/card.ts';
import { disclaimer } from '../cards/format.ts';
import { bold, bullets, code, type Line, plain, richText } from '../cards/rich-text.ts';
import { subscribeButton } from '../subscribe/subscription-lines.ts';

/** An answer about the app itself. */
export type AboutAnswer =
  /** The requester belongs to another workspace. */
  | { readonly kind: 'members_only'; readonly workspace: string }
  | { readonly kind: 'version'; readonly version: string; readonly corpus: CorpusStats }
  /** `address`: a link or an email address; null if the operator named none. */
  | { readonly kind: 'feedback'; readonly version: string; readonly address: string | null };

type Answer<Kind> = Extract<AboutAnswer, { readonly kind: Kind }>;

/** For people of another workspace, whom the app does not serve. */
export function membersOnlyCard({ workspace }: { readonly workspace: string }): Card {
  return notice(`This app is for members of ${workspace}`, 'Ask a colleague there to share an entry in this channel.');
}

/** For people of a workspace in which the app is not installed any more. */
export const notInstalledCard = (): Card =>
  notice('Privacy Law is not installed in this workspace', 'Ask an admin to install it again.');

/** For somebody who opens the direct message with the app for the first time. */
export function welcomeCard(): Card {
  const heading = 'Privacy Law answers from legal bulletins and reminds you of their deadlines';
  return card(`${heading}. Ask in your own words, here or with ${command} in any channel.`, [
    richText([bold(heading)]),
    bullets([
      [
        [
          plain('Ask in your own words: here, with '),
          code(command),
          plain(' in any channel, or by mentioning the app.'),
        ],
      ],
      [
        [
          plain('Get reminders: '),
          code(`${command} subscribe`),
          plain(' in a channel, or subscribe for yourself here.'),
        ],
      ],
      [[plain('Every answer quotes an entry and names its source. No language model is used.')]],
    ]),
    ...buttonRow([
      deadlinesButton('Upcoming deadlines'),
      subscribeButton('Subscribe for yourself'),
      requestButton('Help', { kind: 'help' }, 'help'),
    ]),
    context(disclaimer()),
  ]);
}

/** Which version of the app answers, and how much its corpus holds. */
export function versionCard({ version, corpus }: Answer<'version'>): Card {
  return notice(`Privacy Law ${version}`, corpusText(corpus), [
    requestButton('Feedback', { kind: 'feedback' }, 'feedback'),
  ]);
}

/** Where to report what is wrong or missing. */
export function feedbackCard({ version, address }: Answer<'feedback'>): Card {
  const to = address ?? 'the person who installed the app';
  const what = `What is wrong, or missing? Give version ${version} and, for an error, its reference.`;
  const url = address && (/^https?:/.test(address) ? address : `mailto:${address}`);
  const where: Line = [plain('Write to '), url === null ? plain(to) : { type: 'link', url, text: to }];
  return card(`Feedback: write to ${to}. ${what}`, [richText([bold('Feedback')], [plain(what)], where)]);
}

/** While an answer takes long. */
export const workingCard = (): Card => notice('Working on it', 'Slack is slow to answer.');

/** Where a form does not open. */
export function noFormCard(): Card {
  return notice('Slack didn’t open the form', `Try again in a minute, or type ${command} and your question.`, [
    requestButton('Help', { kind: 'help' }, 'help'),
  ]);
}
