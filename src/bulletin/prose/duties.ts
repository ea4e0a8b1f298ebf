/**
 * Whether the words from a duty to its day ("must register with the office by") set that day for the duty. A day of which
 * a fact is told ("must keep consents obtained before", "required to explain why data was leaked by") is none.
 * @param words they end in the word before the date
 */
export function isDutyUntil(words: string): boolean {
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

const isParticiple = (word: string): boolean =>
  irregular.has(word) || (/[^e]ed$/.test(word) && !orders.has(word));

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
