/**
 * Options of a client for what a user waits for: one more try, and never longer than ten seconds each, `respond` included.
 * @param slackApiUrl base address of the Web API
 */
export function clientOptionsFor(slackApiUrl: string) {
  return {
    slackApiUrl,
    timeout: 10_000,
    retryConfig: { retries: 1, maxTimeout: 1000 },
    fetch: (url: string | URL | Request, init?: RequestInit) =>
      fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(10_000) }),
  };
}
