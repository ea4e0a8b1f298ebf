import { expect, it } from 'vitest';
import { createMetrics } from '../../src/app/metrics.ts';

const readings = { open: 2, uncertain: 1, lag: 1500, ranAt: 1_555_890_000_000, entries: 14 };

it('reminders that were not posted are counted by reason, under one name', async () => {
  const { meter, text } = createMetrics(async () => readings);
  meter.count('failed', 2);
  meter.count('not_rendered');
  const lines = (await text()).split('\n');
  expect(lines).toContain('privacy_law_reminders_failed_total{reason="refused"} 2');
  expect(lines).toContain('privacy_law_reminders_failed_total{reason="not_rendered"} 1');
  expect(lines).toContain('privacy_law_reminders_posted_total 0');
  expect(lines).toContain('privacy_law_lag_seconds 1.5');
  expect(lines).toContain('privacy_law_reminders_run_timestamp_seconds 1555890000');
});
