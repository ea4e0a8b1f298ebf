import type { CorpusStats } from '../ask/answers.ts';
import { corpusText } from '../ask/corpus-stats.ts';
import { command } from '../cards/action-ids.ts';
import { buttonRow, context } from '../cards/blocks.ts';
import { helpButton, requestButton, upcomingButton } from '../cards/buttons.ts';
import { type Card, card, notice } from '../cards/card.ts';
import { disclaimer } from '../cards/format.ts';
import { bold, bullets, code, line, link, plain, richText } from '../cards/rich-text.ts';
import { t } from '../messages/messages.ts';
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
  return notice(t('bot.members_only', { workspace }), t('bot.members_only.hint'));
}

/** For people of a workspace in which the app is not installed any more. */
export const notInstalledCard = (): Card => notice(t('bot.not_installed'), t('bot.not_installed.hint'));

/** For somebody who opens the direct message with the app for the first time. */
export function welcomeCard(): Card {
  const heading = t('bot.welcome');
  return card(t('bot.welcome.text', { heading, command }), [
    richText([bold(heading)]),
    bullets([
      [line('bot.welcome.ask', { command: code(command) })],
      [line('bot.welcome.reminders', { command: code(`${command} subscribe`) })],
      [line('bot.welcome.answers')],
    ]),
    ...buttonRow([upcomingButton(), subscribeButton(t('bot.welcome.subscribe')), helpButton()]),
    context(disclaimer()),
  ]);
}

/** Which version of the app answers, and how much its corpus holds. */
export function versionCard({ version, corpus }: Answer<'version'>): Card {
  return notice(`Privacy Law ${version}`, corpusText(corpus), [
    requestButton(t('bot.version.feedback'), { kind: 'feedback' }, 'feedback'),
  ]);
}

/** Where to report what is wrong or missing. */
export function feedbackCard({ version, address }: Answer<'feedback'>): Card {
  const to = address ?? t('bot.feedback.operator');
  const what = t('bot.feedback.what', { version });
  const url = address && (/^https?:/.test(address) ? address : `mailto:${address}`);
  const where = line('bot.feedback.where', { to: url === null ? to : link(url, to) });
  return card(t('bot.feedback.text', { to, what }), [richText([bold(t('bot.feedback'))], [plain(what)], where)]);
}

/** While an answer takes long. */
export const workingCard = (): Card => notice(t('bot.working'), t('bot.working.hint'));

/** Where a form does not open. */
export function noFormCard(): Card {
  return notice(t('bot.no_form'), t('bot.no_form.hint', { command }), [helpButton()]);
}
