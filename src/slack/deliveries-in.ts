import { z } from 'zod';

/** A page of a channel's or thread's messages. */
export interface MessagePage {
  readonly messages: readonly { readonly ts?: string; readonly metadata?: object }[];
  /** The cursor of the next page, undefined on the last. */
  readonly next: string | undefined;
}

/**
 * Reads pages until all deliveries are found or the pages end: what is not among the found does not stand there.
 * @param read gives the page at a cursor
 * @returns the timestamps of those found, by delivery id; of one that stands there twice the first
 */
export async function deliveriesIn(
  read: (cursor: string | undefined) => Promise<MessagePage>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = new Set(ids);
  const found = new Map<string, string>();
  let cursor: string | undefined;
  do {
    const { messages, next } = await read(cursor);
    for (const { ts, metadata } of messages) {
      const id = deliveryIdOf(metadata);
      if (id !== null && ts !== undefined && wanted.has(id)) found.set(id, ts);
    }
    cursor = next;
  } while (cursor !== undefined && found.size < wanted.size);
  return found;
}

const deliveryMetadata = z.object({ event_payload: z.object({ delivery_id: z.string() }) });

function deliveryIdOf(metadata: object | undefined): string | null {
  const read = deliveryMetadata.safeParse(metadata);
  return read.success ? read.data.event_payload.delivery_id : null;
}
