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
  /** Per cent. */
  | { readonly kind: 'share' }
  /** `of`: what is counted, as typed; in Chinese after its counter: 款App. */
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
const mustDo = r`(?:must|shall|should|ha(?:ve|s|d) to|needs? to|(?:is|are|be) (?:required|obliged) to)\b`;
const date = '(?:date|day|time)';
const howMany = '(?:多少|几)';
const counter = '[个款条家起项名部份位件种类批次宗人]';
const which = '(?:哪[一几]?[个家些项部]|什么)';
const whenChinese = '(?:什么时候|何时|何日|几时|哪一?天|哪[年日]|几月|几号)';
const applies = '(?:生效|施行|实施|实行|执行|适用|落地)';
const law = { kind: 'law', isArticle: false, isNumber: false } as const;

const chineseForms: readonly Form[] = [
  [anyOf('百分之[几多]|百分比|比例(?:是|为)?多[少大高]|几成'), { kind: 'share' }],
  [
    anyOf(
      `(?:罚|赔偿?|支付|和解|[赚挣缴付花骗]|获利|收入|所得).{0,6}${howMany}(?!${counter}|[天日年周]|个?(?:月|小时|工作日|星期))[万亿钱元]?`,
      `${howMany}[万亿]?(?:块?钱|块|元|欧元|美元|港币|人民币)`,
      '(?:罚款|罚金|罚单|金额|赔偿|上限|封顶|额度).{0,8}(?:多少|多大|多高|几何|是什么)',
      `(?:最[高多低少]|顶格)(?:可[以能]?|能|会|要|被|处)?(?:罚|赔)`,
      '多少罚款|(?:罚款|罚金|赔偿|和解)(?:金额|数额|总额|上限)[？?]?$',
    ),
    { kind: 'amount' },
  ],
  [
    anyOf(
      '多[久长]',
      '为期',
      `(?<!月)${howMany}个?(?:工作日|小时|星期|[天日年周])`,
      '多少个?月|几个月',
      '(?:有效期|刑期|时限|时长)(?!到|至|截)',
    ),
    { kind: 'duration' },
  ],
  [anyOf('第[几多]少?[条款项]', '哪[一几]?条', '什么条款|哪[一个些项]*条款'), { ...law, isArticle: true }],
  [
    anyOf(
      '截[止至].{0,6}几',
      '几[月号日].{0,8}(?:截|前|到期|结束|关闭|为止)',
      '(?:到|至|在)几[月号日]',
      '哪[天日](?:之?前|截|到期|结束)',
    ),
    { kind: 'end' },
  ],
  [anyOf(`${howMany}(?![月号日])(${counter}?[^？?，。]*)`), (of) => ({ kind: 'count', of })],
  [anyOf('(?:人数|数量|总数|件数|次数|家数)(?:是|有|为)?[？?]?$'), { kind: 'count', of: '' }],
  [anyOf('文号', '编号', '标准号', '案号'), { ...law, isNumber: true }],
  [anyOf(`${which}(?:法|规定|条例|办法)`, '依据[是了]?(?:什么|哪)', '法律依据'), law],
  [
    anyOf(
      '截[止至]',
      `${whenChinese}.{0,3}(?:之?前|以前)`,
      '什么时候(?:之?前|以前)',
      '到(?:什么时候|[哪几何])',
      '至何时',
      '最[晚迟]',
      '最后(?:一天|期限|期日)',
      '到期',
      '收尾|完结|落幕',
      '结束',
      '延长?期?到',
      '为止',
    ),
    { kind: 'end' },
  ],
  [
    anyOf(
      `${applies}.*${whenChinese}`,
      `${whenChinese}.*${applies}`,
      '从[哪什何几].{0,3}(?:起|开始)',
      `${applies}日期`,
    ),
    { kind: 'effect' },
  ],
  [anyOf(whenChinese, '啥时候', '甚麼時候', '什麼時候', '哪個?月'), { kind: 'when' }],
  [
    anyOf(
      `${which}(?:公司|企业|平台|单位|App|应用|银行)(?!.{0,6}(?:需要|应当|必须))`,
      '[罚告判抓](?:了|的是)?谁',
      '哪[家个些].{1,8}(?:被|受罚|挨罚)',
      '谁被',
      '处罚了[谁哪]',
    ),
    { kind: 'party' },
  ],
  [anyOf(`${which}(法院|协会)`), (body) => ({ kind: 'authority', body })],
  [anyOf(`${which}(?:部门|部委|机构|机关|单位|组织|监管机构)`, '谁'), { kind: 'authority', body: '' }],
  [anyOf('哪[里儿]', '何处', '什么地方', '哪[一个]*(?:国家?|省|市|城市)'), { kind: 'place' }],
];

const effect = [
  r`take(?:s|n)? effect|kicks? in\b|took effect|effective|appl(?:y|ies|ied)\b|binding`,
  'in (?:force|effect|operation)|into (?:force|effect)',
].join('|');
const begins = r`start\w*|began|begin\w*|open(?:ed|s)?\b|kick\w* off|running\b`;
const ends =
  r`clos\w*|end(?:s|ed|ing)?\b|due\b|expir\w*|finish\w*|run out|over\b|laps\w*|submit\w*` +
  r`|filed?\b|received\b|lasts?\b|(?:be|been|have to be|get|sent|come) in\b|done\b|ready\b|stop\w*|sunset\w*|gone\b`;
