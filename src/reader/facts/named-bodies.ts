import { authorityTable, findAuthority } from '../../bulletin/authorities.ts';
import { clausesWith, namesIn, type Sentence } from '../segment/sentences.ts';
import type { NamedAuthority } from './described-authorities.ts';

/**
 * The bodies that a text names in full, whatever their country: "Ministry of Communication and Informatics", "Securities and Futures
 * Commission", "Hangzhou Internet Court". Two that "and" joins are two.
 */
export function namedBodies(text: string): readonly NamedAuthority[] {
  const english = clausesWith(anyHead, text).flatMap((clause) =>
    namesIn(clause.text, /[\p{L}&][\p{L}\p{N}'’.&/-]{0,40}/gu, isPart).flatMap((run) =>
      bodiesIn(run).map(({ name, from, to }) => ({
        authority: name,
        from: clause.index + from,
        to: clause.index + to,
      })),
    ),
  );
  const others = [
    ...text.matchAll(foreignBody),
    ...matchesOf(ofPlace, text, /police|parl|senate|legis|court|bank|gov/),
  ].map(({ index, 0: words, 1: kind }) => ({
    authority: kind === undefined ? words : words.replace(/'s (?=\p{Ll})/u, ' ').replace(kind, capitalised(kind)),
    from: index,
    to: index + words.length,
  }));
  return [...english, ...others];
}

// What is hard to look for is looked for only where the text may hold it.
const matchesOf = (pattern: RegExp, text: string, least: RegExp): readonly RegExpExecArray[] =>
  least.test(text) ? [...text.matchAll(pattern)] : [];

/** What a body is: its name begins with it ("Ministry of"), or ends with it ("Futures Commission"). */
const first =
  'Ministry|Department|Office|Bureau|Agency|Authority|Commission|Commissioner|Court|Institute|Centre|Center|Directorate|Board|Council|House|Inspectorate|Administration|Secretariat|Division|Committee|Government|Treasury|Superintendence|Superintendency|Ombudsman|Parliament|Senate';
const last =
  'Commission|Authority|Agency|Court|Tribunal|Administration|Ministry|Department|Police|Parliament|Senate|Congress|Procuratorate|Commissioner|Ombudsman|Bureau|Team|Legislature|Assembly|Bundestag|Bundesrat|Inspectorate|Directorate|Circuit|Government|Treasury|Council|Committee|Institute|Office|Division|Service|Board|Centre|Center|Secretariat';
const firsts: ReadonlySet<string> = new Set(first.split('|'));
const lasts: ReadonlySet<string> = new Set(last.split('|'));
const anyHead = new RegExp(String.raw`\b(?:${first}|${last})\b`);

/** Names that hold one of these name a law, a firm, a part of one, or an office within a body. */
const otherThings =
  /\b(?:Law|Act|Bill|Code|Rules?|Regulations?|Measures|Guidelines|Report|Opinion|Decision|Order|Directive|University|School|College|Ltd|Inc|LLP|LLC|Group|Bank|Association|Foundation|Hospital|Director|Officer|Partner|Counsel|Privacy Framework|Advisory|Executive|Supervisory Board|Working|Bulletin|Update|Newsletter|Conference|Office of Management|Legal|Compliance|Marketing|Customer|Emergency Department|News Agency|Security Authority|Rating Agency|Audit Committee|Steering Committee|Data Cent(?:er|re)|Head Office|Post Office|Microsoft Office|Compensation Committee|Shared Service|Civil Service|Certificate Authority|Commissioner for Justice)\b/;

/** Names in other languages of Latin script, with the small words that link them: "Autorité de la concurrence". */
const links = `(?:de la|de las|de los|de l'|de|del|della|delle|dei|di|da|do|dos|das|du|des|d'|la|para|per|für|voor|van|y|e|et)`;
const foreignBody = new RegExp(
  String.raw`(?<![\p{L}-])(?:Agencia|Agência|Agence|Agenzia|Autoridad|Autoridade|Autorité|Autorità|Autoriteit|Comisión|Comissão|Conseil|Consejo|Conselho|Consiglio|Cour|Corte|Tribunal(?= (?:de|Supremo|Superior|Constitucional|Judiciaire))|Tribunale|Ministère|Ministerio|Ministério|Ministero|Superintendencia|Secretaría|Secretaria|Instituto|Kementerian|Bundesamt|Bundesministerium|Landesbeauftragter?|Datenschutzbehörde)(?: \p{Ll}{4,14}(?= ${links}))?(?: ${links}\s?(?:la |los |las )?[\p{L}'’-]{3,25}| \p{Lu}[\p{L}'’-]{2,25}){1,6}`,
  'gu',
);
/** "Guangzhou police", "the Shenzhen municipal government". */
const ofPlace =
  /(?<![\p{L}'’-])(?!The |In |On |Local |State |Federal |National |Our )\p{Lu}\p{Ll}{2,14}(?:'s)? (police|parliament|senate|legislature|supreme court|central bank|(?:(?:municipal|provincial|city|state|federal|regional|cantonal) )?government)(?!\p{L})/gu;

const capitalised = (words: string): string => words.replace(/(?<!\p{L})\p{Ll}/gu, (letter) => letter.toUpperCase());

const isCapital = (word: string): boolean => (word < '\u0080' ? word >= 'A' && word < '[' : /^\p{Lu}/u.test(word));

const linking = /^(?:of|for|and|the|on|de|la|des|et|to|&|in)$/;

const isPart = (word: string): boolean => isCapital(word) || linking.test(word);

// Part of a name, not an owner of one.
const possessed = /^(?:People|Women|Children|Commissioner|General)['’]s$/;

interface Body {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

function bodiesIn(run: readonly Sentence[]): readonly Body[] {
  const found: Body[] = [];
  let from = 0;
  for (let at = 0; at < run.length; at += 1) {
    const word = bare(run[at]?.text ?? '');
    const isFirst = firsts.has(word) && /^(?:of|for)$/.test(run[at + 1]?.text ?? '');
    const end = isFirst ? endOfName(run, at + 2) : lasts.has(word) ? at + 1 : -1;
    if (end < 0) continue;
    const body = bodyOf(run.slice(from, end), isFirst ? at - from : -1);
    if (body) found.push(body);
    from = end;
    at = end - 1;
  }
  return found;
}

const bare = (word: string): string => word.replace(/['’]s$|[.]$/, '');

/** The end of "of Industry and Information Technology": where the run ends, or "and" leads to another body. */
function endOfName(run: readonly Sentence[], from: number): number {
  for (let at = from; at < run.length; at += 1) {
    const word = run[at]?.text ?? '';
    if (/['’]s$/.test(word) && !possessed.test(word)) return at + 1;
    if (/^(?:Ruling|Decision|Judgment|Report|Rules|Announces?|Issues?|Publishes|Releases)$/.test(word)) return at;
    if (!/^(?:and|&|in|to|on)$/.test(word)) continue;
    if (/^(?:in|to|on)$/.test(word)) return at;
    const rest = run.slice(at + 1).map((one) => bare(one.text));
    const next = rest.findIndex((one, index) => index > 0 && /^(?:and|&)$/.test(one));
    if (next > 0) rest.length = next;
    if (rest.length === 0 || rest[0] === 'the' || rest.some((one) => firsts.has(one) || lasts.has(one))) return at;
  }
  return run.length;
}

/** The name without what leads to it: "On Friday the", "and". A name of one word is none. */
function bodyOf(words: readonly Sentence[], head: number): Body | null {
  const the = words.findLastIndex(
    ({ text }, at) =>
      (/^the$/i.test(text) || (/['’]s$/.test(text) && !possessed.test(text))) &&
      at < (head < 0 ? words.length - 1 : head),
  );
  const own = words.slice(the + 1);
  const start = own.findIndex(
    ({ text }, at) =>
      !leads.test(text) || /^(?:Jersey|York|Zealand|Mexico|Hampshire|South)\b/.test(own[at + 1]?.text ?? ''),
  );
  const named = trimmed(own.slice(Math.max(0, start)));
  const [opening] = named;
  const closing = named.at(-1);
  if (start < 0 || named.length < 2 || !opening || !closing) return null;
  const name = named
    .map(({ text }) => text)
    .join(' ')
    .replace(/['’]s$/, '')
    .replaceAll('’', "'");
  const isPlain =
    named.length === 2 &&
    /^(?:New|Data|Privacy|Federal|State|National|Local|Central|Lead|Supervisory|Joint|Chief|Deputy|District|Regional|Independent|Special|Interim|Acting|Former)$/.test(
      opening.text,
    );
  return isPlain || otherThings.test(name)
    ? null
    : { name: knownAs(name), from: opening.index, to: closing.index + closing.text.length };
}

const anyPlace = new RegExp(`\\b(?:${authorityTable().americanStates.join('|')})\\b`);

/** The code of a body whose name the table has in another form: "Natural Resources Ministry", "Office of the Information Commissioner". */
function knownAs(name: string): string {
  const turned = /^(.{3,60}) (Ministry|Department)$/.exec(name);
  const forms = [
    name,
    name.replace(/^Office of (?:the )?/, ''),
    name.replace(/ State /, ' '),
    turned && !anyPlace.test(name) ? `${turned[2]} of ${turned[1]}` : name,
  ];
  return forms.map((form) => findAuthority(form)?.code).find((code) => code !== undefined) ?? forms.at(-1) ?? name;
}

function trimmed(words: readonly Sentence[]): readonly Sentence[] {
  const end = words.findLastIndex(({ text }) => !linking.test(text)) + 1;
  return words.slice(0, end);
}

const leads =
  /^(?:The|A|An|In|On|By|At|And|From|For|Under|With|As|Its|Our|Both|When|If|After|Before|While|Since|New|Also|But|Monday|Tuesday|Wednesday|Thursday|Friday|January|February|March|April|May|June|July|August|September|October|November|December|of|for|and|the|on|to|in|&|Former|Then)$/;
