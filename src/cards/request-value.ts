import { atPage, parseRequest, printRequest } from '../answers/parse-request.ts';
import type { Request } from '../answers/request.ts';

/**
 * A request as the value of a button, `v1|PAGE|COMMAND`: the card's state travels in the card, so that cards outlive
 * restarts and deployments. At most 330 of the 2000 characters that Slack allows.
 */
export function encodeRequest(request: Request): string {
  const page = 'page' in request ? request.page : 1;
  return `v1|${page}|${printRequest(request)}`;
}

/** Reads a button's value back; null where it is not one of ours or of a version that is no longer understood. */
export function decodeRequest(value: string): Request | null {
  const parts = /^v1\|(\d{1,6})\|(.+)$/s.exec(value);
  if (!parts) return null;
  return atPage(
    parseRequest(parts[2] ?? '', () => true),
    Number(parts[1]),
  );
}
