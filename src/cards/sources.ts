import type { RichTextElement } from '@slack/types';
import type { Entry } from '../bulletin/bulletin.ts';
import type { CorpusEntry } from '../bulletin/corpus.ts';
import { sectionNames } from '../bulletin/labels.ts';
import { formatDate } from '../time/calendar-date.ts';
import { formatIssueDate } from './format.ts';
import { truncate, truncationLengths } from './limits.ts';
import { bold, type Line, link, plain } from './rich-text.ts';

type Sourced = Pick<CorpusEntry, 'entry' | 'bulletin'>;
type Account = NonNullable<Entry['sources']>[number];

/** Where an entry can be checked: the account that it was written from, or its bulletin and number, as a link where there is an address. */
export function sourceRuns({ entry, bulletin, number }: Pick<CorpusEntry, 'entry' | 'bulletin' | 'number'>): Line {
  const name = `${truncate(bulletin.title, truncationLengths.bulletinTitle)}, ${sectionNames[entry.section].toLowerCase()} no. ${number}`;
  const address = sourceAddress({ entry, bulletin });
  if (address === null) return [plain(`${name} (no link on record)`)];
  const account = entry.sources?.find(({ url }) => url === address);
  return account ? [accountLink(account), plain(` · ${name}`)] : [link(address, name)];
}

/** In a list: "Source" as a link, or "no link". */
export function sourceWord(source: Sourced): RichTextElement {
  const address = sourceAddress(source);
  return address === null ? plain('no link') : link(address, 'Source');
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
  return [[plain('Also: '), ...links, ...(more > 0 ? [plain(` and ${more} more`)] : [])]];
}

function accountLink({ url, publisher, published }: Account): RichTextElement {
  const name = truncate(publisher ?? new URL(url).host, truncationLengths.publisher);
  return link(url, published === undefined ? name : `${name}, ${formatIssueDate(published)}`);
}

/** How current an entry is: from when its newest account is, and when it was last checked. */
export const checkedTexts = ({ knownAsOf, checked }: Entry): readonly string[] => [
  ...(knownAsOf === undefined ? [] : [`Newest account ${formatIssueDate(knownAsOf)}`]),
  ...(checked === undefined ? [] : [`Checked ${formatDate(checked)}`]),
];

/** What is doubtful about an entry, if anything. */
export const doubtLines = ({ doubt }: Entry): readonly Line[] =>
  doubt === undefined ? [] : [[bold('In doubt'), plain(`  ${doubt}`)]];
