import type { Subscription, SubscriptionState, SubscriptionTerms } from '../subscribe/subscription.ts';
import type { SubscriptionRow, TermsColumns } from './tables.ts';

/** A row as the subscription that it keeps. */
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
    state: stateOf(row),
  };
}

function stateOf({ state, suspended_reason, suspended_since }: SubscriptionRow): SubscriptionState {
  if (state !== 'suspended') return { kind: 'active' };
  return { kind: 'suspended', reason: suspended_reason ?? '', since: suspended_since ?? 0 };
}

/** The columns of a row as terms. */
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

/** Terms as the columns of a row. */
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
