/** What is done to or by somebody: words of either language for the same. */
export type Act = keyof typeof words;

const words = {
  publish:
    /\b(?:publish|gazett|releas|issu(?:e|ed|es|ing)\b|announc|unveil|circulat|put (?:[\w ]{1,40} )?out\b|c[ao]me out\b)|发布|公布|印发|发文|出台|公开|发出|宣布|通报|推出|下发/i,
  begin:
    /\b(?:launch|start|beg[aiu]n|kick|open(?:s|ed|ing)?\b|commenc|set up|initiat|introduc|ran (?!out)|runs?\b(?! out)|running)|启动|开展|开始|发起|设立/i,
  adopt:
    /\b(?:adopt|pass(?:ed|es)?\b|enact|approv|sign(?:ed|s)?\b|promulgat|ratif|finali[sz])|通过(?=了|的?(?:[，。？?]|$))|(?:审议|表决|会议|正式|获)通过|颁布|签署|批准/i,
  review:
    /\b(?:read(?:ing)?\b|review|submit|submission|tabled?\b|considered|hearing)|审议|[一二三初]审|审理|提交|提请/i,
  effect: /\b(?:effect|in(?:to)? force|appl(?:y|ies|ied)\b|binding|operati(?:ve|onal))|生效|施行|实施|适用|执行|落地/i,
  penalise: /\b(?:fin(?:e|ed|es|ing)\b|penal|sanction|punish|reprimand|slapp|hit with)|罚|处分|警告/i,
  jail: /\b(?:jail|prison|sentenc|imprison|behind bars|convict|guilty|sit\b|custod)|判[刑处决了几多]|被判|徒刑|监禁|拘役|坐牢/i,
  warn: /\b(?:warn|caution|summon|target|caught|order(?:ed|s)?\b|told to)|约谈|责令|点名/i,
  close:
    /\b(?:shut|clos(?:e|ed|es|ing)\b|remov|tak(?:e|en|ing) (?:down|offline)|ban(?:s|ned|ning)?\b|block|delist)|下架|关停|关闭|封禁/i,
  arrest: /\b(?:arrest|detain|apprehend)|逮捕|抓获|被抓|拘留/i,
  sue: /\b(?:sue[ds]?\b|suing|charg|indict|prosecut|lawsuit)|起诉|诉讼|控告/i,
  earn: /\b(?:earn|profit|gain|proceeds|income|mak(?:e|es|ing)\b|made (?!public|up|available|by|to\b))|赚|获利|所得|收入|挣/i,
  sell: /\b(?:s(?:ell|ells|old|elling)|b(?:uy|uys|ought|uying)|purchas|sale)\b|出售|贩卖|购买|卖/i,
  annul: /\b(?:annul|overturn|quash|set aside|struck down|revok|withdr[ae]w|cancel|lift(?:ed)?\b)|撤销|推翻|取消/i,
  reduce: /\b(?:reduc|lower(?:ed|s)?\b|cut (?:to|from|by)\b|halv)|减[至到少]|降[至到低]|下调/i,
  propose:
    /\b(?:propos|intend|intention|threat|may be fined|could be fined|faces? (?:a )?(?:fine|penalt)|provisional)|(?<![模虚])拟(?!定)|意向/i,
  refund: /\b(?:refund|redress|compensat|damages|restitution)|退款|赔偿/i,
} as const;

const strict: readonly Act[] = ['adopt', 'review', 'effect', 'jail', 'arrest', 'sell', 'annul', 'reduce', 'propose'];

/** What anybody may do: not the authority of an entry, unless it says so. */
export const actsOfAnyone: readonly Act[] = ['sell', 'earn', 'refund'];

/** What no other act is told for. */
export const graveActs: readonly Act[] = ['adopt', 'jail', 'arrest', 'annul'];

/** What is done to somebody. */
export const actsUpon: readonly Act[] = ['penalise', 'jail', 'arrest', 'sue', 'warn', 'close'];

// What is told in one sentence with the other and on the same day.
const alike: Partial<Readonly<Record<Act, readonly Act[]>>> = {
  publish: ['begin', 'penalise', 'adopt', 'propose'],
  begin: ['publish', 'effect'],
  adopt: ['publish'],
  penalise: ['publish', 'jail', 'sue', 'warn', 'close'],
  warn: ['penalise', 'close', 'publish'],
  close: ['warn', 'penalise'],
  effect: ['begin'],
};

/** The acts that a text names. */
export const actsIn = (text: string): readonly Act[] => actNames.filter((act) => words[act].test(text));

const actNames: readonly Act[] = Object.keys(words).filter((name): name is Act => name in words);

/**
 * Whether a sentence can tell of what is asked for: a law that was read was not adopted. Of the acts that take many words, such as
 * publishing, another may be told.
 */
export function agrees(question: string, sentence: string): boolean {
  const asked = actsIn(question);
  const told = actsIn(sentence);
  const isTold = (act: Act): boolean => told.includes(act) || (alike[act] ?? []).some((one) => told.includes(one));
  const grave = asked.filter((act) => graveActs.includes(act));
  if (grave.length > 0) return grave.some((act) => told.includes(act));
  const light = asked.filter((act) => !strict.includes(act));
  if (light.length < asked.length) return asked.some((act) => told.includes(act));
  return asked.length === 0 || light.some(isTold) || told.every((act) => !strict.includes(act));
}

/** Whether what stands beside the day that something was done on says that another thing was. */
export function isOfOtherAct(question: string, sentence: string, span: { readonly from: number; readonly to: number }) {
  const asked = actsIn(question);
  const act = actBeside(sentence, span);
  // "The proposed rules were read" tells of no proposal.
  return (
    act !== null &&
    act !== 'propose' &&
    asked.length > 0 &&
    !asked.some((one) => one === act || (alike[one] ?? []).includes(act))
  );
}

/** The act that stands nearest to a span of a sentence; null where none stands in its clause. */
export function actBeside(sentence: string, { from, to }: { readonly from: number; readonly to: number }): Act | null {
  const before = /[^;；。]*$/u.exec(sentence.slice(Math.max(0, from - 80), from))?.[0] ?? '';
  // "On 1 May, the ministry published …": what follows the date that leads is told of it.
  const after = (from < 5 ? leading : /^[^,，;；。]*/u).exec(sentence.slice(to, to + 40))?.[0] ?? '';
  const found = actNames.flatMap((act) => {
    const pattern = new RegExp(words[act].source, 'gi');
    const last = [...before.matchAll(pattern)].at(-1);
    const first = words[act].exec(after);
    return [
      ...(last ? [{ act, gap: before.length - last.index - last[0].length }] : []),
      ...(first ? [{ act, gap: first.index + 4 }] : []),
    ];
  });
  return found.sort((a, b) => a.gap - b.gap)[0]?.act ?? null;
}

const leading = /^[,，]?[^,，;；。]*/u;
