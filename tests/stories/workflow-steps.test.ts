import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { inLanguage } from '../../src/messages/language.ts';
import { workflowSteps } from '../../src/slack/listeners/workflow-steps.ts';
import { type Office, openOffice } from './open-office.ts';

let office: Office;

beforeAll(async () => {
  office = await openOffice();
});

afterAll(async () => {
  await office[Symbol.asyncDispose]();
});

let runs = 0;

/** Runs a step of a workflow, and resolves with the call that ends it. */
async function run(step: string, inputs: object) {
  runs += 1;
  const id = `Fx${runs}`;
  office.workspace.deliverEvent({
    type: 'function_executed',
    function: { id: 'Fn1', callback_id: step },
    inputs,
    function_execution_id: id,
    workflow_execution_id: 'Wx1',
    bot_access_token: 'xoxb-playground',
  });
  return vi.waitFor(() => {
    const [ended] = endsOf(id);
    if (!ended) throw new Error('the step goes on');
    return ended;
  }, 10_000);
}

const endsOf = (id: string) =>
  office.workspace
    .calls()
    .filter(({ method, args }) => method.startsWith('functions.') && args['function_execution_id'] === id);

describe('a step of a workflow', () => {
  it('finds entries: with quotes, as formatted text that the playground accepts, and their number', async () => {
    const { method, args, answer } = await run('find_entries', { words: 'facial recognition' });
    expect([method, answer]).toEqual(['functions.completeSuccess', expect.objectContaining({ ok: true })]);
    const outputs = JSON.stringify(args['outputs']);
    expect(outputs).toContain('MIIT pilots electronic identity checks');
    expect(outputs).toContain('31 December 2019');
    expect(args['outputs']).toMatchObject({ answer: { type: 'rich_text' }, count: 1 });
  });

  it.each([
    ['all', {}, 3],
    ['of some days, given as text by another step', { days: '30' }, 1],
    ['that a filter leaves', { filter: 'consultations' }, 1],
  ])('lists deadlines: %s', async (_, inputs, count) => {
    expect((await run('list_deadlines', inputs)).args['outputs']).toMatchObject({ count });
  });

  it.each([
    ['find_entries', { words: '  ' }, 'words must not be empty'],
    ['find_entries', {}, 'words must be text'],
    ['list_deadlines', { days: 0 }, 'days must be 1 or more'],
    ['list_deadlines', { days: 'soon' }, 'days must be a whole number'],
  ])('%s of %j stops the workflow and says what to change', async (step, inputs, error) => {
    expect(await run(step, inputs)).toMatchObject({ method: 'functions.completeError', args: { error } });
  });

  it('says so in the language of the moment', () => {
    inLanguage('zh-CN', () => {
      const { error } = workflowSteps.list_deadlines.safeParse({ days: 4000 });
      expect(error?.issues.map(({ message }) => message)).toEqual(['days 不能大于 3650']);
    });
  });

  it('asks only: words that would change something are searched for', async () => {
    const { args } = await run('find_entries', { words: 'subscribe consultations' });
    expect(JSON.stringify(args['outputs'])).not.toMatch(/subscribed/i);
  });

  it('takes markup as it was typed', async () => {
    const { args } = await run('find_entries', { words: '<!channel> zzyzx' });
    expect(args['outputs']).toMatchObject({ count: 0, summary: expect.not.stringContaining('<!channel>') });
  });

  it('runs once, however often Slack delivers it', async () => {
    await run('list_deadlines', {});
    const id = `Fx${runs}`;
    office.workspace.redeliverEvent();
    await run('list_deadlines', {});
    expect(endsOf(id)).toHaveLength(1);
  });
});
