import levenshtein from 'damerau-levenshtein';
import { type Section, sections } from '../../bulletin/bulletin.ts';
import type { SpokenCommand } from './spoken-command.ts';

/**
 * "Latest enforcement", "what's new?", 最新动态: the newest entries, of a section or of all; null where more is asked for, as in
 * "latest fines". A word that is nearly a section is left as it was typed.
 */
export function spokenLatest(core: string): SpokenCommand | null {
  const [, adjective, question, chinese] = lead.exec(core) ?? [];
  const rest = adjective ?? question ?? chinese;
  if (rest === undefined) return null;
  const words = rest
    .replace(chineseFillers, ' ')
    .toLowerCase()
    .split(/[\s,:]+/);
  const left = words.filter((word) => !fillers.has(word));
  const [only, another] = left;
  if (only === undefined) return { verb: 'latest', words: '' };
  const section = sectionIn(only) ?? (isNearSection(only) ? only : undefined);
  return section === undefined || another !== undefined ? null : { verb: 'latest', words: section };
}

const lead =
  /^(?:(?:the )?(?:latest|newest|most recent|recent)(?![-\w])(.*)|(?:what(?:'s| is| are| has been)(?: the)? (?:new|latest|newest|recent)|anything new|any news|news|what did (?:we|i) miss)(?![-\w])(.*)|(?:最新|最近|近期|有什么新|有哪些新)(.*))$/i;

const fillers: ReadonlySet<string> = new Set([
  '',
  ...'entries entry news developments development updates update items from in the section sections of on for to all us here bulletin bulletins'.split(
    ' ',
  ),
]);

const chineseFillers = /的|动态|消息|条目|内容|有什么|有哪些|新闻|进展|情况|更新|新|是什么|了|吗/g;

function sectionIn(word: string): Section | undefined {
  return sections.find((section) => section === word || chineseNames[section].includes(word));
}

const chineseNames: Readonly<Record<Section, readonly string[]>> = {
  regulatory: ['立法', '监管', '法规'],
  enforcement: ['执法'],
  industry: ['行业', '产业'],
  other: ['其他'],
};

const isNearSection = (word: string): boolean =>
  word.length > 5 && sections.some((section) => section.length > 5 && levenshtein(word, section).steps <= 2);
