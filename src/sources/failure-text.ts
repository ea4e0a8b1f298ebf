import { type Message, message } from '../bulletin/message.ts';
import type { FetchFailure } from './ports.ts';

/** Why an address could not be fetched and what to do, in a sentence or two for a curator. */
export function failureText(failure: FetchFailure): Message {
  switch (failure.reason) {
    case 'not_web':
    case 'not_public':
    case 'port':
    case 'too_many_redirects':
    case 'robots':
    case 'robots_unknown':
      return { id: `fetch.${failure.reason}`, values: {} };
    case 'too_large':
      return message('fetch.too_large', { megabytes: failure.most / 1_000_000 });
    case 'too_slow':
      return message('fetch.too_slow', { seconds: failure.seconds });
    case 'unreachable':
      return /^(?:ENOTFOUND|EAI_)/.test(failure.code)
        ? message('fetch.unknown_site')
        : message('fetch.unreachable', { code: failure.code });
    case 'status':
      return statusText(failure.status);
  }
}

function statusText(status: number): Message {
  switch (status) {
    case 401:
    case 403:
      return message('fetch.status.forbidden', { status });
    case 404:
      return message('fetch.status.missing');
    case 410:
      return message('fetch.status.removed');
    case 429:
      return message('fetch.status.too_often');
    default:
      return message(status >= 500 ? 'fetch.status.trouble' : 'fetch.status.refused', { status });
  }
}
