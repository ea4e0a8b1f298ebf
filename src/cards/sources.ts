import type { RichTextElement } from '@slack/types';
import type { Entry } from '../bulletin/bulletin.ts';
import type { CorpusEntry } from '../bulletin/corpus.ts';
import { sectionName } from '../bulletin/labels.ts';
import { t } from '../messages/messages.ts';
import { formatDate } from '../time/format-date.ts';
import { formatIssueDate } from './format.ts';
import { truncate, truncationLengths } from './limits.ts';
import { type Line, line, link, plain } from './rich-text.ts';

type Sourced = Pick<CorpusEntry, 'entry' | 'bulletin'>;
type Account = NonNullable<Entry['sources']>[number];

/** Where an entry can be checked: the account that it was written from, or its bulletin and number, as a link where there is an address. */
export function sourceRuns({ entry, bulletin, number }: Pick<CorpusEntry, 'entry' | 'bulletin' | 'number'>): Line {
  const title = truncate(bulletin.title, truncationLengths.bulletinTitle);
  const name = t('cards.sources.place', { title, section: sectionName(entry.section).toLowerCase(), number });
  const address = sourceAddress({ entry, bulletin });
  if (address === null) return [plain(t('cards.sources.without_link', { name }))];
  const account = entry.sources?.find(({ url }) => url === address);
  return account ? [accountLink(account), plain(` · ${name}`)] : [link(address, name)];
}

/** In a list: "Source" as a link, or "no link". */
export function sourceWord(source: Sourced): RichTextElement {
  const address = sourceAddress(source);
  return address === null ? plain(t('cards.sources.no_link')) : link(address, t('cards.sources.link'));
}

/** The address of the entry, of the first account that it was written from, or of its bulletin; null if none fits on a card. */
export function sourceAddress(source: Sourced): string | null {
  return addressesOf(source).find((address) => address.length <= truncationLengths.address) ?? null;
}

/** The first of these addresses, however long it is; null if there is none. */
export const sourceUrl = (source: Sourced): string | null => addressesOf(source)[0] ?? null;

function addressesOf({ entry, bulletin }: Sourced): readonly string[] {
  const accounts = entry.sources?.map(({ url }) => url) ?? [];
  return [entry.source, ...accounts, bulletin.source].filter((address) => address !== undefined);
}

const mostAccounts = 4;

/** The accounts beside the one that `sourceRuns` links to, by publisher and date; no line where there are none. */
export function furtherSourceLines(source: Sourced): readonly Line[] {
  const linked = sourceAddress(source);
  const others = (source.entry.sources ?? []).filter(
    ({ url }) => url !== linked && url.length <= truncationLengths.address,
  );
  if (others.length === 0) return [];
  const more = others.length - mostAccounts;
  const links = others
    .slice(0, mostAccounts)
    .flatMap((one, i) => [...(i === 0 ? [] : [plain(' · ')]), accountLink(one)]);
  return [more > 0 ? line('cards.sources.also_more', { links, count: more }) : line('cards.sources.also', { links })];
}

function accountLink({ url, publisher, published }: Account): RichTextElement {
  const name = truncate(publisher ?? new URL(url).host, truncationLengths.publisher);
  return link(url, published === undefined ? name : `${name}, ${formatIssueDate(published)}`);
}

/** How current an entry is: from when its newest account is, and when it was last checked. */
export const checkedTexts = ({ knownAsOf, checked }: Entry): readonly string[] => [
  ...(knownAsOf === undefined ? [] : [t('cards.sources.newest', { day: formatIssueDate(knownAsOf) })]),
  ...(checked === undefined ? [] : [t('cards.sources.checked', { day: formatDate(checked) })]),
];

/** What is doubtful about an entry, if anything. */
export const doubtLines = ({ doubt }: Entry): readonly Line[] =>
  doubt === undefined ? [] : [line('cards.sources.doubt', { doubt })];
