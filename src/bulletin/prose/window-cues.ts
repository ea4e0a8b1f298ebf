import type { DeadlineKind } from '../bulletin.ts';

/** What a window of time is for, by the word that stands last before it. */
export const windowKinds: readonly (readonly [kind: DeadlineKind, words: RegExp])[] = [
  ['pilot_end', /\b(?:pilots?|trial (?:run|operation|period|phase)s?|sandbox(?:es)?)\b|试点|试运行/gi],
  [
    'campaign_end',
    /\b(?:campaigns?|crackdowns?|clean-?ups?|sweeps?|rectifications?|inspections?|(?:special|enforcement) (?:\w{1,20} ){0,2}(?:actions?|operations?|drives?|programmes?|programs?|schemes?))\b|专项行动|专项整治|专项治理|集中整治|专项检查|专项执法|行动(?=时间|期限)/gi,
  ],
  [
    'consultation_close',
    /\b(?:consultations?|comments?|feedback|comment period)\b|征求意见|反馈意见|意见反馈|公示期?|(?:公众|公开)咨询|咨询期|咨询(?=将?(?:持续|截止))/gi,
  ],
  [
    'grace_period_end',
    /\b(?:grace|transition(?:al)?|guidance|leniency|phase-in|adjustment) (?:\w{1,20} )?(?:periods?|phases?|arrangements?)\b|过渡期|宽限期/gi,
  ],
  [
    'filing_deadline',
    /(?:申报|报名|征集|备案|报送|填报|申请|登记)(?=[^。；，]{0,8}(?:时间|截止|截至|期限|日期))/gu,
  ],
];

/** A word that says of what went before that it goes on for a time; ends right before the window. */
export const windowVerb =
  /\b(?:runs?|running|lasts?|lasting|continues?|carried out|conducted|implemented|takes? place|taking place|scheduled|extended|remains? open|open)(?: (?:from|between))?\s$/i;

/** The words right before the first day of a window. */
export const windowStart =
  /\bfrom\s$|(?:时间|期限|日期|试点期|过渡期)(?:是|为|定为|：|:)\s?(?:自|从|由)?\s?$|[自从于在]\s?$/i;

/** The words right before the last day of a window whose first day is not told. */
export const windowUntil =
  /\b(?:until|till|through|(?:ends?|ending|closes?|closing|concludes?|expires?|finishes)(?: on)?|extended (?:by [\w -]{1,20} )?(?:to|until))\s$|即日起\s?(?:至|到)\s?$|截止(?:时间|日期|日)?(?:到|至|为|是|于|：|:)?\s?$|(?:至|截至)\s?$/i;

/** Words between those that are for something else than the window: counts, terms, storage. */
export const windowUnless =
  /\b(?:found|kept|stored|retained|received|reported|recorded|collected|removed|occurred|valid|validity|imprison\w{0,20}|detention|sentenced|licen[cs]e|postponed|complaints|data (?:from|of))\b/i;

/** Short words that belong to the quote when they lead into it. */
export const leadIn =
  /(?:\b(?:for|open|public|has|have|is|are|was|were|be|been|will|shall|would|may|must|can|to|officially|formally|scheduled|expected|set|due|also)\s){1,5}$/i;
