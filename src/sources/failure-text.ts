import { formatNumber } from '../messages/lists.ts';
import type { FetchFailure } from './ports.ts';

/** Why an address could not be fetched and what to do, in a sentence or two for a curator. */
export function failureText(failure: FetchFailure): string {
  switch (failure.reason) {
    case 'not_web':
      return 'It isn’t an address that starts with https:// or http://. Correct it.';
    case 'not_public':
      return 'The address leads into a private network, where the app never fetches. Use a public one.';
    case 'port':
      return 'The app fetches only at the usual ports, 80 and 443. Use an address without a port.';
    case 'too_many_redirects':
      return 'The site redirects in a circle. Open the address in a browser, and use the one where it ends.';
    case 'robots':
      return 'The site’s robots.txt asks programs not to fetch this address. Ask the publisher, or import by hand.';
    case 'robots_unknown':
      return 'The site’s robots.txt can’t be read at the moment. The app tries again.';
    case 'too_large':
      return `It is larger than ${formatNumber(failure.most / 1_000_000)} MB. Look for a feed of fewer items.`;
    case 'too_slow':
      return `The site took longer than ${formatNumber(failure.seconds)} seconds. The app tries again.`;
    case 'unreachable':
      return /^(?:ENOTFOUND|EAI_)/.test(failure.code)
        ? 'There is no such site, or it can’t be found at the moment. Check the address.'
        : `The site can’t be reached (${failure.code}). The app tries again.`;
    case 'status':
      return statusText(failure.status);
  }
}

function statusText(status: number): string {
  switch (status) {
    case 401:
    case 403:
      return `The site doesn’t let the app in (${status}). Ask the publisher, or import by hand.`;
    case 404:
      return 'There is no such page on the site (404). Check the address.';
    case 410:
      return 'The feed was taken down (410). Look for its new address, or remove it.';
    case 429:
      return 'The site asks for fewer requests (429). The app waits as long as it says.';
    default:
      return status >= 500
        ? `The site has trouble of its own (${status}). The app tries again.`
        : `The site refused (${status}). Check the address.`;
  }
}
