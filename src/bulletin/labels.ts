import type { DeadlineKind, Section } from './bulletin.ts';
import type { DeadlineKey } from './deadline-key.ts';

/** How each kind of deadline is called: before and after its day, and as a filter. */
export const kindNames: Readonly<
  Record<DeadlineKind, { readonly coming: string; readonly passed: string; readonly filter: string }>
> = {
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
    coming: 'To be complied with by',
    passed: 'Was to be complied with by',
    filter: 'compliance deadlines',
  },
  filing_deadline: { coming: 'To be filed by', passed: 'Was to be filed by', filter: 'filing deadlines' },
  other: { coming: 'Deadline', passed: 'Deadline passed', filter: 'other deadlines' },
};

/** How each section is called on a card. */
export const sectionNames: Readonly<Record<Section, string>> = {
  regulatory: 'Regulatory',
  enforcement: 'Enforcement',
  industry: 'Industry',
  other: 'Other',
};

/** What happens on a day that is told: "Consultation closes", of a window's first day "Pilot begins"; after it in the past. */
export function eventLabel({ kind, edge }: Pick<DeadlineKey, 'kind' | 'edge'>, daysLeft: number): string {
  if (edge === 'end') return kindNames[kind][daysLeft < 0 ? 'passed' : 'coming'];
  const { coming, passed } = starts[kind];
  return daysLeft < 0 ? passed : coming;
}

const starts: Readonly<Record<DeadlineKind, { readonly coming: string; readonly passed: string }>> = {
  consultation_close: { coming: 'Consultation opens', passed: 'Consultation opened' },
  effective_date: { coming: 'Takes effect', passed: 'Took effect' },
  pilot_end: { coming: 'Pilot begins', passed: 'Pilot began' },
  campaign_end: { coming: 'Campaign begins', passed: 'Campaign began' },
  grace_period_end: { coming: 'Grace period begins', passed: 'Grace period began' },
  compliance_deadline: { coming: 'Time to comply begins', passed: 'Time to comply began' },
  filing_deadline: { coming: 'Filing opens', passed: 'Filing opened' },
  other: { coming: 'Period begins', passed: 'Period began' },
};
