import type { View } from '@slack/types';
import { WebAPIPlatformError, WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Card } from '../cards/card.ts';
import { OperatorError } from '../ports.ts';
import { clientOptionsFor } from './web-client.ts';

// The library's type of a refusal leaves out what the method adds.
const refusal = z.looseObject({
  errors: z.array(z.looseObject({ pointer: z.string().default(''), message: z.string().default('is refused') })).min(1),
});

/** A card as it is posted, or a view as it is opened. */
export type Shown = { readonly message: Card } | { readonly view: View };

/**
 * What Slack's own validator (`blocks.validate`, which needs no token) says of something that the app shows: a line for each problem, none
 * if Slack accepts it. Waits where Slack limits the rate. Rejects with an `OperatorError` if Slack cannot be asked.
 * @param apiUrl base address of the Web API
 */
export function createCardValidator(apiUrl: string): (shown: Shown) => Promise<readonly string[]> {
  const client = new WebClient(undefined, { ...clientOptionsFor(apiUrl), rejectRateLimitedCalls: false });
  return async (shown) => {
    try {
      await client.blocks.validate(
        'view' in shown ? { view: shown.view } : { message: { blocks: [...shown.message.blocks] } },
      );
      return [];
    } catch (error) {
      const refused = refusal.safeParse(error instanceof WebAPIPlatformError ? error.data : null);
      if (refused.success) return refused.data.errors.map(({ pointer, message }) => `${pointer} ${message}`.trim());
      const reason = error instanceof Error ? error.message : String(error);
      throw new OperatorError(
        `Slack’s validator at ${apiUrl} did not answer: ${reason}. Check the connection, and SLACK_API_URL.`,
        { cause: error },
      );
    }
  };
}
