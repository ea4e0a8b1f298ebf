import { randomBytes } from 'node:crypto';
import type { Instant } from '../../time/instant.ts';

/**
 * A new id for a delivery made at that moment: a UUID of version 7 (RFC 9562, section 5.7), random but for its first 48 bits. Ids made
 * together lie together in the index, which then changes a few pages and not one for each row.
 */
export function deliveryId(now: Instant): string {
  const time = Math.max(0, Math.floor(now)).toString(16).padStart(12, '0').slice(-12);
  const random = randomBytes(10).toString('hex');
  const variant = '89ab'[Number.parseInt(random.slice(3, 4), 16) % 4];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-${variant}${random.slice(4, 7)}-${random.slice(7, 19)}`;
}
