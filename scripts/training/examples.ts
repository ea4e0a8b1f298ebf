import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { z } from 'zod';
import { type GivenEntry, givenEntries, readGiven } from '../../bench/reading/given-entries.ts';
import { isForFitting, type Labelled, type LabelledDeadline } from '../../bench/reading/labels.ts';
import type { DeadlineKind } from '../../src/bulletin/bulletin.ts';
import { deadlineKinds } from '../../src/bulletin/bulletin.ts';
import { type Candidate, candidatesOf, type DeadlineContext } from '../../src/reader/deadlines/candidates.ts';
import { featuresOf } from '../../src/reader/deadlines/features.ts';
import { lastDayOfIssue } from '../../src/reader/read-head.ts';
import { folded } from '../../src/text/fold.ts';

/** A candidate with what a person said of it. */
export interface Example {
  readonly candidate: Candidate;
  readonly features: readonly string[];
  /** 0 for none, else the place of its kind among `deadlineKinds` and 1. */
  readonly label: number;
  /** The bulletin or the file that it is from: what is tested together must not have been trained on. */
  readonly group: string;
  /** Whether it is from a whole bulletin, not one of our own short sentences. */
  readonly isOfBulletin: boolean;
  /** Whether it is from an entry as digests have them, of our own making: a file `digest-….yaml`. */
  readonly isOfDigest: boolean;
}

const shortNames: Readonly<Record<string, DeadlineKind>> = {
  consult: 'consultation_close',
  effect: 'effective_date',
  pilot: 'pilot_end',
  campaign: 'campaign_end',
  grace: 'grace_period_end',
  comply: 'compliance_deadline',
  file: 'filing_deadline',
  other: 'other',
};

const trainingFile = z.object({
  issued: z.coerce.string(),
  section: z.enum(['regulatory', 'enforcement', 'industry', 'other']),
  texts: z.string(),
});

/** The examples of our own sentences, and how many marked times were not found. */
export function ownExamples(folder: URL): { readonly examples: readonly Example[]; readonly lost: readonly string[] } {
  const lost: string[] = [];
  const examples = readdirSync(folder)
    .filter((name) => /\.(?:yaml|jsonl)$/.test(name))
    .sort()
    .flatMap((name) => {
      if (name.endsWith('.jsonl')) return decidedExamples(new URL(name, folder));
      const { issued, section, texts } = trainingFile.parse(load(readFileSync(new URL(name, folder), 'utf8')));
      const lines = texts.trim().split('\n');
      return lines.flatMap((line, at) => {
        const read = ownEntry(line, lastDayOfIssue(issued), section);
        lost.push(...read.lost);
        return read.examples.map((example) => ({
          ...example,
          group: `${name} ${at % 10}`,
          isOfDigest: name.startsWith('digest-'),
        }));
      });
    });
  return { examples, lost };
}

const decided = z.object({ issued: z.string(), section: trainingFile.shape.section, text: z.string() });

/** The examples of what curators decided: `cli export --labels`. Decisions on one sentence make it one text. */
function decidedExamples(file: URL): readonly Example[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const labels = lines.map((line) => decided.parse(JSON.parse(line)));
  const byText = new Map(labels.map((label) => [label.text, label]));
  return [...byText.values()].flatMap(({ issued, section, text }) =>
    ownEntry(text, lastDayOfIssue(issued), section).examples.map((example) => ({ ...example, group: text })),
  );
}

