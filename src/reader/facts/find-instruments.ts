import { clausesWith, namesIn } from '../segment/sentences.ts';

/**
 * The laws, measures and standards that a text names, in order of appearance, each once: capitalised names around a word
 * such as Law, Code or Measures, and what stands in 《》. "of the People's Republic of China" and article numbers are left
 * out of the name; words in small letters ("new measures") name nothing.
 */
export function findInstruments(text: string): readonly string[] {
  const chinese = [...text.matchAll(/《([^《》\n]{2,100})》/gu)].map(({ index, 1: name = '' }) => ({
    index,
    name: name.trim(),
  }));
  const latin = clausesWith(anyKind, text).flatMap((clause) =>
    namesIn(clause.text, /[\p{L}\p{N}&][\p{L}\p{N}'’/&-]*/gu, isPart).flatMap((run) => {
      const name = nameIn(run.map(({ text: word }) => word));
      return name === null ? [] : [{ index: clause.index + (run[0]?.index ?? 0), name }];
    }),
  );
  const found = [...chinese, ...latin]
    .sort((a, b) => a.index - b.index)
    .filter(({ name }) => name.length <= longestName);
  return [...new Map(found.map(({ name }) => [name.toLowerCase(), name])).values()];
}

const longestName = 200;

/** Words that an instrument's name ends with, or begins with where "of", "for", "on" or "to" follows. */
const kinds: ReadonlySet<string> = new Set(
  `
    Law Laws Act Code Bill Directive Regulation Regulations Measures Provisions Rules Guide
    Guidelines Guideline Guidance Standard Standards Specification Specifications Opinions Decision
    Ordinance Decree Statute Convention Framework Catalogue Interpretation Notice
  `
    .trim()
    .split(/\s+/),
);
const anyKind = new RegExp(String.raw`\b(?:${[...kinds].join('|')})\b`);
// Too common in other names to count at the end of one.
const onlyFirst: ReadonlySet<string> = new Set([
  'Guide',
  'Decision',
  'Notice',
  'Interpretation',
  'Framework',
  'Opinions',
]);
const linking: ReadonlySet<string> = new Set(['of', 'on', 'for', 'to', 'and', 'the', 'in', 'with', '&']);
const opening: ReadonlySet<string> = new Set(['of', 'on', 'for', 'to', 'concerning', 'governing']);
/** A name with one of these is a body's, not an instrument's. */
const bodies =
  /\b(?:Administration|Ministry|Commission|Bureau|Department|Office|University|School|Faculty|College|Academy|Court|Institute|Committee|Society|Board)\b/;

// With a capital or a digit, and the small words that link them.
const isPart = (word: string): boolean => /^[\p{Lu}\p{N}]/u.test(word) || linking.has(word) || opening.has(word);

function nameIn(words: readonly string[]): string | null {
  const own = withoutLead(words);
  const at = own.findLastIndex((word, index) => isKind(word, own[index + 1], index));
  if (at < 0) return null;
  const isOpened = opening.has(own[at + 1] ?? '');
  const first = isOpened && onlyFirst.has(own[at] ?? '') ? at : 0;
  const name = withoutTail(own.slice(first, isOpened ? own.length : at + 1).join(' '));
  return name.includes(' ') && !bodies.test(name.split(opened)[0] ?? '') ? name : null;
}

// What an instrument is about may name a body; what it is called may not.
const opened = / (?:of|on|for|to|concerning|governing) /;

const isKind = (word: string, next: string | undefined, at: number): boolean =>
  kinds.has(word) && (onlyFirst.has(word) ? opening.has(next ?? '') : at > 0 || opening.has(next ?? ''));

/** Drops what leads to the name: "Under Article 47 of the", "MIIT and the". */
function withoutLead(words: readonly string[]): readonly string[] {
  const the = words.findLastIndex((word, at) => word === 'the' && !kindsBefore(words, at));
  const rest = the < 0 ? words : words.slice(the + 1);
  const from = rest.findIndex((word) => !leads.has(word) && !linking.has(word) && !/^\d/.test(word));
  return from < 0 ? [] : rest.slice(from);
}

const kindsBefore = (words: readonly string[], at: number): boolean =>
  words.slice(0, at).some((word) => kinds.has(word));

const leads: ReadonlySet<string> = new Set(
  `
    The A An This These Its Their In On Under For With By As And Since Article Articles Section
    Chapter New Draft When If While After Before Both
  `
    .trim()
    .split(/\s+/),
);

function withoutTail(name: string): string {
  return name
    .replace(/ of (?:the )?(?:People['’]s Republic of China|PRC|China)$/, '')
    .replace(/(?: (?:of|on|for|to|and|the|in|with|concerning|governing|&)){1,3}$/, '');
}
