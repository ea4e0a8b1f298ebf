import type { DeadlineKind } from '../bulletin.ts';

/** Words beside a date that make it a deadline. */
export interface DeadlineCue {
  readonly kind: DeadlineKind;
  /** The words that end right before the date; tried on the clause before it. */
  readonly before?: RegExp;
  /** The words that begin right after the date. */
  readonly after?: RegExp;
  /** What those words must not hold. */
  readonly unless?: RegExp;
  /** Whether the words lay a duty on somebody, so that they must not tell a fact. */
  readonly isDuty?: true;
}

const until = `(?:until|till|up to|through|by|before|on or before|no later than|not later than)`;
const on = `(?:on|in|from|as of|as from|starting|starting on|starting from|beginning|beginning on|with effect from)`;
const must = `(?:must|shall|ha(?:ve|s) to|needs? to|(?:is|are|was|were|been) (?:required|ordered|requested|instructed|asked|directed|told)|ordered|required|requires|requiring|instructed|directed|obliged to)`;
const dueBy = `(?:until|till|by|before|on or before|no later than|not later than)`;
const views = `(?:consultations?|comments?|comment period|feedback|responses|submissions of views|views|contributions)`;

const before = (pattern: string): RegExp => new RegExp(String.raw`\b${pattern}\s(?:the\s)?$`, 'i');
const after = (pattern: string): RegExp => new RegExp(String.raw`^,?\s(?:\S[^.;]{0,100}?\s)?${pattern}`, 'i');

const told =
  /\b(?:issued?|published|released|announced|adopted|passed|approved|signed|said|stated|reported|noted|launched|submitted|held|that|which)\b/i;
const received = /\b(?:(?<!be )received|recorded|had been|closed without|considered|published)\b/i;

/** Tried in order; the first that fits decides. */
export const deadlineCues: readonly DeadlineCue[] = [
  {
    kind: 'consultation_close',
    before: before(String.raw`${views}\b[^.;]{0,80}?\b${until}`),
    unless: received,
  },
  {
    kind: 'consultation_close',
    before: before(
      String.raw`${views}\b[^.;]{0,80}?\b(?:clos(?:es?|ed|ing)|end(?:s|ed|ing)?|expires?|due)(?: on| by)?`,
    ),
  },
  {
    kind: 'consultation_close',
    before: before(String.raw`deadline for ${views}\b[^.;]{0,60}?\b(?:is|was|of|on)`),
  },
  {
    kind: 'consultation_close',
    before: /(?:征求意见|意见反馈|反馈意见)[^。；]{0,40}(?:至|截至|截止到?|到)\s?$/u,
  },
  // "6月30日前" takes in the day, as notices in China are read: it is not put back by one as "before" is.
  {
    kind: 'consultation_close',
    before: /(?:请|可)[^。；]{0,8}[于在]\s?$/u,
    after: /^[^。；]{0,8}前[^。；]{0,12}反馈/u,
  },
  {
    kind: 'effective_date',
    before: before(
      `(?:com(?:es?|ing)|came|enter(?:s|ed|ing)?|go(?:es|ing)?|went|brought|put) into (?:full |legal )?(?:force|effect|operation|application)(?: ${on})?`,
    ),
  },
  {
    kind: 'effective_date',
    before: before(`(?:tak(?:es?|ing)|took|taken) (?:legal |full )?effect(?: ${on})?`),
  },
  {
    kind: 'effective_date',
    before: before(`(?:entry into force|effective date)(?: (?:of|is|was|set for|${on}))?`),
  },
  { kind: 'effective_date', before: before(`effective(?: ${on})?`) },
  {
    kind: 'effective_date',
    before: before(
      `(?:(?:shall|will|would|to|begins? to) apply|applies|applicable|be implemented|be enforced|in force|enforceable) ${on}`,
    ),
  },
  {
    kind: 'effective_date',
    after: after(
      String.raw`(?:com(?:es?|ing)|came|enter(?:s|ed)?|went|go(?:es)?) into (?:full |legal )?(?:force|effect|operation)\b(?!\s(?:on|from|as|immediately|once|when|after|upon|if)\b)`,
    ),
    unless: told,
  },
  {
    kind: 'effective_date',
    after: after(
      String.raw`(?:tak(?:es?|ing)|took) (?:legal |full )?effect\b(?!\s(?:on|from|as|immediately|once|when|after|upon|if)\b)`,
    ),
    unless: told,
  },
  { kind: 'effective_date', after: /^\s?起?\s?(?:正式)?(?:开始)?(?:施行|实施|生效|执行|适用)/u },
  {
    kind: 'grace_period_end',
    before: before(
      String.raw`(?:grace|transition(?:al)?|cure)(?: \w{1,20})? (?:period|phase|window|arrangements?)s?\b[^.;]{0,80}?\b(?:${until}|to|(?:ends?|ending|expires?|expiring)(?: on)?)`,
    ),
  },
  {
    kind: 'filing_deadline',
    before: before(
      String.raw`${must}\b[^.;]{0,60}?\b(?:files?|submit|register|lodge|declare|apply|renew)\b[^.;]{0,80}?\b${dueBy}`,
    ),
    isDuty: true,
  },
  {
    kind: 'filing_deadline',
    before: before(
      String.raw`(?:filing|registration|application)s? (?:deadline|period|window)\b[^.;]{0,40}?\b(?:is|of|on|by|until|ends|closes)(?: on)?`,
    ),
  },
  {
    kind: 'filing_deadline',
    before: before('(?:have|has|had|given) until'),
    after: /^\sto (?:submit|file|register|apply|lodge)\b/i,
  },
  {
    kind: 'compliance_deadline',
    before: before('(?:have|has|given) until'),
    after: /^\sto (?!submit|file)/i,
  },
  {
    kind: 'compliance_deadline',
    before: before(`(?:compliance|rectification) (?:deadline|date)(?: (?:of|is|was|set for|on|by))?`),
  },
  {
    kind: 'compliance_deadline',
    before: before(
      String.raw`${must}\b[^.;]{0,120}?\b(?:by|before|on or before|no later than|not later than)`,
    ),
    isDuty: true,
    unless:
      /\b(?:sentence|prison|placed|collected|occurr(?:ed|ing)|issued|concluded|published|approved) (?:\w{1,20} ){0,4}(?:by|before)\b/i,
  },
  {
    kind: 'other',
    before: before('(?:hearing|session|vote) (?:is |to be )?(?:set for|scheduled for|on)'),
    unless: /\bheld\b/i,
  },
];

