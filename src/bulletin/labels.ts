import { currentLanguage } from '../messages/language.ts';
import { t } from '../messages/messages.ts';
import { type DeadlineKind, type Section, severalJurisdictions } from './bulletin.ts';
import type { DeadlineKey } from './deadline-key.ts';

/** The name of a section. */
export const sectionName = (section: Section): string => t(`section.${section}`);

/** The name of a kind of deadline, as before its day: "Consultation closes". */
export const kindName = (kind: DeadlineKind): string => t(`kind.${kind}.coming`);

/** Deadlines of a kind, as a filter: "consultations". */
export const kindFilterName = (kind: DeadlineKind): string => t(`kind.${kind}.filter`);

/** What happens on a key date: "Consultation closes", or "Consultation opens" on the first day of the window; in the past after it. */
export function eventLabel({ kind, edge }: Pick<DeadlineKey, 'kind' | 'edge'>, daysLeft: number): string {
  const tense = daysLeft < 0 ? 'passed' : 'coming';
  return edge === 'end' ? t(`kind.${kind}.${tense}`) : t(`start.${kind}.${tense}`);
}

/** The name of a jurisdiction by its ISO 3166 code; the code itself if it has no name. */
export function jurisdictionName(code: string): string {
  if (code === severalJurisdictions) return t('jurisdiction.several');
  return regionNames[currentLanguage()].of(code) ?? code;
}

/** The name of a language by its BCP 47 tag; the tag itself if it has no name. */
export const languageName = (tag: string): string =>
  tag.startsWith('und-') ? t('language.unknown') : (languageNames[currentLanguage()].of(tag) ?? tag);

const regionNames = {
  en: new Intl.DisplayNames('en', { type: 'region', fallback: 'code' }),
  'zh-CN': new Intl.DisplayNames('zh-CN', { type: 'region', fallback: 'code' }),
} as const;

const languageNames = {
  en: new Intl.DisplayNames('en', { type: 'language', fallback: 'code' }),
  'zh-CN': new Intl.DisplayNames('zh-CN', { type: 'language', fallback: 'code' }),
} as const;
