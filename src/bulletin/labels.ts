import { type DeadlineKind, type Section, severalJurisdictions } from './bulletin.ts';
import type { DeadlineKey } from './deadline-key.ts';

interface EventNames {
  /** Until the day itself. */
  readonly coming: string;
  /** After it. */
  readonly passed: string;
}

/** The name of each kind of deadline: until its day, after it, and as a filter. */
export const kindNames: Readonly<Record<DeadlineKind, EventNames & { readonly filter: string }>> = {
  consultation_close: {
    coming: 'Consultation closes',
    passed: 'Consultation closed',
    filter: 'consultations',
  },
  effective_date: { coming: 'Takes effect', passed: 'Took effect', filter: 'effective dates' },
  pilot_end: { coming: 'Pilot ends', passed: 'Pilot ended', filter: 'pilots' },
  campaign_end: { coming: 'Campaign ends', passed: 'Campaign ended', filter: 'campaigns' },
  grace_period_end: { coming: 'Grace period ends', passed: 'Grace period ended', filter: 'grace periods' },
  compliance_deadline: {
    coming: 'Compliance due',
    passed: 'Compliance was due',
    filter: 'compliance deadlines',
  },
  filing_deadline: { coming: 'Filing due', passed: 'Filing was due', filter: 'filing deadlines' },
  other: { coming: 'Deadline', passed: 'Deadline passed', filter: 'other deadlines' },
};

const startNames: Readonly<Record<DeadlineKind, EventNames>> = {
  consultation_close: { coming: 'Consultation opens', passed: 'Consultation opened' },
  effective_date: kindNames.effective_date,
  pilot_end: { coming: 'Pilot begins', passed: 'Pilot began' },
  campaign_end: { coming: 'Campaign begins', passed: 'Campaign began' },
  grace_period_end: { coming: 'Grace period begins', passed: 'Grace period began' },
  compliance_deadline: { coming: 'Compliance period begins', passed: 'Compliance period began' },
  filing_deadline: { coming: 'Filing opens', passed: 'Filing opened' },
  other: { coming: 'Period begins', passed: 'Period began' },
};

/** The name of each section. */
export const sectionNames: Readonly<Record<Section, string>> = {
  regulatory: 'Regulatory',
  enforcement: 'Enforcement',
  industry: 'Industry',
  other: 'Other',
};

/** What happens on a key date: "Consultation closes", or "Consultation opens" on the first day of the window; in the past after it. */
export function eventLabel({ kind, edge }: Pick<DeadlineKey, 'kind' | 'edge'>, daysLeft: number): string {
  const names = edge === 'end' ? kindNames[kind] : startNames[kind];
  return daysLeft < 0 ? names.passed : names.coming;
}

/** The English name of a jurisdiction by its ISO 3166 code; the code itself if it has no name. */
export function jurisdictionName(code: string): string {
  if (code === severalJurisdictions) return 'Several jurisdictions';
  return code === 'EU' ? 'European Union' : (regionNames.of(code) ?? code);
}

const regionNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });
