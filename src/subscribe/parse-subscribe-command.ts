import { t } from '../messages/messages.ts';
import { asksForOwn } from '../question/parse-request.ts';
import { type Weekday, weekdays } from '../time/calendar-date.ts';
import { formatWeekday } from '../time/format-date.ts';
import { inEnglishTerms } from './chinese-terms.ts';
import { articles, negations, type Option, optionAt, wordAt } from './command-options.ts';
import { type CommandProblem, emptyCommand, type SubscribeCommand } from './subscribe-command.ts';
import { ownedFilter } from './subscription.ts';
import { formatLeadTimes, languageTerm } from './subscription-lines.ts';
import { unclearWords } from './unclear-words.ts';
import { zoneLabel } from './zone-names.ts';

/**
 * Parses what was typed after `subscribe`, in English or Chinese. Lead times, time, zone, digest, cards and alerts may come anywhere, in any
 * case; the rest is the filter, as is everything in quotes. What has no one meaning becomes a problem. Never fails.
 */
export function parseSubscribeCommand(text: string): SubscribeCommand {
  let reading: CommandReading = {
    command: { ...emptyCommand, filter: inDays(inEnglishTerms(text.normalize('NFKC'))).trim() },
    hasAnyDay: false,
  };
  // Taking an option out may bring two words together that make another one, so this goes on until nothing changes.
  for (let before = ''; before !== reading.command.filter; ) {
    before = reading.command.filter;
    reading = extractOptions(reading);
  }
  const { command } = reading;
  const negated = negatedProblem(command.filter);
  const unclear = negated.length > 0 ? negated : unclearProblems(command.filter);
  return { ...command, problems: [...command.problems, ...unclear] };
}

// What is a number of days by another name. In quotes it is a subject.
const inDays = (text: string): string =>
  text
    .split(/(["“][^"“”]*["”])/u)
    .map((part, at) =>
      at % 2 === 1
        ? part
        : part
            .replace(
              /\b(?:on )?the (?:very )?(?:same )?day(?: itself)?(?! (?:of|before|after|\p{L}+ing))(?=\W|$)/giu,
              '0 days before',
            )
            .replace(/\b(?:on )?the day before\b/giu, '1 day before'),
    )
    .join('');

/**
 * What asks for no reminders is no subscription: "don't remind us of pilots". Leaving the negation out would do the opposite, so what can be done
 * instead is offered.
 */
function negatedProblem(filter: string): readonly CommandProblem[] {
  const [negated, rest = ''] = negatedOrder.exec(filter) ?? negatedInChinese.exec(filter) ?? [];
  if (negated === undefined) return [];
  const others = rest.trim().replace(/^(?:(?:of|for|about|on|to|the) )+/i, '');
  const choices =
    others === ''
      ? []
      : [{ label: t('subscribe.choice.except', { others }), sets: { filter: `everything except ${others}` } }];
  return [{ part: 'negated', text: filter, choices }];
}

const negatedOrder =
  /^(?:please )?(?:(?:no(?: more)?|without|stop|cancel|end|pause|never|(?:turn|switch) off|don[’']?t|do not) (?:\p{L}+ ){0,2}?(?:remind(?:ers?|ing)?|notif(?:y|ications?)|subscri(?:be|ptions?))|(?:(?:un)?mute|snooze|unsubscribe)(?= |$))(?: (?:me|us))?(.*)$/iu;
const negatedInChinese =
  /^(?:请)?(?:(?:不要|别|不用|无需|停止|取消|关闭|暂停)(?:再)?(?:提醒|通知|订阅)|静音)(?:我们?)?(.*)$/u;

function unclearProblems(filter: string): readonly CommandProblem[] {
  const words = filter.match(wordPattern) ?? [];
  const unclear = unclearWords(words);
  if (unclear.length === 0) return [];
  const without = words.filter((word) => !unclear.includes(word));
  const text = unclear.join(' ');
  const choices = [
    { label: t('subscribe.choice.leave_out', { text }), sets: { filter: filterOf(without) } },
    { label: t('subscribe.choice.search_for', { text }), sets: { filter: quoteRuns(words, unclear) } },
  ];
  return [{ part: 'unclear', text, choices }];
}

const quoteRuns = (words: readonly string[], quoted: readonly string[]): string =>
  words
    .map((word) => (quoted.includes(word) ? `"${word}"` : word))
    .join(' ')
    .replaceAll('" "', ' ');

interface CommandReading {
  readonly command: SubscribeCommand;
  /** Whether a digest was asked for on no day in particular. */
  readonly hasAnyDay: boolean;
}

function extractOptions(reading: CommandReading): CommandReading {
  const words = reading.command.filter.match(wordPattern) ?? [];
  const rest: string[] = [];
  let result = reading;
  for (let at = 0; at < words.length; ) {
    const option = optionAt(words, at);
    if (option) result = withOption(result, option);
    else rest.push(words[at] ?? '');
    at += option?.wordCount ?? 1;
  }
  return { ...result, command: { ...result.command, filter: filterOf(rest) } };
}

// A term that was given before with another value has no one meaning.
function withOption({ command, hasAnyDay }: CommandReading, option: Option): CommandReading {
  const { digestDay, ...others } = option.sets;
  const isNewDay =
    digestDay !== undefined && !(option.anyDay && command.digestDay !== null && command.digestDay !== 'none');
  const sets = isNewDay ? option.sets : others;
  const known: Partial<SubscribeCommand> =
    hasAnyDay && digestDay !== 'none' ? { ...command, digestDay: null } : command;
  const changed = [...differences(known, sets)];
  return {
    command: { ...command, ...sets, problems: [...command.problems, ...(option.problems ?? []), ...changed] },
    hasAnyDay: isNewDay ? option.anyDay === true : hasAnyDay,
  };
}

function differences(known: Partial<SubscribeCommand>, sets: Option['sets']): readonly CommandProblem[] {
  return contradictable.flatMap((name) => {
    const [one, other] = [known[name] ?? null, sets[name] ?? null];
    if (one === null || other === null || String(one) === String(other)) return [];
    const choices = [one, other].map((value) => ({ label: termText(name, value), sets: { [name]: value } }));
    return [{ part: 'twice', text: choices.map(({ label }) => label).join(' / '), choices }];
  });
}

const contradictable = ['before', 'unit', 'at', 'zone', 'digestDay', 'cards', 'language', 'alerts'] as const;

function termText(name: (typeof contradictable)[number], value: unknown): string {
  switch (name) {
    case 'before':
      return formatLeadTimes({ unit: 'days', before: Array.isArray(value) ? value.map(Number) : [] });
    case 'unit':
      return t(value === 'days' ? 'subscribe.choice.days' : 'subscribe.choice.working_days');
    case 'at':
      return t('subscribe.choice.at', { time: String(value) });
    case 'zone':
      return zoneLabel(String(value));
    case 'digestDay': {
      const day = weekdayOf(value);
      return day === null
        ? t('subscribe.choice.no_digest')
        : t('subscribe.choice.digest', { weekday: formatWeekday(day) });
    }
    case 'cards':
      return t(value === 'full' ? 'subscribe.cards.full' : 'subscribe.cards.compact');
    case 'language':
      return languageTerm(value === 'en' ? 'en' : 'zh-CN');
    case 'alerts':
      return t(value === true ? 'subscribe.choice.alerts' : 'subscribe.choice.no_alerts');
  }
}

const weekdayOf = (value: unknown): Weekday | null => weekdays.find((day) => day === value) ?? null;

// A quotation is one word, together with what precedes it without a space: law:"cyber security".
const wordPattern = /[^\s"“”]*["“][^"“”]*["”]|\S+/gu;

const openingWords = new Set(['to', 'for', 'about', 'of', 'please', 'and', ',', ';']);
const closingWords = new Set(['and', 'with', 'please', ',', ';', ...negations]);

function filterOf(words: readonly string[]): string {
  let [from, to] = [0, words.length];
  for (;;) {
    const isRemind = /^(?:(?:remind|tell|alert|notify) (?:me|us)|(?:me|us) to)$/.test(
      `${wordAt(words, from)} ${wordAt(words, from + 1)}`,
    );
    if (from >= to || !(isRemind || openingWords.has(wordAt(words, from)) || words[from] === ',')) break;
    from += isRemind ? 2 : 1;
  }
  for (;;) {
    const last = articles.has(wordAt(words, to - 1)) && closingWords.has(wordAt(words, to - 2)) ? to - 2 : to - 1;
    if (from >= to || !(closingWords.has(wordAt(words, last)) || /^[,;，]$/.test(words[last] ?? ''))) break;
    to = last;
  }
  const filter = words
    .slice(from, Math.max(from, to))
    .join(' ')
    .replace(/[,;，、]+$/u, '');
  if (asksForOwn(filter)) return ownedFilter;
  return everyDeadline.test(filter) ? '' : filter;
}

const everyDeadline =
  /^(?:(?:all|every|any)(?: of)?(?: the)?(?: upcoming| coming)?(?: deadlines?)?|everything|deadlines?|(?:全部|所有)(?:的)?(?:截止日期|期限|截止日)?)$/iu;
