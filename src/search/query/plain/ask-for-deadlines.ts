import type { DeadlineKind } from '../../../bulletin/bulletin.ts';
import { simplified } from '../../simplified.ts';
import type { Reading } from '../query.ts';
import { readAmounts } from '../read-amounts.ts';
import { readWindow } from '../times/date-window.ts';
import { nameAuthorities } from './name-authorities.ts';
import type { PlainReading } from './plain-reading.ts';
import { isFiller, kindNamed, partChinese } from './question-words.ts';
import { tokensOf, unpunctuated } from './tokens.ts';

/** Reads a question about deadlines: times, kinds, authorities, amounts; what is none of these are words that must occur. */
export function askForDeadlines(text: string, { today, concepts }: Reading): PlainReading {
  const amounts = readAmounts(simplified(text));
  const { window, said, unread, rest } = readWindow(amounts.rest, today);
  const { codes, rest: others } = nameAuthorities(rest, concepts);
  const tokens = tokensOf(others).flatMap(partChinese).map(unpunctuated);
  const kinds = [...new Set(tokens.flatMap((token) => kindNamed(token) ?? []))];
  return {
    words: tokens.filter((token) => isSubject(token, kinds)).join(' '),
    values: { kinds, authorities: codes },
    times: window ? [{ of: 'due', window, text: said }] : [],
    penalty: amounts.range,
    unread,
  };
}

// "Open consultations" are those that have not closed; "open" elsewhere is a subject: open banking.
const isSubject = (token: string, kinds: readonly DeadlineKind[]): boolean =>
  kindNamed(token) === null &&
  !isFiller(token) &&
  !/^(?:截止日期|截止|期限|到期)$/.test(token) &&
  !(/^open$/i.test(token) && kinds.includes('consultation_close'));
