import type { DeadlineKind } from '../../bulletin/bulletin.ts';

/** The words around a date that look like a deadline. */
export interface CueWords {
  readonly kind: DeadlineKind;
  /** What stands before the cue, as far as it bears on it. */
  readonly lead: string;
  /** The cue, from its first word to the date. */
  readonly cue: string;
  /** The words of the cue that follow the date. */
  readonly end: string;
  /** What follows the date in the sentence. */
  readonly rest: string;
  /** Whether the cue is a duty, as "must register by". */
  readonly isDuty: boolean;
}

/**
 * Whether the words around a cue take it back: what is denied, was only planned, is supposed, or was put off, and a duty
 * that nobody has. A wrong deadline is worse than none, so a doubt refuses.
 */
export function isNegatedOrTentative({ kind, lead, cue, end, rest, isDuty }: CueWords): boolean {
  const clause = lead.split(clauseEnd).at(-1) ?? '';
  // Nothing denies "must" from before it: in "those not registered must file by" the denial is of something else.
  if (!/^(?:must|shall)\b/i.test(cue) && leads.some((words) => words.test(clause))) return true;
  if (takenBack.test(cue) || takenBack.test(end)) return true;
  if (putOff.test(rest.split(ofOthers)[0] ?? '')) return true;
  if (kind === 'filing_deadline' && gathering.test(lead)) return true;
  if (kind === 'consultation_close' && /公示/.test(cue) && /处罚|罚款/.test(`${lead}${rest}`)) return true;
  if (kind === 'effective_date' && isUnsure(clause, cue, end)) return true;
  return isDuty && ((ownDuty.test(cue) && ofLawmakers.test(lead)) || !isDutyUntil(cue));
}

// Who makes or enforces the law owes the reader's clients nothing by a day.
const ofLawmakers =
  /\b(?:bill|senate|house|parliament|assembly|legislature|commission|government|minister|secretary(?: of state)?|regulator|governor|member states?)\s(?:(?:is|are)\s)?$/i;
const ownDuty = /^(?:must|shall|ha(?:ve|s) to|needs? to|required to)\b/i;

const clauseEnd = /[;:]|\bbut\b/;

const planned = '(?:due|meant|supposed|expected|scheduled|planned|set|intended|slated|going)';
const word = String.raw`\w{1,20}\s`;
const plain = String.raw`[^\s,;:]{1,30}\s`;

/** Words right before a cue that take it back. */
const leads: readonly RegExp[] = [
  new RegExp(
    String.raw`(?:\b(?:not|never|no longer|cannot|nor|neither|without|fail(?:s|ed)?(?: to)?|ceas(?:e[sd]?|ing)(?: to)?)|n['’]t)\s(?:${word}){0,2}$`,
    'i',
  ),
  new RegExp(String.raw`\bno\s(?:${word})?$`, 'i'),
  new RegExp(String.raw`\b(?:was|were)\s(?:${word})?(?:${planned}\s)?to\s(?:${word}){0,2}$`, 'i'),
  /\b(?:would|could|should|might|may|to)\s(?:not\s)?have\s(?:been\s)?$/i,
  new RegExp(String.raw`\b(?:[Ii]f|[Uu]nless|[Ww]hether|Had|Were|Should)\s(?:${plain}){1,8}$`),
  new RegExp(String.raw`\bhad\s(?:the|it|this|that|these|they)\s(?:${plain}){0,8}$`),
  new RegExp(String.raw`\b(?:originally|initially|formerly)\s(?:${plain}){0,4}$`, 'i'),
  /(?:不|未|原定|原计划|暂缓|推迟(?!至|到)|废止|停止)[^，。；]{0,12}$/u,
];

/** Words within a cue that take it back. */
const takenBack = new RegExp(
  String.raw`\b(?:not(?!\slater)|never|no longer|ceas(?:es?|ed|ing)|would have|had it|originally|initially|(?:was|were)\s(?:${word})?(?:${planned}\s)?to)\b|n['’]t\b`,
  'i',
);

