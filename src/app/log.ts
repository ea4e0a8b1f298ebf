import { type Logger, pino } from 'pino';

/**
 * A log of JSON lines on standard error. Whatever looks like a Slack token or a response_url is blotted out of every
 * line, wherever it stands in it.
 * @param level a level of pino, or `silent`
 */
export function createLog(level: string, write: (line: string) => void = toStandardError): Logger {
  return pino({ level, base: null }, { write: (line) => write(redacted(line)) });
}

/** The line without secrets: tokens (`xoxb-…`, `xapp-…`) and the secret part of response addresses. */
function redacted(line: string): string {
  return line
    .replace(/\b(xox[a-z]|xapp)-[\w-]+/g, '$1-[redacted]')
    .replace(/(\/(?:commands|actions|response)\/)[\w/-]+/g, '$1[redacted]');
}

const toStandardError = (line: string): void => {
  process.stderr.write(line);
};
