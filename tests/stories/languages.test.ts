import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PageMessage } from '../../playground/page-protocol.ts';
import { actionIds } from '../../src/cards/action-ids.ts';
import { usualTerms } from '../../src/subscribe/subscription.ts';
import { settledIn } from '../storage/settled-in.ts';
import { ada, general, isRecord, type Office, openOffice, privacy, shown } from './open-office.ts';

const wei = 'U0WEILIN01';
const disclaimers = { en: 'Not legal advice.', 'zh-CN': '不构成法律意见' } as const;

// A guest whom the workspace says nothing about.
const kim = { id: 'U0KIMLEE01', name: 'kim', realName: 'Kim Lee', title: '', isBot: false, locale: '' };

let office: Office;

beforeAll(async () => {
  office = await openOffice({ guests: [kim] });
});

afterAll(() => office[Symbol.asyncDispose]());

const ask = (user: string, text: string, channel = general) =>
  office.workspace.perform({ do: 'command', user, channel, command: '/privacy-law', text });

it('everybody is answered in the language in which they use Slack', async () => {
  await ask(wei, 'lip reading');
  const chinese = await office.answer(disclaimers['zh-CN']);
  await office.command('lip reading', general);
  const english = await office.answer(disclaimers.en);
  expect([chinese, english].map(({ ephemeral }) => ephemeral)).toEqual([true, true]);
  expect(shown(chinese)).not.toContain(disclaimers.en);
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

/** What the button to acknowledge a reminder says; nothing where a message has none. */
function acknowledgeIn({ blocks }: PageMessage): string | undefined {
  const texts: string[] = [];
  JSON.stringify(blocks, (_, value: unknown) => {
    const isButton = isRecord(value) && value['action_id'] === actionIds.acknowledge;
    if (isButton && isRecord(value['text'])) texts.push(String(value['text']['text']));
    return value;
  });
  return texts[0];
}

const isPosted = ({ ephemeral, channel }: PageMessage): boolean => !ephemeral && channel === privacy;

it('a channel gets its reminders in the language of who subscribed it, whoever presses on them', async () => {
  await ask(wei, 'subscribe consultations lead 7,1 at 09:00', privacy);
  await office.answer('为本频道设置了期限提醒', isPosted);
  await office.answer('订阅 1 已创建', ({ ephemeral }) => ephemeral);
  await office.command('subscriptions');
  await office.answer('full cards · in Chinese');
  await office.workspace.perform({ do: 'move_clock', days: 1 });
  const isOpen = (one: PageMessage): boolean => isPosted(one) && acknowledgeIn(one) !== undefined;
  const reminder = await office.answer(disclaimers['zh-CN'], isOpen);
  // An action before the ledger has it would not find it.
  await expect.poll(async () => (await settledIn(office.app.store.database)).posted).toBe(1);
  await office.press(reminder, acknowledgeIn(reminder) ?? '');
  const acknowledged = await office.answer(`<@${ada}>`, (one) => one.ts === reminder.ts && !isOpen(one));
  expect(shown(acknowledged)).toContain(disclaimers['zh-CN']);
});

it('or in that of the channel’s settings', async () => {
  const terms = { ...usualTerms('Asia/Shanghai'), language: 'en' } as const;
  await office.app.store.subscriptions.saveSettings({ workspaceId: 'T0PLAYGRND', channelId: privacy }, terms, ada);
  await ask(wei, 'subscribe pilots', privacy);
  await office.answer('set up deadline reminders for this channel', isPosted);
  await office.answer('订阅 2 已创建', ({ ephemeral }) => ephemeral);
});