/** Words after a date that put another in its place. What may be extended still stands. */
const putOff =
  /(?<!\b(?:may|can|could|might) be\s)\b(?:(?:postponed|delayed|deferred|extended|rescheduled|moved|pushed back|put off)(?!\sfrom\b|\sto\s(?:cover|include|apply)\b)|instead(?!\sof\b)|withdrawn|abandoned|cancell?ed|shelved|(?:was|were|been)\s(?:\w{1,20}\s)?(?:repealed|revoked|suspended|annulled|struck down))\b|推迟|延期|延长|暂缓|撤回/i;

// Where what is put off is only a part, or something else.
const ofOthers = /;|；|\b(?:some|certain|other|parts of|remaining)\b|部分|其他|其余/;

// Those who want to come register for it.
const gathering = /\b(?:webinar|seminar|conference|workshop|symposium|forum|training)\b|会议|论坛|研讨会|培训/i;

const perhapsLead = /\b(?:may|might|could)\s(?:\w{1,20}\s){0,2}$/;
const perhaps = /\b(?:may|might|could|if|unless|whether)\b/;
const ending = /\b(?:repeal|revocation|suspension|withdrawal|expiry|termination)\b[^,;:]{0,40}$/i;
const moving = /\b(?:postpon|delay|defer|extend|mov(?:e|ing)|push|br(?:ing|ought))\w{0,5}\b[^,;:]{0,60}$/i;

function isUnsure(clause: string, cue: string, end: string): boolean {
  const isMoved = /\bfrom\s$/i.test(cue) && moving.test(clause);
  return isMoved || perhapsLead.test(clause) || perhaps.test(end) || ending.test(clause);
}

/**
 * Whether the words from a duty to its day ("must register with the office by") set that day for the duty. A day of which
 * a fact is told ("must keep consents obtained before", "required to explain why data was leaked by") is none.
 * @param words they end in the word before the date
 */
function isDutyUntil(words: string): boolean {
  const duty =
    words
      .toLowerCase()
      .replace(lastWord, '')
      .match(/[\p{L}'’-]{1,40}/gu) ?? [];
  if (duty.some((word) => asking.has(word))) return false;
  if (keepUntil.test(words) || endsInFact(duty)) return false;
  return !strictlyBefore.test(words) || isBareDuty(duty);
}

/** "before" alone: the day itself is too late. "On or before" takes it in. */
export const strictlyBefore = /(?<!\bor\s)\bbefore\s(?:the\s)?$/i;

const lastWord = /\b(?:on or before|no later than|not later than|until|till|before|by)\s(?:the\s)?$/i;
const keepUntil =
  /\b(?:keep|retain|store|preserve|maintain|hold|refrain|continue|remain)\b[^.;]{0,120}\b(?:until|till)\s(?:the\s)?$/i;

const wordSet = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

const asking = wordSet('why what how whether who whose when where');
const auxiliaries = wordSet('be been being is are have has fully duly newly properly');
// Words of the duty itself that look like participles.
const orders = wordSet('required ordered requested instructed asked directed told obliged need needs');
const irregular = wordSet(
  'made held sent given taken sold built begun known brought kept found lost done written seen shown sought bought hit',
);
// After these comes something of which a fact is told, or a stretch of time.
const loosening = wordSet(
  'for of on in about from during at since after against over under that which while than was were had',
);
const happenings = wordSet(`
  incident incidents breach breaches leak leaks conduct event events violation violations infringement infringements
  attack attacks accident accidents transaction transactions complaint complaints processing
`);

const isParticiple = (word: string): boolean => irregular.has(word) || (/[^e]ed$/.test(word) && !orders.has(word));

function endsInFact(duty: readonly string[]): boolean {
  const [last, previous] = [duty.at(-1) ?? '', duty.at(-2) ?? ''];
  return isParticiple(last) && !auxiliaries.has(previous);
}

const mostWords = 9;

/** A verb with no more than a plain object: "shall file their algorithms", "must be completed". */
function isBareDuty(duty: readonly string[]): boolean {
  const isPlain = (word: string, at: number): boolean =>
    !loosening.has(word) && !happenings.has(word) && (!isParticiple(word) || duty[at - 1] === 'be');
  return duty.length <= mostWords && duty.every(isPlain);
}
