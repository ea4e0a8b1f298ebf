import { afterAll, describe, expect, it } from 'vitest';
import { createReminderPoster } from '../../src/slack/reminder-poster.ts';
import { clientOptionsFor } from '../../src/slack/web-client.ts';
import { openSlackStandIn } from '../stand-in/slack-stand-in.ts';

const card = { text: 'Consultation closes tomorrow', blocks: [] };
const place = (channel: string, threadTs: string | null = null) => ({
  workspaceId: 'T1',
  channel,
  threadTs,
});

const slack = await openSlackStandIn();
const poster = createReminderPoster(() => Promise.resolve('xoxb-1'), clientOptionsFor(slack.apiUrl));
const span = { from: Date.now(), until: Date.now() + 60_000 };
afterAll(() => slack[Symbol.asyncDispose]());

describe('a reminder', () => {
  it('is posted with its delivery id, and found by it', async () => {
    const outcome = await poster.post(place('C1'), card, 'd1');
    expect(outcome).toMatchObject({ kind: 'posted' });
    const found = await poster.find(place('C1'), ['d1', 'd2'], span);
    expect(found).toEqual({
      kind: 'looked',
      found: new Map([['d1', outcome.kind === 'posted' ? outcome.ts : '']]),
    });
  });

  it('is looked for around the time of its post only, since some apps may read few messages', async () => {
    const past = { from: span.from - 3_600_000, until: span.until - 1_800_000 };
    await expect(poster.find(place('C1'), ['d1'], past)).resolves.toMatchObject({ found: new Map() });
  });

  it('in a thread is found in the thread only', async () => {
    const parent = await poster.post(place('C2'), card, 'parent');
    const threadTs = parent.kind === 'posted' ? parent.ts : '';
    await poster.post(place('C2', threadTs), card, 'reply');
    await expect(poster.find(place('C2'), ['reply'], span)).resolves.toMatchObject({ found: new Map() });
    const found = await poster.find(place('C2', threadTs), ['reply'], span);
    expect(found.kind === 'looked' && [...found.found.keys()]).toEqual(['reply']);
  });

  it.each([
    ['whose response is lost is uncertain, and was posted once', { lost: 1 }, 'uncertain', 1],
    ['that is rate limited was not posted', { limited: 1 }, 'rate_limited', 0],
  ])('%s', async (_, trouble, kind, times) => {
    slack.misbehave(trouble);
    const channel = `C-${kind}`;
    const outcome = await poster.post(place(channel), card, kind);
    slack.misbehave({ lost: 0, limited: 0 });
    expect(outcome.kind).toBe(kind);
    expect(slack.posts.filter((post) => post.channel === channel)).toHaveLength(times);
  });

  it('in a channel the app may not read cannot be found', async () => {
    slack.misbehave({ history: false });
    await expect(poster.find(place('C1'), ['d1'], span)).resolves.toEqual({ kind: 'not_allowed' });
    slack.misbehave({ history: true });
  });

  it('to a person cannot be found: the direct message has no channel id yet', async () => {
    await expect(poster.find(place('U1'), ['d1'], span)).resolves.toEqual({ kind: 'not_allowed' });
  });

  it('is not reported as missing if Slack cannot be reached', async () => {
    const nowhere = createReminderPoster(() => Promise.resolve('xoxb-1'), clientOptionsFor('http://127.0.0.1:9/'));
    await expect(nowhere.find(place('C1'), ['d1'], span)).resolves.toMatchObject({ kind: 'failed' });
  });
});
