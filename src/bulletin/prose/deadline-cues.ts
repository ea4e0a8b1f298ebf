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
const views = `(?:consultations?|comments?|comment period|feedback|responses?|submissions of views|views|contributions|opinions?|suggestions?|input|replies|representations)`;

const before = (pattern: string): RegExp => new RegExp(String.raw`\b${pattern}\s(?:the\s)?$`, 'i');
const after = (pattern: string): RegExp => new RegExp(String.raw`^,?\s(?:\S[^.;]{0,100}?\s)?${pattern}`, 'i');

const applying = `(?:applications?|registrations?|nominations?|expressions? of interest|notifications?|filings?|tenders?)`;
const laws =
  /\b(?:law|act|rules?|regulations?|measures|provisions|requirements?|obligations?|standards?|code|directive|decree|bill)\b/i;

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
    before: before(String.raw`(?:respond|reply|have (?:your|their) say)\b[^.;]{0,60}?\b${dueBy}`),
    unless: /\b(?:within|order|court|breach|incident)\b/i,
  },
  {
    kind: 'consultation_close',
    before: before(
      String.raw`closing date for (?:submissions|responses|comments|views)?[^.;]{0,40}?\b(?:is|of|on)`,
    ),
  },
  {
    kind: 'consultation_close',
    before:
      /(?:征求意见|意见反馈|反馈意见|意见征集|公示)[^。；]{0,40}(?:至|截至|截止(?:时间|日期|日)?(?:到|至|为|是|于|：|:)?|到)\s?$/u,
  },
  {
    kind: 'consultation_close',
    before: /(?:征求意见|反馈|意见)[^。；]{0,12}(?:时间|日期|期限)(?:为|是|：|:)\s?$/u,
  },
  // "6月30日前" takes in the day, as notices in China are read: it is not put back by one as "before" is.
  {
    kind: 'consultation_close',
    before: /(?:请|可|欢迎|意见|建议|公众|单位|个人)[^。；]{0,60}$/u,
    after: /^[^。；，]{0,10}前[^。；]{0,40}?(?:反馈|意见|建议|回复)/u,
    unless: /备案|申报|整改|报送|施行|实施/u,
  },
  {
    kind: 'filing_deadline',
    before: /(?:应当?|须|需|必须|要求|责令|请|务必|督促|限期?)[^。；]{0,60}$/u,
    after:
      /^(?:（[^（）]{0,12}）)?[^。；，]{0,8}(?:之?前|以前)[^。；]{0,30}?(?:备案|报送|申报|登记|提交|报告|注册|填报|办理|报名)/u,
    unless: /意见|反馈|发生|收集|上市|成立|设立/u,
  },
  {
    kind: 'compliance_deadline',
    before: /(?:应当?|须|需|必须|要求|责令|请|务必|督促|限期?)[^。；]{0,60}$/u,
    after:
      /^(?:（[^（）]{0,12}）)?[^。；，]{0,8}(?:之?前|以前)\s?[)）]?[^。；]{0,30}?(?:完成|整改|改正|落实|停止|下架|部署|修复|删除|符合|达到|实现)/u,
    unless: /意见|反馈|发生|收集|上市|目标|力争|规划|20\d\d年底/u,
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
  {
    kind: 'effective_date',
    before: before(
      `(?:commenc(?:es?|ed|ing)|start(?:s|ed|ing)? to apply|kick(?:s|ed)? in|in effect|operative|(?:becomes?|became|made) (?:applicable|enforceable|operative|binding|mandatory|law))(?: ${on})?`,
    ),
    unless: /\b(?:investigation|trial|hearing|consultation|campaign|proceedings|pilot)\b/i,
  },
  {
    kind: 'effective_date',
    before: before(
      String.raw`(?:effective|implementation|commencement|application) date\b[^.;]{0,40}?\b(?:is|was|of|on|as)`,
    ),
  },
  {
    kind: 'effective_date',
    before: before('(?:from|as of|starting|beginning|effective)(?: on| from)?'),
    after:
      /^,?\s(?:onwards?,?\s)?(?:\S[^.;]{0,80}?\s)?(?:must|shall|will (?:have to|need to|be (?:required|prohibited|obliged)))\b/i,
    unless: /\b(?:until|by|before|within|fined|sentenced|prison)\b/i,
  },
  // The start of enforcement of a rule that applies already.
  { kind: 'other', after: /^\s?起?\s?开始(?:执行|执法)/u },
  {
    kind: 'effective_date',
    after: /^\s?(?:之日)?起?\s?(?:正式|全面|开始|对[^，。；]{1,20}?){0,2}(?:施行|实施|生效|执行|适用)/u,
  },
  { kind: 'effective_date', before: /(?:施行|实施|生效)(?:日期|时间|日)?(?:为|是|定为|：|:)\s?$/u },
  {
    kind: 'grace_period_end',
    before: before(
      String.raw`(?:grace|transition(?:al)?|cure)(?: \w{1,20})? (?:period|phase|window|arrangements?)s?\b[^.;]{0,80}?\b(?:${until}|to|(?:ends?|ending|expires?|expiring)(?: on)?)`,
    ),
  },
  {
    kind: 'grace_period_end',
    before: /(?:过渡期|宽限期|缓冲期)[^。；]{0,20}(?:至|到|截至|截止(?:到|至|于)?|为)\s?$/u,
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
    before: before(
      String.raw`${applying}\b[^.;]{0,60}?\b(?:until|till|by|before|no later than|clos(?:es?|ing) on|due(?: on| by)?|ends? on|deadline (?:is|of))`,
    ),
    unless: /\b(?:received|filed|approved|published|recorded|considered|processed|reviewed|granted)\b/i,
  },
  {
    kind: 'other',
    before: before('(?:have|has|had|given) until'),
    after: /^\sto (?:finali[sz]e|vote|override|sign|veto|act|pass|approve|decide|consider)\b/i,
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
    before: before('(?:by|before|no later than)'),
    after:
      /^\sto (?:stop|cease|delete|erase|bring|comply|complete|rectify|remedy|remove|implement|suspend|correct|fix|patch)\b/i,
  },
  {
    kind: 'consultation_close',
    before: before(
      String.raw`deadline\b[^.;]{0,30}?\b(?:for|to)\b[^.;]{0,30}?\b(?:comments?|feedback|respon\w{1,5}|submissions)\b[^.;]{0,40}?\b(?:is|was|of|on|by)`,
    ),
  },
  {
    kind: 'filing_deadline',
    before: before(
      String.raw`deadline (?:for|to)\b[^.;]{0,30}?\b(?:fil\w{1,4}|regist\w{1,7}|submi\w{1,7}|appl\w{1,8}|report\w{0,3}|declar\w{1,5})\b[^.;]{0,40}?\b(?:is|was|of|on|by)`,
    ),
  },
  {
    kind: 'compliance_deadline',
    before: before(String.raw`deadline (?:for|to)\b[^.;]{0,60}?\b(?:is|was|of|on|by)`),
    unless: /\b(?:transpos\w{1,6}|comment|feedback|response|appeal|bid)/i,
  },
  {
    kind: 'compliance_deadline',
    before: before(
      String.raw`(?:comply|compliant|in compliance|compliance)\b[^.;]{0,80}?\b(?:by|no later than|not later than|on or before)`,
    ),
    unless: /\b(?:report|published|issued|found|checked|reviewed|assessed)\b/i,
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
  {
    kind: 'other',
    before: before(
      String.raw`(?:expected|anticipated|scheduled) (?:\w{1,20} ){0,2}(?:approval|adoption|vote|hearing|decision) (?:on|for)`,
    ),
  },
  {
    kind: 'other',
    before: before(
      String.raw`(?:ban(?:s|ned)?|prohibit\w{0,5}|suspen\w{1,5}|moratorium|freez\w{1,3})\b[^.;]{0,80}?\b(?:until|till|through)`,
    ),
    unless: /\b(?:lifted|ended|was)\b/i,
  },
  {
    kind: 'other',
    before: before('(?:starting|beginning)(?: with| on| from)?'),
    after: /^,\s[^.;]{0,100}?\bwill\b/i,
    unless: laws,
  },
  { kind: 'other', before: /\bwill\b[^.;]{0,120}?\bfrom\s$/i, after: /^\sonwards?\b/i, unless: laws },
];

