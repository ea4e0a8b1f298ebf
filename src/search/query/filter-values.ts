import { type DeadlineKind, deadlineKinds, type Section, sections } from '../../bulletin/bulletin.ts';
import { kindNamed } from './plain/question-words.ts';
import type { Holding } from './query.ts';

/** The section that the value of `section:` names, in English or Chinese; null where it names none. */
export function sectionNamed(value: string): Section | null {
  const asked = value.trim().toLowerCase();
  return sections.find((section) => section === asked || otherSections[section].includes(asked)) ?? null;
}

/** The kind of deadline that the value of `kind:` names: by its name (`pilot_end`, `pilot end`), or by a word for it. */
export function kindOfFilter(value: string): DeadlineKind | null {
  const asked = value
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
  const [first = '', second = ''] = asked.split(' ');
  const named = deadlineKinds.find((kind) => kind.replaceAll('_', ' ') === asked);
  if (named) return named;
  if (second !== '' && !/^(?:ends?|close[ds]?|dates?|deadlines?|periods?)$/.test(second)) return null;
  return /^(?:filing|filings|备案|申报)$/.test(first) ? 'filing_deadline' : kindNamed(first);
}

/** What the value of `has:` asks for; null where it is neither. */
export function holdingNamed(value: string): Holding | null {
  const asked = value.trim().toLowerCase();
  if (/^(?:deadlines?|due|截止日期|截止|期限)$/.test(asked)) return 'deadline';
  return /^(?:penalty|penalties|fines?|amounts?|罚款|处罚)$/.test(asked) ? 'penalty' : null;
}

const otherSections: Readonly<Record<Section, readonly string[]>> = {
  regulatory: ['regulation', 'regulations', 'legislation', '监管', '立法', '法规', '政策'],
  enforcement: ['enforcements', '执法', '处罚', '司法'],
  industry: ['industries', '产业', '行业', '企业'],
  other: ['others', '其他', '其它'],
};
