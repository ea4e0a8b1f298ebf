import { kindNames } from '../../answers/deadline-names.ts';
import type { DeadlineKind } from '../../bulletin/bulletin.ts';
import type { DeadlineKey } from '../../reminders/deadline-key.ts';

/** What happens on a day that is told: "Consultation closes", of a window's first day "Pilot begins"; after it in the past. */
export function edgeWords({ kind, edge }: Pick<DeadlineKey, 'kind' | 'edge'>, daysLeft: number): string {
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
