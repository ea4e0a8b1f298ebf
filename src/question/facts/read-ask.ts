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

/** What a question in English or Chinese asks for; null where it asks for no single fact. The first form that fits holds. */
export function readAsk(text: string): Ask | null {
  const asked = text.normalize('NFKC').replace(/[’‘]/g, "'").replace(/\s+/gu, ' ').trim();
  for (const [pattern, read] of forms) {
    const found = pattern.exec(asked);
    if (found) return read(found);
  }
  return null;
}

const ends = String.raw`clos\w*|ends?\b|ended|ending|due\b|expir\w*|finish\w*|run out|over\b|lapse\w*|submit\w*|filed?\b|be filed|received\b|comments? (?:on|be|are|have)`;
const effect = String.raw`take(?:s|n)? effect|took effect|(?:come|came|enter|entry|entered|goes|went|be|is|are) (?:in|into) (?:force|effect|operation)|effective|appl(?:y|ies|ied)\b|in force|binding`;
const begins = String.raw`start\w*|began|begin\w*|launch date|open(?:ed|s)?\b|kick\w* off|running\b`;

const just = (ask: Ask) => (): Ask => ask;

const forms: readonly (readonly [RegExp, (found: RegExpExecArray) => Ask])[] = [
  [
    /(?:罚|处罚|赔偿?|支付|和解).{0,6}(?:多少|几)(?:万|亿|钱|元)?|(?:多少|几)(?:万|亿)?(?:钱|元|欧元|美元)|(?:罚款|罚金|金额|赔偿).{0,8}(?:多少|多大|多高|几何)|多少罚款/,
    just({ kind: 'amount' }),
  ],
  [/多(?:久|长)|为期|(?:多少|几)个?(?:工作日|小时|天|日|月|年|周)(?:内|之内|以内)?|有效期/, just({ kind: 'duration' })],
  [/(?:多少|几)(?:个|款|条|家|起|项|名|部|份|位|件|种|类|批|次|宗|人)?/, just({ kind: 'count', of: '' })],
  [/文号|编号|标准号|案号/, just({ kind: 'law', isArticle: false, isNumber: true })],
  [/第几条|哪[一几]?条/, just({ kind: 'law', isArticle: true, isNumber: false })],
  [
    /哪[一几]?[部个项些](?:法|法律|法规|规定|条例|办法)|什么(?:法律|法规)|(?:法律)?依据(?:是|了)?(?:什么|哪)/,
    just({ kind: 'law', isArticle: false, isNumber: false }),
  ],
  [
    /截止|截至|到什么时候|到(?:哪|几|何)|至何时|最晚|最后(?:一天|期限|期日)|到期|结束|延(?:长|期)到|为止/,
    just({ kind: 'end' }),
  ],
  [
    /(?:生效|施行|实施|执行|适用).*(?:什么时候|何时|哪一?天|几月|几号|哪年|日期)|(?:什么时候|何时|哪一?天|几月|几号|哪年|何日|自何).*(?:生效|施行|实施|执行|适用)|从(?:哪|什么|何).{0,3}(?:起|开始)/,
    just({ kind: 'effect' }),
  ],
  [/什么时候|何时|几时|哪一?[天日年]|几月|几号|啥时候|甚麼時候|什麼時候|哪個?月/, just({ kind: 'when' })],
  [
    /(?:哪[一几]?[个家些]|什么)(?:公司|企业|平台|单位|App|应用)|罚了谁|谁被|处罚了谁|处罚了哪/i,
    just({ kind: 'party' }),
  ],
  [
    /(?:哪[一几]?[个家些]|什么)(法院|部门|机构|机关|单位|协会|组织|监管机构)|由谁|谁|哪些部门/,
    (found) => ({ kind: 'authority', body: found[1] === '法院' || found[1] === '协会' ? found[1] : '' }),
  ],
  [/(?:在)?(?:哪里|哪儿|何处|什么地方)|哪[一个]*(?:国家?|省|市|城市)/, just({ kind: 'place' })],

  [
    /\bhow (?:much|big|high|large|heavy)\b(?! time)|\bwhat (?:is|was|are|were) (?:the |its |their )?(?:\w+ ){0,3}(?:fines?|penalt(?:y|ies)|amount|sum|settlement|cap)\b|\bwhat (?:fine|penalty|amount|sum)\b/i,
    just({ kind: 'amount' }),
  ],
  [
    /\bhow long\b|\bhow many (?:working |business |calendar )?(?:hours?|days?|weeks?|months?|years?)\b|\bhow (?:quickly|fast|soon)\b|\bwithin what\b|\bhow much time\b/i,
    just({ kind: 'duration' }),
  ],
  [/\bhow many ([^?]*)|\bnumber of (?!the )([^?]*)/i, (found) => ({ kind: 'count', of: found[1] ?? found[2] ?? '' })],
  [
    /\b(?:what is|which is|what are) the (?:\w+ ){0,2}numbers?\b|\bwhat number\b|\bwhich (?:case |law |standard )?number\b/i,
    just({ kind: 'law', isArticle: false, isNumber: true }),
  ],
  [
    /\b(?:which|what) (?:articles?|sections?|provisions?|paragraphs?)\b/i,
    just({ kind: 'law', isArticle: true, isNumber: false }),
  ],
  [
    /\b(?:which|what) (?:\w+ )?(?:laws?|acts?|statutes?|regulations?|rules?|instruments?|standards?|legal bas[ie]s)\b|\bon what (?:legal )?basis\b/i,
    just({ kind: 'law', isArticle: false, isNumber: false }),
  ],
  [
    /\b(?:until|till|by) (?:when|what (?:date|day|time)|which (?:date|day))\b|\b(?:last|final|end|closing|cut-off) (?:day|date)\b|\b(?:what|when) (?:is|was|are) the (?:\S+ ){0,6}deadlines?\b|\bto which date\b|\buntil which\b/i,
    just({ kind: 'end' }),
  ],
  [/\b(?:since|from) (?:when|what (?:date|day)|which (?:date|day))\b|\bas of when\b/i, just({ kind: 'start' })],
  [
    new RegExp(
      String.raw`\b(?:when|what date|which (?:day|date|month|year)|what day|on what date)\b.*\b(?:${effect})`,
      'i',
    ),
    just({ kind: 'effect' }),
  ],
  [
    new RegExp(String.raw`\b(?:when|what date|which (?:day|date)|what day)\b.*\b(?:${begins})`, 'i'),
    just({ kind: 'start' }),
  ],
  [
    new RegExp(String.raw`\b(?:when|what date|which (?:day|date)|what day)\b.*\b(?:${ends})`, 'i'),
    just({ kind: 'end' }),
  ],
  [/\bwhen\b|\b(?:what|which|on what|on which) (?:date|day|month|year)\b/i, just({ kind: 'when' })],
  [
    /\bwho (?:was|were|has been|got|is|are) (?:\w+ )?(?:fined|punished|penalised|penalized|sanctioned|reprimanded|sued|warned|charged|targeted)\b|\b(?:which|what) (?:compan(?:y|ies)|firms?|bank|platforms?|operators?|compan\w+)\b/i,
    just({ kind: 'party' }),
  ],
  [
    /\b(?:which|what) (?:[\w-]+ ){0,2}?(authorit(?:y|ies)|regulators?|agenc(?:y|ies)|courts?|ministr(?:y|ies)|commission(?:er)?|associations?|bod(?:y|ies)|institut(?:e|ion)s?|universit(?:y|ies)|departments?|office|board|committee|watchdog|tribunal)\b/i,
    (found) => ({ kind: 'authority', body: generic.test(found[1] ?? '') ? '' : (found[1] ?? '') }),
  ],
  [/\bwho\b|\bby whom\b|\bwhose\b/i, just({ kind: 'authority', body: '' })],
  [
    /\bwhere\b|\bin (?:which|what) (?:city|country|state|province|place)\b|\bwhich (?:country|city|state|province)\b/i,
    just({ kind: 'place' }),
  ],
];

const generic = /^(?:authorit|regulator|agenc|bod|watchdog|department)/i;

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