function ownEntry(line: string, issued: DeadlineContext['near'], section: DeadlineContext['section']) {
  const [first = '', second] = line.split(' || ');
  const title = second === undefined ? '' : first;
  const marked = folded(second ?? first);
  const body = marked.replace(mark, '$2');
  const { sentences, context } = readGiven(`${title}\n${body}`, title, { issued, section });
  const own = title === '' ? sentences : sentences.slice(sentences.length - sentencesIn(sentences, body));
  const candidates = candidatesOf(own, { ...context, title });
  const features = featuresOf(candidates, own, { ...context, title });
  const labels = candidates.map(() => 0);
  const lost: string[] = [];
  let shift = 0;
  for (const match of marked.matchAll(mark)) {
    const [whole, name = '', words = ''] = match;
    const from = match.index - shift;
    shift += whole.length - words.length;
    const at = candidates.findLastIndex(
      ({ sentence, index, end }) => sentence.index + index < from + words.length && from < sentence.index + end,
    );
    if (at < 0) lost.push(line);
    else labels[at] = labelOf(shortNames[name] ?? 'other');
  }
  const examples = candidates.map((candidate, at) => ({
    candidate,
    features: features[at] ?? [],
    label: labels[at] ?? 0,
    isOfBulletin: false,
    isOfDigest: false,
  }));
  return { examples, lost };
}

const mark = /\[(consult|effect|pilot|campaign|grace|comply|file|other): ([^\]]*)\]/g;

const sentencesIn = (sentences: readonly { readonly text: string }[], body: string): number =>
  sentences.filter(({ text }) => body.includes(text)).length;

const labelOf = (kind: string): number => deadlineKinds.findIndex((one) => one === kind) + 1;

/** The examples of a labelled bulletin. A date of a deadline that stands where nobody said anything of it is left out. */
export const labelledExamples = (bulletin: Labelled): readonly Example[] =>
  givenEntries(bulletin).flatMap((given) => examplesOf(given));

function examplesOf({ bulletin, entry, sentences, context }: GivenEntry): readonly Example[] {
  const candidates = candidatesOf(sentences, context);
  const features = featuresOf(candidates, sentences, context);
  const labels = candidates.map((): number | null => 0);
  const isTrap = candidates.map((candidate) => entry.non_deadlines.some(({ quote }) => isQuoted(candidate, quote)));
  for (const deadline of entry.deadlines.filter(
    ({ precision }) => precision !== 'invalid' && precision !== 'no_year',
  )) {
    const same = candidates.flatMap((candidate, at) => (isTimeOf(candidate, deadline) ? [at] : []));
    const quoted = same.filter((at) => isQuoted(candidates[at], deadline.quote));
    const isPeriod = isRelative(deadline);
    const first = quoted.find((at) => labels[at] === 0 && candidates[at]?.period) ?? quoted[0];
    const meant = isPeriod ? (first === undefined ? [] : [first]) : quoted.length > 0 ? quoted : same;
    for (const at of meant) if (labels[at] === 0 || labels[at] === null) labels[at] = labelOf(deadline.kind);
    for (const at of same) if (!isPeriod && !meant.includes(at) && labels[at] === 0 && !isTrap[at]) labels[at] = null;
  }
  return candidates.flatMap((candidate, at) => {
    const label = labels[at] ?? null;
    if (label === null) return [];
    return [
      {
        candidate,
        features: features[at] ?? [],
        label,
        group: bulletin.label.id,
        isOfBulletin: true,
        isOfDigest: false,
      },
    ];
  });
}

const isRelative = ({ precision, date }: LabelledDeadline): boolean => precision === 'relative' || date === null;

const isTimeOf = ({ date, first, period }: Candidate, deadline: LabelledDeadline): boolean =>
  isRelative(deadline)
    ? period !== null || (deadline.date !== null && date === deadline.date)
    : date === deadline.date || (deadline.kind === 'effective_date' && first === deadline.date);

function isQuoted(candidate: Candidate | undefined, quote: string): boolean {
  if (!candidate) return false;
  const { sentence, index, end } = candidate;
  const [core, whole, words] = [key(sentence.text.slice(index, end)), key(sentence.text), key(folded(quote))];
  return words.includes(core.replace(/[内前后]$/, '')) && (whole.includes(words) || words.includes(whole));
}

const key = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The bulletins that may be fitted on, or all of them. */
export const fitting = (bulletins: readonly Labelled[], all: boolean): readonly Labelled[] =>
  all ? bulletins : bulletins.filter(isForFitting);
