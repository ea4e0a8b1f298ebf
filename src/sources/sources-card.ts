import type { Button, KnownBlock } from '@slack/types';
import { jurisdictionName, languageName } from '../bulletin/labels.ts';
import { worded } from '../bulletin/message.ts';
import { actionIds } from '../cards/action-ids.ts';
import { button, buttonRow, context, controls, divider, header } from '../cards/blocks.ts';
import { readValue, writeValue } from '../cards/button-values.ts';
import { pageButtons, pageOf, pageSuffix } from '../cards/buttons.ts';
import { type Card, card, notice } from '../cards/card.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, type Line, line, link, plain, richText } from '../cards/rich-text.ts';
import { currentLanguage } from '../messages/language.ts';
import { t } from '../messages/messages.ts';
import type { Instant } from '../time/instant.ts';
import { draftFacts, previewButton } from './announcement-card.ts';
import type { SourceDone, SourceList, SourcesAnswer } from './answers.ts';
import type { WaitingDraft } from './ports.ts';
import { type Source, type SourceChoice, type SourceState, sourceChoices } from './source.ts';

/** What a curator who looks after the sources is shown; the refusal of others is a card of imports. */
export function sourcesCard(answer: Exclude<SourcesAnswer, { kind: 'not_curator' }>): Card {
  return answer.kind === 'source_form'
    ? notice(t('sources.form.title'), t('sources.form.open'), [addButton()])
    : listCard(answer);
}

/** How many sources and drafts a page lists. */
const onPage = { sources: 6, drafts: 5 } as const;

const addButton = (): Button =>
  button({ id: actionIds.addSource, text: t('sources.button.add'), value: writeValue('new') });

function listCard(answer: SourceList): Card {
  const { sources, waiting, done } = answer;
  const on = sources.filter(({ source }) => source.enabled).length;
  const { items, page } = pageOf(sources, { number: answer.page, size: onPage.sources });
  const heading = `${t('sources.heading')}${pageSuffix(page)}`;
  const counts = on === 0 ? t('sources.none_on') : t('sources.on', { on, of: sources.length });
  const said = done && doneText(done);
  const text = t('cards.notice', { heading, hint: counts });
  return card(said ? t('cards.notice.sentence', { heading: said, hint: text }) : text, [
    ...(said ? [richText([bold(said)]), divider] : []),
    ...(page.number === 1 ? waitingBlocks(waiting) : []),
    header(heading),
    context(counts),
    ...items.flatMap((state) => sourceBlocks(state, answer)),
    ...buttonRow([addButton(), ...pageButtons({ kind: 'sources', page: page.number }, page)]),
    context(footText(answer.told)),
  ]);
}

const footText = (told: SourceList['told']): string =>
  told === 'nobody' ? t('sources.foot.nobody', { setting: 'CURATORS_CHANNEL' }) : t(`sources.foot.${told}`);

function doneText(done: SourceDone): string {
  if (done.kind === 'gone') return t('sources.done.gone');
  if (done.kind === 'discarded') return t('sources.done.discarded', { title: short(done.title) });
  const name = short(done.source.name);
  switch (done.kind) {
    case 'failed':
      return t('sources.done.failed', { name, why: worded(done.why) });
    case 'fetched':
      return t('sources.done.fetched', { name, count: done.entries });
    default:
      return t(`sources.done.${done.kind}`, { name });
  }
}

const short = (text: string): string => truncate(text, truncationLengths.titleInPassing);

function waitingBlocks(waiting: readonly WaitingDraft[]): readonly KnownBlock[] {
  if (waiting.length === 0) return [];
  const more = waiting.length - onPage.drafts;
  return [
    header(t('sources.waiting', { count: waiting.length })),
    ...waiting
      .slice(0, onPage.drafts)
      .flatMap((draft) => [
        richText([bold(truncate(draft.title, truncationLengths.titleInList)), plain(` · ${draftFacts(draft)}`)]),
        ...controls(
          `draft-${draft.draftId}`,
          [previewButton(draft)],
          [choiceButton({ choice: 'discard', id: draft.draftId })],
        ),
      ]),
    ...(more > 0 ? [context(t('sources.waiting.more', { count: more }))] : []),
  ];
}

function sourceBlocks(state: SourceState, { ofFiles, zone }: SourceList): readonly KnownBlock[] {
  const { source } = state;
  const { id, enabled } = source;
  const turn = choiceButton({ choice: enabled ? 'disable' : 'enable', id });
  const remove = ofFiles.has(id) ? [] : [choiceButton({ choice: 'remove', id })];
  const name = truncate(source.name, truncationLengths.titleInList);
  return [
    richText(
      line(enabled ? 'sources.source.on' : 'sources.source.off', { name }),
      [plain(factsOf(source)), plain(' · '), addressRun(source)],
      ...stateLines(state, zone),
    ),
    ...(enabled
      ? controls(`source-${id}`, [choiceButton({ choice: 'fetch', id })], [turn, ...remove])
      : controls(`source-${id}`, [turn], remove)),
  ];
}

const factsOf = ({ jurisdiction, language, full_page }: Source): string =>
  [jurisdictionName(jurisdiction), languageName(language), ...(full_page ? [t('sources.full_page')] : [])].join(' · ');

// The host is enough to recognise a feed by; the link leads to it.
const addressRun = ({ url }: Source) =>
  url.length <= truncationLengths.address ? link(url, new URL(url).hostname) : plain(new URL(url).hostname);

function stateLines({ source, checkedAt, nextAt, error, found }: SourceState, zone: string): readonly Line[] {
  if (!source.enabled && checkedAt === null) return [];
  const at = (instant: Instant): string => formatInstant(instant, zone);
  const last = [plain(lastText({ checkedAt, found }, at))];
  if (error === null) return [last];
  const why = truncate(worded(error), 300);
  return [
    last,
    source.enabled ? line('sources.state.failed.next', { why, at: at(nextAt) }) : line('sources.state.failed', { why }),
  ];
}

function lastText({ checkedAt, found }: Pick<SourceState, 'checkedAt' | 'found'>, at: (instant: Instant) => string) {
  if (checkedAt === null) return t('sources.state.never');
  const last = at(checkedAt);
  if (!found) return t('sources.state.fetched', { at: last });
  const { entries: count } = found;
  return found.at === checkedAt
    ? t('sources.state.found', { at: last, count })
    : t('sources.state.found_before', { at: last, count, found: at(found.at) });
}

/** "27 November, 09:05", in a zone. */
function formatInstant(instant: Instant, zone: string): string {
  return new Intl.DateTimeFormat(currentLanguage() === 'en' ? 'en-GB' : currentLanguage(), {
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

const choiceButton = ({ choice, id }: SourceChoice): Button =>
  button({
    id: `${actionIds.chooseSource}:${choice}-${id}`,
    text: t(`sources.button.${choice}`),
    value: writeValue(choice, id),
  });

/** Reads what a button of the list does. */
export function readSourceChoice(value: string): SourceChoice | null {
  const [name = '', id = ''] = readValue(value, 2);
  const choice = sourceChoices.find((one) => one === name);
  return choice && id !== '' && id.length <= 200 ? { choice, id } : null;
}