/** What a window of time is for, by the word that stands last before it. */
export const windowKinds: readonly (readonly [kind: DeadlineKind, words: RegExp])[] = [
  ['pilot_end', /\b(?:pilots?|trial (?:run|operation|period|phase)s?|sandbox(?:es)?)\b|试点|试运行/gi],
  [
    'campaign_end',
    /\b(?:campaigns?|crackdowns?|clean-?ups?|sweeps?|rectifications?|inspections?|(?:special|enforcement) (?:\w{1,20} ){0,2}(?:actions?|operations?|drives?|programmes?|programs?|schemes?))\b|专项行动|专项整治|专项治理|集中整治|专项检查|专项执法/gi,
  ],
  [
    'consultation_close',
    /\b(?:consultations?|comments?|feedback|comment period)\b|征求意见|反馈意见|意见反馈|公示期?/gi,
  ],
  [
    'grace_period_end',
    /\b(?:grace|transition(?:al)?) (?:\w{1,20} )?(?:periods?|phases?|arrangements?)\b|过渡期|宽限期/gi,
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
  /\bfrom\s$|(?:时间|期限|日期)(?:是|为|定为|：|:)\s?(?:自|从|由)?\s?$|[自从于在]\s?$/i;

/** The words right before the last day of a window whose first day is not told. */
export const windowUntil =
  /\b(?:until|till|through|(?:ends?|ending|closes?|closing|concludes?|expires?|finishes)(?: on)?|extended to|extended until)\s$|即日起\s?(?:至|到)\s?$|截止(?:时间|日期|日)?(?:到|至|为|是|于|：|:)?\s?$|(?:至|截至)\s?$/i;

/** Words between those that are for something else than the window: counts, terms, storage. */
export const windowUnless =
  /\b(?:found|kept|stored|retained|received|reported|recorded|collected|removed|occurred|valid|validity|imprison\w{0,20}|detention|sentenced|licen[cs]e|postponed|complaints|data (?:from|of))\b/i;

/** Short words that belong to the quote when they lead into it. */
export const leadIn =
  /(?:\b(?:for|open|public|has|have|is|are|was|were|be|been|will|shall|would|may|must|can|to|officially|formally|scheduled|expected|set|due|also)\s){1,5}$/i;
