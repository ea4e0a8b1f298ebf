import { type Logger, pino } from 'pino';

/**
 * A log of JSON lines on standard error. Slack tokens and the secret part of response_urls are redacted from every line.
 * @param level a level of pino, or `silent`
 */
export function createLog(level: string, write: (line: string) => void = toStandardError): Logger {
  return pino({ level, base: null }, { write: (line) => write(redacted(line)) });
}

const redacted = (line: string): string =>
  line
    .replace(/\b(xox[a-z]|xapp)-[\w-]+/g, '$1-[redacted]')
    .replace(/(\/(?:commands|actions|response)\/)[\w/-]+/g, '$1[redacted]');

const toStandardError = (line: string): void => {
  process.stderr.write(line);
};