const punished =
  'fined|punished|penali[sz]ed|sanctioned|reprimanded|sued|warned|charged|targeted|hit with|slapped with|caught|jailed|sentenced|convicted|arrested|detained|imprisoned|locked up';
const body = [
  'courts?|ministr(?:y|ies)|commission(?:er)?|associations?|institut(?:e|ion)s?|universit(?:y|ies)',
  'office|board|committee|tribunal',
].join('|');

// "Deadline for filing?", "maximum fine?": what a note would have before its colon.
const ending = r`(?: (?:for|of|on|under|in|to) [^?]*)?\??$`;
const paid = 'pay(?:ing)?|fork out|owe|settle for|cost|forfeit|earn|shell out';

const englishForms: readonly Form[] = [
  [anyOf(r`(?<!\d ?)(?:\b(?:per ?cent|percent(?:age)?)\b|%)|\b(?:proportion|fraction)\b`), { kind: 'share' }],
  [
    anyOf(
      r`\bwhat (?:did|does|do|will|must|would|has|had) (?:[^?]{1,80} )?(?:${paid})\b(?! (?:with|to (?:do|say)|in common|sure))`,
      r`\b(?:maximum|max|minimum|(?:highest|largest|biggest|top|lowest) (?:possible|potential|available)) (?:\w+ )?(?:fines?|penalt(?:y|ies)|sanctions?|amount|damages|compensation)\b(?= ?(?:\?|$|for|under|in|of|is|was|per|can|could|may))`,
      r`\b(?:size|amount|sum|level|value) of (?:the |that |its |their )?(?:\w+ )?(?:fine|penalt|settlement|sanction|damages|compensation)`,
      r`\b(?:fine|penalty|settlement|compensation) (?:amount|sum|size|total)\b`,
      r`\b(?:portion|share|cut|slice|ceiling|cap|upper limit|fee|price|cost) (?:of|for|per|in|on|from)\b`,
      r`\bfined what\b|\bto the tune of\b|\bup to what (?:amount|sum|fine)\b|\bsettled for (?:what|how)\b`,
      r`\bhow (?:much|big|high|large|heavy)\b(?! time)`,
      r`\bwhat(?:'s| is| was| are| were) (?:\w+ ){0,4}(?:fines?|penalt(?:y|ies)|amount|sum|settlement|cap)\b`,
      r`\bwhat (?:fine|penalty|amount|sum)\b`,
      r`\bwhat did [^?]{1,60} fine\b(?!.*\bfor\??$)`,
    ),
    { kind: 'amount' },
  ],
  [
    anyOf(
      r`\bhow (?:long|quickly|fast|soon|often|frequently)\b`,
      r`\bhow many (?:working |business |calendar )?(?:hour|day|week|month|year)s?\b`,
      r`^(?:number of )?(?:hours|days|weeks|months|years) (?:to|until|before|allowed|given)\b`,
      r`\bwithin (?:what|how)\b`,
      r`\bhow much time\b`,
      r`\bfor what (?:period|length of time|term)\b`,
      r`\b(?:what|which) (?:is|was|are) the (?:\w+ ){0,3}(?:period|duration|term|time ?frame|time limit|sentence|validity|length)\b`,
      r`\b(?:duration|length|validity|time limit)${ending}`,
      r`\b(?:what|maximum|max|longest|minimum) (?:prison |jail )?(?:sentence|term|period)\b`,
    ),
    { kind: 'duration' },
  ],
  [
    anyOf(
      r`\bnumber of (?!\w+s (?:in|on|of|under|by|for|to)\b)(?:\S+ ){0,5}(?:law|act|decree|regulation|standard|order|bill|decision|case|measure)\??$`,
    ),
    { ...law, isNumber: true },
  ],
  [
    anyOf(r`\b(?:how many|number of(?! the\b)|total of|count of|what number of) ([^?]*)`),
    (of) => ({ kind: 'count', of }),
  ],
  [anyOf(r`\bhow many\W*$`), { kind: 'count', of: '' }],
  [anyOf(r`\b(?:total|headcount|tally)\b[:,]? ?(?:number )?(?:of )?([^?]*)\??$`), (of) => ({ kind: 'count', of })],
  [
    anyOf(
      r`\b(?:what|which) (?:is|are) the (?:\w+ ){0,2}numbers?\b`,
      r`\b(?:what|which) (?:\w+ )?number\b(?! of)`,
      r`\b(?:law|case|decision|docket|reference|standard) (?:number|no\.?)\??$`,
    ),
    { ...law, isNumber: true },
  ],
  [
    anyOf(r`\b(?:which|what) (?:article|section|provision|paragraph)s?\b|\bon what (?:legal )?basis\b`),
    { ...law, isArticle: true },
  ],
  [anyOf(r`\b(?:which|what) (?:\w+ )?(?:law|act|statute|regulation|rule|instrument|standard|legal bas[ie])s?\b`), law],
  [
    anyOf(
      r`\b(?:until|till|by|to) (?:when|(?:what|which) ${date})\b`,
      r`\b(?:last|final|end|closing|cut-?off|due|expiry|latest|sunset) (?:\w+ )?(?:day|date)\b`,
      r`\b(?:what|when|which) ?(?:is|was|are|'s) the (?:\S+ ){0,6}deadlines?\b`,
      r`\b(?:deadline|cut-?off|due date|time limit)${ending}`,
      r`\b(?:new|revised|updated|extended|postponed|compliance|transition) (?:compliance )?(?:date|deadline)\b`,
      r`\b(?:last|run|go|stay|remain|continue|good|valid|open)\w* (?:on )?(?:until|till|to|through) (?:\w+ ){0,2}when\b`,
      r`\b(?:until|till|through|before|by) (?:at (?:least|latest) )?(?:when|(?:what|which) ${date})\b`,
      r`\bat the latest\b|\bhow late\b|\bno later than when\b|\bwhen at (?:the )?latest\b`,
    ),
    { kind: 'end' },
  ],
  [anyOf(r`\b(?:since|from) (?:when|(?:what|which) ${date})\b`, r`\bas of when\b`), { kind: 'start' }],
  [anyOf(r`\b${when}.*\b(?:${effect})`), { kind: 'effect' }],
  [
    anyOf(
      r`\b(?:effective|commencement|application|entry into force|in[- ]force) (?:date|day)s?\b`,
      r`\b(?:entry into force|commencement)${ending}`,
      r`\bdate of (?:application|entry into force|commencement|effect)\b`,
    ),
    { kind: 'effect' },
  ],
  [anyOf(r`\b(?:start|starting|launch|opening|kick-?off) (?:date|day)\b`), { kind: 'start' }],
  [anyOf(r`\b${when}.*\b(?:${begins})`), { kind: 'start' }],
  [
    anyOf(r`\b${when} (?:was|were|has|have) [^?]*\b(?:submitted|filed|received|stopped|finished|in)\??$`),
    { kind: 'when' },
  ],
  [anyOf(r`\b${when}.*\b(?:${ends})`, r`\b${when}.*\bcomments? (?:on|be|are|have)\b`), { kind: 'end' }],
  [anyOf(r`\b${when} (?:[^?]* )?${mustDo}`, r`\bwho ${mustDo}[^?]* and (?:by |until )?when\b`), { kind: 'end' }],
  [
    anyOf(
      r`\b${when}`,
      r`\b(?:date|day) of (?:the |its |their )?(?:decision|publication|release|ruling|judgment|order|issue|adoption|signing|approval|breach|fine)`,
    ),
    { kind: 'when' },
  ],
  [
    anyOf(
      r`\bwho (?:was|were|has been|got|is|are) (?:\w+ )?(?:${punished})\b`,
      r`\b(?:which|what) (?:compan(?:y|ies)|firms?|bank|platforms?|operators?)\b`,
      r`\b(?:which|what) \w+ (?:was|were|got|has been|have been) (?:${punished})\b`,
      r`\bwhom? did [^?]* (?:fine|punish|sanction|sue|warn|charge|reprimand)\b`,
      r`\bnames? of the (?:compan|firm|bank|operator|platform)`,
    ),
    { kind: 'party' },
  ],
  [anyOf(r`\b(?:which|what) (?:[\w-]+ ){0,2}?(${body})\b`), (of) => ({ kind: 'authority', body: of })],
  [
    anyOf(
      r`\b(?:which|what) (?:[\w-]+ ){0,2}?(?:authorit|regulator|agenc|bod(?:y|ies)|department|watchdog)`,
      r`\b(?:issuing|competent|lead|supervisory|responsible|enforcing) (?:authority|regulator|agency|body)\?$`,
      r`\bwh(?:o|om|ose)\b`,
    ),
    { kind: 'authority', body: '' },
  ],
  [anyOf(r`\bwhere\b`, r`\b(?:which|what) (?:city|country|state|province|place)\b`), { kind: 'place' }],
];

// A note of a name and what it paid: "Acme fine", "fine for Acme in Norwick", 甲公司 罚款. Of several fines a list is wanted.
const noteForms: readonly Form[] = [
  [
    anyOf(
      r`^(?!.*\b(?:no|not|without|rules?|laws?|why|appeals?|guid\w+|notices?|\w+est)\b)(?:[^?]{2,60} )?(?:fine|penalty|settlement)(?: (?:for|on|in|by|per|amount)\b[^?]{0,60}| \p{Lu}[^?]{1,30})?$`,
      r`^(?:the )?(?:fine|penalty|settlement) (?:for|on|of|against|with) \p{Lu}[^?]{1,50}$`,
      '^(?!.*最)[^，。？?]{2,24}(?:罚款|罚金|罚单|和解金额?)$',
    ),
    { kind: 'amount' },
  ],
];

const forms: readonly Form[] = [...chineseForms, ...englishForms, ...noteForms];

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
