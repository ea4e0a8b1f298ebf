import type { Candidate } from './candidates.ts';

/**
 * Whether the words around a time take back what they would set: what is denied, was only planned, is only supposed, was put off or
 * repealed. A wrong deadline is worse than one that a curator has to confirm, so such a time is never sure.
 */
export function isTakenBack({ sentence, index, end }: Candidate): boolean {
  const before = sentence.text.slice(Math.max(0, index - reach), index);
  const after = sentence.text.slice(end, end + reach);
  const clause = before.split(clauseEnd).at(-1) ?? '';
  return denied.some((words) => words.test(clause)) || putOff.test(after.split(ofOthers)[0] ?? '');
}

const reach = 140;
const clauseEnd = /[;:；：。]|,\s|，|\b(?:but|now|and)\s|§/;
const word = String.raw`[\w'’-]{1,20}\s`;
const planned = '(?:due|meant|supposed|scheduled|planned|set|intended|slated|going)';

/** What in the clause before a time denies it. "Not before", "not later than" and "not until" deny nothing. */
const denied: readonly RegExp[] = [
  new RegExp(
    String.raw`(?:\b(?:not|never|no longer|cannot|nor|neither)|n't)\s(?!later\b|before\b|until\b|only\b)(?:(?!must\b|shall\b|will\b)${word}){0,5}$`,
    'i',
  ),
  /\b(?:would|could|should|might|may)\s(?:not\s)?have\s(?:been\s)?(?:[\w-]{1,20}\s){0,5}$/i,
  new RegExp(
    String.raw`\b(?:was|were|had been)\s(?:(?:first|once|originally|initially|not)\s)?(?:${planned}\s)?to\s(?:${word}){1,5}$`,
    'i',
  ),
  /\b(?:originally|initially|formerly|previously|rather than|instead of)\s(?:[\w-]{1,20}\s){0,5}$/i,
  /\b(?:could|might|may)\s(?:[\w-]{1,20}\s){1,4}(?:effect|force|apply|applicable)\s(?:[\w-]{1,20}\s){0,2}$/i,
  /\b(?:[Hh]ad|[Ww]ere) (?:the|it|this|that|these|they)\s(?:[\w-]{1,20}\s){1,8}$/,
  /\b(?:repealed|revoked|annulled|withdrawn|abandoned|struck down)\s(?:[\w-]{1,20}\s){0,2}$/i,
  /(?:原定|原计划|原为|原拟|本应)[^，。；]{0,16}$/u,
  /(?:不会|未能|并未|未于|未在)[^，。；]{0,12}$/u,
];

/** Words after a time that put another in its place. What may be extended still stands. */
const putOff =
  /^(?!.{0,60}\b(?:may|can|could|might) be\s)[^.。；;]{0,80}?(?:\b(?:was|were|been|is|are)\s(?:\w{1,20}\s)?(?:postponed|delayed|deferred|rescheduled|moved|pushed back|put off|repealed|revoked|annulled|suspended|struck down|cancell?ed|withdrawn|abandoned|dropped|shelved)\b(?!\sfrom\b)|现?(?:推迟|改)[为至到]|已撤回)/i;

// Where what is put off is only a part, or something else.
const ofOthers =
  /\band (?:the|its) (?:old|former|previous|earlier|existing)\b|\b(?:some|certain|other|parts of|remaining)\b|部分|其他|其余/;