/** What a window of time is for, by the word that stands last before it. */
export const windowKinds: readonly (readonly [kind: DeadlineKind, words: RegExp])[] = [
  ['pilot_end', /\b(?:pilots?|trial (?:run|operation|period|phase)s?|sandbox(?:es)?)\b|试点/gi],
  [
    'campaign_end',
    /\b(?:campaigns?|crackdowns?|clean-?ups?|sweeps?|rectifications?|inspections?|(?:special|enforcement) (?:\w{1,20} ){0,2}(?:actions?|operations?|drives?|programmes?|programs?|schemes?))\b|专项行动|专项整治/gi,
  ],
  ['consultation_close', /\b(?:consultations?|comments?|feedback|comment period)\b|征求意见/gi],
  [
    'grace_period_end',
    /\b(?:grace|transition(?:al)?) (?:\w{1,20} )?(?:periods?|phases?|arrangements?)\b|过渡期/gi,
  ],
];

/** A word that says of what went before that it goes on for a time; ends right before the window. */
export const windowVerb =
  /\b(?:runs?|running|lasts?|lasting|continues?|carried out|conducted|implemented|takes? place|taking place|scheduled|extended|remains? open|open)(?: (?:from|between))?\s$/i;

/** The words right before the first day of a window. */
export const windowStart = /\bfrom\s$|自\s?$/i;

/** The words right before the last day of a window whose first day is not told. */
export const windowUntil =
  /\b(?:until|till|through|(?:ends?|ending|closes?|closing|concludes?|expires?|finishes)(?: on)?|extended to|extended until)\s$|(?:至|截至|截止到?)\s?$/i;

/** Words between those that are for something else than the window: counts, terms, storage. */
export const windowUnless =
  /\b(?:found|kept|stored|retained|received|reported|recorded|collected|removed|occurred|valid|validity|imprison\w*|detention|sentenced|licen[cs]e|postponed|complaints|data (?:from|of))\b/i;

/** Short words that belong to the quote when they lead into it. */
export const leadIn =
  /(?:\b(?:for|open|public|has|have|is|are|was|were|be|been|will|shall|would|may|must|can|to|officially|formally|scheduled|expected|set|due|also)\s){1,5}$/i;
