import type { DeadlineKind } from '../../bulletin/bulletin.ts';

/** What kind of fact a question asks for. */
export type Ask =
  /** The last day of something: "until when", 截止. */
  | { readonly kind: 'end' }
  /** The first day: "since when", "when did it start". */
  | { readonly kind: 'start' }
  /** The day from which something applies. */
  | { readonly kind: 'effect' }
  /** The day of what was done: "when was it published". */
  | { readonly kind: 'when' }
  | { readonly kind: 'duration' }
  | { readonly kind: 'amount' }
  /** `of`: what is counted, as typed. */
  | { readonly kind: 'count'; readonly of: string }
  /** `body`: the sort of body, as typed: "court", "association". */
  | { readonly kind: 'authority'; readonly body: string }
  | { readonly kind: 'party' }
  | { readonly kind: 'law'; readonly isArticle: boolean; readonly isNumber: boolean }
  | { readonly kind: 'place' };

/**
 * What a question in English or Chinese asks for; null where it asks for no single fact. Where several forms fit, the
 * first holds: "how many days" asks for a length of time.
 */
export function readAsk(text: string): Ask | null {
  const asked = text.normalize('NFKC').replace(/[’‘]/g, "'").replace(/\s+/gu, ' ').trim();
  for (const [pattern, ask] of forms) {
    const found = pattern.exec(asked);
    if (found) return typeof ask === 'function' ? ask(found[1] ?? '') : ask;
  }
  return null;
}

type Form = readonly [pattern: RegExp, ask: Ask | ((of: string) => Ask)];

const anyOf = (...alternatives: readonly string[]): RegExp => new RegExp(alternatives.join('|'), 'iu');
const r = String.raw;

// The pieces that forms are made of.
const when = r`(?:when|what day|(?:on )?(?:what|which) (?:date|day|month|year))\b`;
const date = '(?:date|day|time)';
const howMany = '(?:多少|几)';
const counter = '[个款条家起项名部份位件种类批次宗人]';
const which = '(?:哪[一几]?[个家些项部]|什么)';
const whenChinese = '(?:什么时候|何时|何日|几时|哪一?天|哪[年日]|几月|几号)';
const applies = '(?:生效|施行|实施|执行|适用)';
const law = { kind: 'law', isArticle: false, isNumber: false } as const;

const chineseForms: readonly Form[] = [
  [
    anyOf(
      `(?:罚|赔偿?|支付|和解).{0,6}${howMany}[万亿钱元]?`,
      `${howMany}[万亿]?(?:钱|元|欧元|美元)`,
      '(?:罚款|罚金|金额|赔偿).{0,8}(?:多少|多大|多高|几何)',
      '多少罚款',
    ),
    { kind: 'amount' },
  ],
  [anyOf('多[久长]', '为期', `${howMany}个?(?:工作日|小时|[天日月年周])`, '有效期'), { kind: 'duration' }],
  [anyOf(`${howMany}${counter}?([^？?，。]*)`), (of) => ({ kind: 'count', of })],
  [anyOf('文号', '编号', '标准号', '案号'), { ...law, isNumber: true }],
  [anyOf('第几条', '哪[一几]?条'), { ...law, isArticle: true }],
  [anyOf(`${which}(?:法|规定|条例|办法)`, '依据[是了]?(?:什么|哪)'), law],
  [
    anyOf(
      '截[止至]',
      '到(?:什么时候|[哪几何])',
      '至何时',
      '最晚',
      '最后(?:一天|期限|期日)',
      '到期',
      '结束',
      '延长?期?到',
      '为止',
    ),
    { kind: 'end' },
  ],
  [
    anyOf(`${applies}.*${whenChinese}`, `${whenChinese}.*${applies}`, '从[哪什何].{0,3}(?:起|开始)', `${applies}日期`),
    { kind: 'effect' },
  ],
  [anyOf(whenChinese, '啥时候', '甚麼時候', '什麼時候', '哪個?月'), { kind: 'when' }],
  [anyOf(`${which}(?:公司|企业|平台|单位|App|应用)`, '罚了谁', '谁被', '处罚了[谁哪]'), { kind: 'party' }],
  [anyOf(`${which}(法院|协会)`), (body) => ({ kind: 'authority', body })],
  [anyOf(`${which}(?:部门|机构|机关|单位|组织|监管机构)`, '谁'), { kind: 'authority', body: '' }],
  [anyOf('哪[里儿]', '何处', '什么地方', '哪[一个]*(?:国家?|省|市|城市)'), { kind: 'place' }],
];

const effect = [
  r`take(?:s|n)? effect|took effect|effective|appl(?:y|ies|ied)\b|binding`,
  'in (?:force|effect|operation)|into (?:force|effect)',
].join('|');
const begins = r`start\w*|began|begin\w*|open(?:ed|s)?\b|kick\w* off|running\b`;
const ends =
  r`clos\w*|end(?:s|ed|ing)?\b|due\b|expir\w*|finish\w*|run out|over\b|laps\w*|submit\w*` + r`|filed?\b|received\b`;
