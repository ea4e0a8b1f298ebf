import type { DeadlineKind } from '../bulletin.ts';
import { isDutyUntil } from './duties.ts';

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
export function isRefused({ kind, lead, cue, end, rest, isDuty }: CueWords): boolean {
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
const gathering =
  /\b(?:webinar|seminar|conference|workshop|symposium|forum|training)\b|会议|论坛|研讨会|培训/i;

const perhapsLead = /\b(?:may|might|could)\s(?:\w{1,20}\s){0,2}$/;
const perhaps = /\b(?:may|might|could|if|unless|whether)\b/;
const ending = /\b(?:repeal|revocation|suspension|withdrawal|expiry|termination)\b[^,;:]{0,40}$/i;
const moving = /\b(?:postpon|delay|defer|extend|mov(?:e|ing)|push|br(?:ing|ought))\w{0,5}\b[^,;:]{0,60}$/i;

function isUnsure(clause: string, cue: string, end: string): boolean {
  const isMoved = /\bfrom\s$/i.test(cue) && moving.test(clause);
  return isMoved || perhapsLead.test(clause) || perhaps.test(end) || ending.test(clause);
}
