import type { Button, KnownBlock } from '@slack/types';
import { jurisdictionName } from '../bulletin/labels.ts';
import { actionIds } from '../cards/action-ids.ts';
import { button, buttonRow, context, controls, divider, header } from '../cards/blocks.ts';
import { readValue, writeValue } from '../cards/button-values.ts';
import { pageButtons, pageOf, pageSuffix } from '../cards/buttons.ts';
import { type Card, card, notice } from '../cards/card.ts';
import { pluralise } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, type Line, link, plain, richText } from '../cards/rich-text.ts';
import type { Instant } from '../time/instant.ts';
import { draftFacts, previewButton } from './announcement-card.ts';
import type { SourceDone, SourceList, SourcesAnswer } from './answers.ts';
import type { WaitingDraft } from './ports.ts';
import { type Source, type SourceChoice, type SourceState, sourceChoices } from './source.ts';

/** What a curator who looks after the sources is shown; the refusal of others is a card of imports. */
export function sourcesCard(answer: Exclude<SourcesAnswer, { kind: 'not_curator' }>): Card {
  return answer.kind === 'source_form'
    ? notice('Add a source', 'Open the form to enter the address of a feed.', [addButton])
    : listCard(answer);
}

/** How many sources and drafts a page lists. */
const onPage = { sources: 6, drafts: 5 } as const;

const addButton = button({ id: actionIds.addSource, text: 'Add a source…', value: writeValue('new') });

function listCard(answer: SourceList): Card {
  const { sources, waiting, done } = answer;
  const on = sources.filter(({ source }) => source.enabled).length;
  const { items, page } = pageOf(sources, { number: answer.page, size: onPage.sources });
  const heading = `Sources${pageSuffix(page)}`;
  const counts = on === 0 ? 'None is on. Turn on what you want to follow.' : `${on} of ${sources.length} on`;
  const said = done && doneText(done);
  return card([...(said ? [said] : []), `${heading}. ${counts}`].join(' '), [
    ...(said ? [richText([bold(said)]), divider] : []),
    ...(page.number === 1 ? waitingBlocks(waiting) : []),
    header(heading),
    context(counts),
    ...items.flatMap((state) => sourceBlocks(state, answer)),
    ...buttonRow([addButton, ...pageButtons({ kind: 'sources', page: page.number }, page)]),
    context(`New entries wait here until a curator imports them. ${toldTexts[answer.told]}`),
  ]);
}

const toldTexts: Readonly<Record<SourceList['told'], string>> = {
  channel: 'The curators’ channel is told once a day.',
  curators: 'Curators get one direct message a day.',
  nobody: 'Nobody is told of them: ask the operator to set CURATORS_CHANNEL.',
};

function doneText(done: SourceDone): string {
  if (done.kind === 'gone') return 'That is no longer here. The list shows what is.';
  if (done.kind === 'discarded') return `Discarded: ${short(done.title)}. Its entries don’t come back.`;
  const name = short(done.source.name);
  switch (done.kind) {
    case 'added':
      return `Added: ${name}. It has no recent entries; new ones will wait here.`;
    case 'enabled':
      return `On: ${name}. It is fetched within a minute.`;
    case 'disabled':
      return `Off: ${name}. What it brought still waits here.`;
    case 'removed':
      return `Removed: ${name}. What it brought still waits here.`;
    case 'known':
      return `This address is here already: ${name}. Nothing was added.`;
    case 'busy':
      return `${name} is being fetched already. Look again in a minute.`;
    case 'failed':
      return `Couldn’t fetch ${name}. ${done.why}`;
    case 'fetched':
      return done.entries > 0
        ? `${pluralise(done.entries, 'new entry', 'new entries')} from ${name}. Preview and import below.`
        : `Nothing new from ${name}.`;
  }
}

const short = (text: string): string => truncate(text, truncationLengths.titleInPassing);

function waitingBlocks(waiting: readonly WaitingDraft[]): readonly KnownBlock[] {
  if (waiting.length === 0) return [];
  const more = waiting.length - onPage.drafts;
  return [
    header(pluralise(waiting.length, 'bulletin to review', 'bulletins to review')),
    ...waiting
      .slice(0, onPage.drafts)
      .flatMap((draft) => [
        richText([bold(truncate(draft.title, truncationLengths.titleInList)), plain(` · ${draftFacts(draft)}`)]),
        ...controls(
          `draft-${draft.draftId}`,
          [previewButton(draft)],
          [choiceButton('Discard', { choice: 'discard', id: draft.draftId })],
        ),
      ]),
    ...(more > 0 ? [context(`${pluralise(more, 'more waits', 'more wait')}. Import or discard these first.`)] : []),
  ];
}

function sourceBlocks(state: SourceState, { ofFiles, zone }: SourceList): readonly KnownBlock[] {
  const { source } = state;
  const { id, enabled } = source;
  const turn = enabled
    ? choiceButton('Turn off', { choice: 'disable', id })
    : choiceButton('Turn on', { choice: 'enable', id });
  const remove = ofFiles.has(id) ? [] : [choiceButton('Remove', { choice: 'remove', id })];
  return [
    richText(
      [bold(truncate(source.name, truncationLengths.titleInList)), plain(` · ${enabled ? 'on' : 'off'}`)],
      [plain(factsOf(source)), plain(' · '), addressRun(source)],
      ...stateLines(state, zone),
    ),
    ...(enabled
      ? controls(`source-${id}`, [choiceButton('Fetch now', { choice: 'fetch', id })], [turn, ...remove])
      : controls(`source-${id}`, [turn], remove)),
  ];
}

const factsOf = ({ jurisdiction, language, full_page }: Source): string =>
  [
    jurisdictionName(jurisdiction),
    languageNames.of(language) ?? language,
    ...(full_page ? ['reads full pages'] : []),
  ].join(' · ');

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

// The host is enough to recognise a feed by; the link leads to it.
const addressRun = ({ url }: Source) =>
  url.length <= truncationLengths.address ? link(url, new URL(url).hostname) : plain(new URL(url).hostname);

function stateLines({ source, checkedAt, nextAt, error, found }: SourceState, zone: string): readonly Line[] {
  if (!source.enabled && checkedAt === null) return [];
  const at = (instant: Instant): string => formatInstant(instant, zone);
  const last = checkedAt === null ? 'Not fetched yet' : `Last fetched ${at(checkedAt)}`;
  const entries = found ? pluralise(found.entries, 'new entry', 'new entries') : '';
  const news = !found ? '' : found.at === checkedAt ? `: ${entries}` : ` · ${entries} on ${at(found.at)}`;
  if (error === null) return [[plain(`${last}${news}`)]];
  const next = source.enabled ? ` Next try: ${at(nextAt)}.` : '';
  return [[plain(`${last}${news}`)], [bold('Failed: '), plain(`${truncate(error, 300)}${next}`)]];
}

/** "27 November, 09:05", in a zone. */
function formatInstant(instant: Instant, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
    .format(instant)
    .replace(' at ', ', ');
}

const choiceButton = (text: string, { choice, id }: SourceChoice): Button =>
  button({ id: `${actionIds.chooseSource}:${choice}-${id}`, text, value: writeValue(choice, id) });

/** Reads what a button of the list does. */
export function readSourceChoice(value: string): SourceChoice | null {
  const [name = '', id = ''] = readValue(value, 2);
  const choice = sourceChoices.find((one) => one === name);
  return choice && id !== '' && id.length <= 200 ? { choice, id } : null;
}
