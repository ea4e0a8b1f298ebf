import { type Logger, pino } from 'pino';

/**
 * A log of JSON lines on standard error. Slack tokens, the passwords of addresses and the secret part of response_urls are redacted from every line,
 * and errors are logged without what libraries add to them.
 * @param level a level of pino, or `silent`
 */
export function createLog(level: string, write: (line: string) => void = toStandardError): Logger {
  return pino(
    { level, base: null, serializers: { err: errorFacts, error: errorFacts } },
    { write: (line) => write(redacted(line)) },
  );
}

// Libraries add requests, rows and parameters to their errors, and a syntax error quotes what it could not read.
function errorFacts(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, stack = '', cause } = error;
  const isQuoting = error instanceof SyntaxError;
  return {
    type: name,
    ...('code' in error && { code: String(error.code) }),
    message: isQuoting ? 'not shown: it quotes a text' : message,
    stack: isQuoting ? stack.slice(stack.indexOf('\n    at ')) : stack,
    ...(cause instanceof Error && { cause: errorFacts(cause) }),
    ...(error instanceof AggregateError && { errors: error.errors.map(errorFacts) }),
  };
}

const redacted = (line: string): string =>
  line
    .replace(/\b(xox[a-z]|xapp)-[\w-]+/g, '$1-[redacted]')
    .replace(/(:\/\/[^:/\s"]*:)[^@/\s"]+@/g, '$1[redacted]@')
    .replace(/(\/(?:commands|actions|response)\/)[\w/-]+/g, '$1[redacted]');

const toStandardError = (line: string): void => {
  process.stderr.write(line);
};