const punished = 'fined|punished|penali[sz]ed|sanctioned|reprimanded|sued|warned|charged|targeted';
const body = [
  'courts?|ministr(?:y|ies)|commission(?:er)?|associations?|institut(?:e|ion)s?|universit(?:y|ies)',
  'office|board|committee|tribunal',
].join('|');

const englishForms: readonly Form[] = [
  [
    anyOf(
      r`\bhow (?:much|big|high|large|heavy)\b(?! time)`,
      r`\bwhat (?:is|was|are|were) (?:\w+ ){0,4}(?:fines?|penalt(?:y|ies)|amount|sum|settlement|cap)\b`,
      r`\bwhat (?:fine|penalty|amount|sum)\b`,
    ),
    { kind: 'amount' },
  ],
  [
    anyOf(
      r`\bhow (?:long|quickly|fast|soon)\b`,
      r`\bhow many (?:working |business |calendar )?(?:hour|day|week|month|year)s?\b`,
      r`\bwithin what\b`,
      r`\bhow much time\b`,
    ),
    { kind: 'duration' },
  ],
  [anyOf(r`\b(?:how many|number of(?! the\b)) ([^?]*)`), (of) => ({ kind: 'count', of })],
  [
    anyOf(r`\b(?:what|which) (?:is|are) the (?:\w+ ){0,2}numbers?\b`, r`\b(?:what|which) (?:\w+ )?number\b`),
    { ...law, isNumber: true },
  ],
  [anyOf(r`\b(?:which|what) (?:article|section|provision|paragraph)s?\b`), { ...law, isArticle: true }],
  [
    anyOf(
      r`\b(?:which|what) (?:\w+ )?(?:law|act|statute|regulation|rule|instrument|standard|legal bas[ie])s?\b`,
      r`\bon what (?:legal )?basis\b`,
    ),
    law,
  ],
  [
    anyOf(
      r`\b(?:until|till|by|to) (?:when|(?:what|which) ${date})\b`,
      r`\b(?:last|final|end|closing|cut-off) (?:day|date)\b`,
      r`\b(?:what|when) (?:is|was|are) the (?:\S+ ){0,6}deadlines?\b`,
    ),
    { kind: 'end' },
  ],
  [anyOf(r`\b(?:since|from) (?:when|(?:what|which) ${date})\b`, r`\bas of when\b`), { kind: 'start' }],
  [anyOf(r`\b${when}.*\b(?:${effect})`), { kind: 'effect' }],
  [anyOf(r`\b${when}.*\b(?:${begins})`), { kind: 'start' }],
  [anyOf(r`\b${when}.*\b(?:${ends})`, r`\b${when}.*\bcomments? (?:on|be|are|have)\b`), { kind: 'end' }],
  [anyOf(r`\b${when}`), { kind: 'when' }],
  [
    anyOf(
      r`\bwho (?:was|were|has been|got|is|are) (?:\w+ )?(?:${punished})\b`,
      r`\b(?:which|what) (?:compan(?:y|ies)|firms?|bank|platforms?|operators?)\b`,
    ),
    { kind: 'party' },
  ],
  [anyOf(r`\b(?:which|what) (?:[\w-]+ ){0,2}?(${body})\b`), (of) => ({ kind: 'authority', body: of })],
  [
    anyOf(
      r`\b(?:which|what) (?:[\w-]+ ){0,2}?(?:authorit|regulator|agenc|bod(?:y|ies)|department|watchdog)`,
      r`\bwh(?:o|om|ose)\b`,
    ),
    { kind: 'authority', body: '' },
  ],
  [anyOf(r`\bwhere\b`, r`\b(?:which|what) (?:city|country|state|province|place)\b`), { kind: 'place' }],
];

const forms: readonly Form[] = [...chineseForms, ...englishForms];

/** The kinds of deadlines that a question names, and those that its ask may mean. */
export function kindsAsked(text: string): readonly DeadlineKind[] {
  return kindWords.flatMap(([pattern, kind]) => (pattern.test(text) ? [kind] : []));
}

const kindWords: readonly (readonly [RegExp, DeadlineKind])[] = [
  [/consult|comment|feedback|submission|opinion|views|征求意见|意见|諮詢|意見/i, 'consultation_close'],
  [/pilot|trial|试点|试运行/i, 'pilot_end'],
  [/campaign|crackdown|special action|专项|行动|整治/i, 'campaign_end'],
  [/grace|transition|cure|过渡|宽限|過渡/i, 'grace_period_end'],
  [/compl(?:y|iance)|conform|in line|合规|整改/i, 'compliance_deadline'],
  [/\bfil(?:e|ed|ing|ings)\b|regist|report|notif|备案|登记|申报|报送/i, 'filing_deadline'],
];
