import type { Subscription, SubscriptionTerms } from '../subscribe/subscription.ts';
import type { SubscriptionRow, TermsColumns } from './tables.ts';

/** The subscription in a row. */
export function subscriptionOf(row: SubscriptionRow): Subscription {
  return {
    ...termsOf(row),
    id: row.id,
    workspaceId: row.workspace_id,
    channelId: row.channel_id,
    number: row.number,
    filter: row.filter,
    alerts: row.alerts === 1,
    createdBy: row.created_by,
    createdAt: row.created_at,
    state:
      row.state === 'suspended'
        ? { kind: 'suspended', reason: row.suspended_reason ?? '', since: row.suspended_since ?? 0 }
        : { kind: 'active' },
  };
}

/** The terms in a row. */
export function termsOf(row: TermsColumns): SubscriptionTerms {
  return {
    leads: {
      unit: row.leads_unit,
      before: row.leads_before === '' ? [] : row.leads_before.split(',').map(Number),
    },
    at: row.at,
    zone: row.zone,
    digestDay: row.digest_day,
    cards: row.cards,
  };
}

/** The columns for some terms. */
export function termsColumns({ leads, at, zone, digestDay, cards }: SubscriptionTerms): TermsColumns {
  return {
    leads_unit: leads.unit,
    leads_before: leads.before.join(','),
    at,
    zone,
    digest_day: digestDay,
    cards,
  };
}
