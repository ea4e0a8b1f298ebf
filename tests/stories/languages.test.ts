import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PageMessage, StateValues } from '../../playground/page-protocol.ts';
import { actionIds } from '../../src/cards/action-ids.ts';
import { usualTerms } from '../../src/subscribe/subscription.ts';
import { settledIn } from '../storage/settled-in.ts';
import { ada, general, isRecord, modalWith, type Office, openOffice, privacy, shown } from './open-office.ts';

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

/** What a button says, or an option of a menu that does the same; nothing where a message has neither. */
function textOf({ blocks }: PageMessage, actionId: string): string | undefined {
  const texts: string[] = [];
  JSON.stringify(blocks, (_, one: unknown) => {
    const does = isRecord(one) && (one['action_id'] === actionId || String(one['value']).startsWith(`${actionId}>`));
    if (does && isRecord(one['text'])) texts.push(String(one['text']['text']));
    return one;
  });
  return texts[0];
}

/** Ada presses that on the message in the channel that offers it now. */
async function press(actionId: string): Promise<PageMessage> {
  const offering = () =>
    office.workspace.snapshot(ada).messages.find((one) => isPosted(one) && textOf(one, actionId) !== undefined);
  await expect.poll(offering).toBeDefined();
  const found = offering();
  if (!found) throw new Error(`nothing offers ${actionId}`);
  await office.press(found, textOf(found, actionId) ?? '');
  return found;
}

/** Ada sends the form that she has before her. */
async function submit(words: string, filled: StateValues = {}): Promise<void> {
  const { id: viewId } = await modalWith(office, words);
  await office.workspace.perform({ do: 'submit_view', user: ada, viewId, state: filled });
}

const inChinese = /2019年4月30日/;

const isPosted = ({ ephemeral, channel }: PageMessage): boolean => !ephemeral && channel === privacy;

it('a channel gets its reminders in the language of who subscribed it, whoever presses on them', async () => {
  await ask(wei, 'subscribe consultations lead 7,1 at 09:00', privacy);
  await office.answer('为本频道设置了期限提醒', isPosted);
  await office.answer('订阅 1 已创建', ({ ephemeral }) => ephemeral);
  await office.command('subscriptions');
  await office.answer('full cards · in Chinese');
  await office.workspace.perform({ do: 'move_clock', days: 1 });
  const isReminder = (one: PageMessage) => isPosted(one) && textOf(one, actionIds.acknowledge) !== undefined;
  await office.answer(disclaimers['zh-CN'], isReminder);
  // An action before the ledger has it would not find it.
  await expect.poll(async () => (await settledIn(office.app.store.database)).posted).toBe(1);
  const { ts } = await press(actionIds.acknowledge);
  const acknowledged = await office.answer(`<@${ada}>`, (one) => one.ts === ts && !isReminder(one));
  expect(shown(acknowledged)).toContain(disclaimers['zh-CN']);
  await press(actionIds.mute);
  await submit('The channel is told who muted it.');
  await office.answer(
    inChinese,
    (one) => isPosted(one) && textOf(one, actionIds.unmute) !== undefined && one.ts !== ts,
  );
});

it('whoever a deadline is handed over to reads so in their language', async () => {
  await press(actionIds.own);
  await press(actionIds.handOver);
  await submit('The new owner is named', { owner: { owner: { type: 'users_select', selected_user: wei } } });
  await expect
    .poll(() =>
      office.workspace
        .snapshot(wei)
        .messages.filter(({ channel }) => channel.startsWith('D'))
        .map(shown),
    )
    .toContainEqual(expect.stringMatching(inChinese));
});

it('or in that of the channel’s settings', async () => {
  const terms = { ...usualTerms('Asia/Shanghai'), language: 'en' } as const;
  await office.app.store.subscriptions.saveSettings({ workspaceId: 'T0PLAYGRND', channelId: privacy }, terms, ada);
  await ask(wei, 'subscribe pilots', privacy);
  await office.answer('set up deadline reminders for this channel', isPosted);
  await office.answer('订阅 2 已创建', ({ ephemeral }) => ephemeral);
});
