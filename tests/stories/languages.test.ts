import { afterAll, beforeAll, expect, it } from 'vitest';
import { general, type Office, openOffice, shown } from './open-office.ts';

const wei = 'U0WEILIN01';
const disclaimers = { en: 'Not legal advice.', 'zh-CN': '不构成法律意见' } as const;

// A guest whom the workspace says nothing about.
const kim = { id: 'U0KIMLEE01', name: 'kim', realName: 'Kim Lee', title: '', isBot: false, locale: '' };

let office: Office;

beforeAll(async () => {
  office = await openOffice({ guests: [kim] });
});

afterAll(() => office[Symbol.asyncDispose]());

const ask = (user: string, text: string) =>
  office.workspace.perform({ do: 'command', user, channel: general, command: '/privacy-law', text });

it('everybody is answered in the language in which they use Slack', async () => {
  await ask(wei, 'lip reading');
  const chinese = await office.answer(disclaimers['zh-CN']);
  await office.command('lip reading', general);
  const english = await office.answer(disclaimers.en);
  expect([chinese, english].map(({ ephemeral }) => ephemeral)).toEqual([true, true]);
  expect(shown(chinese)).not.toContain(disclaimers.en);
  expect(chinese.text).toMatch(/\p{Script=Han}/u);
});

it('English where Slack does not say', async () => {
  await ask(kim.id, 'blue book');
  const seen = () => office.workspace.snapshot(kim.id).messages.filter(({ ephemeral }) => ephemeral);
  await expect.poll(() => seen().map(shown).join('\n')).toContain(disclaimers.en);
});

it('also Home, and the days in an entry', async () => {
  await office.workspace.perform({ do: 'open_home', user: wei });
  await expect.poll(() => JSON.stringify(office.workspace.snapshot(wei).home)).toContain(disclaimers['zh-CN']);
  await ask(wei, 'show cn-2019-04-e4');
  const entry = await office.answer('2019年4月');
  expect(entry.ephemeral).toBe(true);
});
