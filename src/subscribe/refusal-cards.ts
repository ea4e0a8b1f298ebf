import { requestButton } from '../cards/buttons.ts';
import { type Card, notice } from '../cards/card.ts';
import { describePostError } from '../cards/errors.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import type { NothingMatchesAnswer, SubscriptionAnswer } from './answers.ts';
import type { CommandProblem } from './subscribe-command.ts';
import { exampleCommand, openFormButton } from './subscription-lines.ts';
import { nearZones } from './zone-names.ts';

type Answer<Kind> = Extract<SubscriptionAnswer, { readonly kind: Kind }>;

/** A command that is not valid: all its problems, each with what to type instead. */
export function invalidCommandCard({ problems, dates }: Answer<'invalid_command'>): Card {
  const sentences = [
    ...problems.slice(0, 5).map(problemText),
    ...filterProblems({ dates }),
    `For example: ${exampleCommand} zone Asia/Shanghai`,
  ];
  return notice('Not subscribed', sentences.join(' '), [openFormButton]);
}

function problemText({ part, text }: CommandProblem): string {
  switch (part) {
    case 'lead':
      return `${quoted(text)} isn’t a valid number of days. Use up to 10 numbers from 0 to 365: lead 14,7,1.`;
    case 'at':
      return `${quoted(text)} isn’t a valid time. Use 09:00 or 9am.`;
    case 'zone': {
      const near = nearZones(text).slice(0, 3);
      const hint =
        near.length > 0
          ? `Did you mean ${near.join(' or ')}?`
          : 'Use a name such as Asia/Shanghai, Europe/Brussels or UTC.';
      return `${quoted(text)} isn’t a known time zone. ${hint}`;
    }
  }
}

const quoted = (text: string): string => `“${truncate(text, truncationLengths.titleInPassing)}”`;

/** Why a filter is refused: its dates. */
export function filterProblems({ dates }: Pick<Answer<'invalid_command'>, 'dates'>): string[] {
  return dates.length > 0 ? [`Remove ${dates.map(quoted).join(', ')}: reminder filters can’t include dates.`] : [];
}

/** A valid filter that nothing matches yet. */
export function nothingMatchesCard({ words, understood }: NothingMatchesAnswer): Card {
  const readAs = truncate(understood.join(' · '), truncationLengths.smallPrint);
  return notice(
    'Not subscribed: nothing matches yet',
    `Read as: ${readAs}. Edit the filter, or subscribe anyway to be reminded once something matches. Use quotes to keep words together.`,
    [
      requestButton('Subscribe anyway', { kind: 'subscribe', words, anyway: true }, 'anyway'),
      openFormButton,
      requestButton('All deadlines', { kind: 'deadlines', words: '', page: 1 }, 'deadlines'),
    ],
  );
}

/** The same, as the error of a form field. */
export function nothingMatchesText({ understood }: NothingMatchesAnswer): string {
  const readAs = truncate(understood.join(' · '), truncationLengths.question);
  return `Nothing matches yet. Read as: ${readAs}. Edit the filter, or select “Subscribe even if nothing matches yet”.`;
}

/** A channel in which the app can't post. */
export function cannotPostCard({ error, words, place }: Answer<'cannot_post'>): Card {
  const { why, next } = describePostError(error, place);
  return notice(`Not subscribed. ${why}`, `${next} Then try again.`, [
    requestButton('Try again', { kind: 'subscribe', words, anyway: false }, 'again'),
  ]);
}
