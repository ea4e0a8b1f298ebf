/**
 * Tells whether the word frames a question rather than being its subject: it is searched, but counts less than the others.
 * They are no stop words: in an entry they mean something, and a question of nothing else is about them.
 */
export function isSoftWord(word: string): boolean {
  return softWords.has(word);
}

const softWords: ReadonlySet<string> = new Set(
  (
    'date dates day days time times come comes coming came upcoming apply applies applied happen happened happening ' +
    'item items entry entries case cases news update updates development developments recent recently latest newest new ' +
    'list find give get got need needs want look looked looking regarding concerning anything something someone somebody ' +
    'much many long far current currently now today year month week start starts started begin begins end ends ' +
    'rule rules law laws regulation regulations measure measures act provision provisions requirement requirements ' +
    'break breaks broke say says said go goes gone going went make makes made take takes took use uses used ' +
    'must may might shall obligation obligations company companies ' +
    '规定 办法 法规 法律 条例 规则 要求 措施 义务 行动 报告 通知 公告 企业 公司 时间 日期'
  ).split(' '),
);
