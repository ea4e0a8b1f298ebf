import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { assertSlackHome, assertSlackMessage, assertSlackModal } from './assert-slack.ts';

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const section = (length: number): KnownBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: 'x'.repeat(length) },
});
const input: KnownBlock = {
  type: 'input',
  label: plain('Words'),
  element: { type: 'plain_text_input', action_id: 'words' },
};
const modal: ModalView = { type: 'modal', title: plain('Search'), submit: plain('Search'), blocks: [input] };
const home: HomeView = { type: 'home', blocks: [input] };
const message = (...blocks: readonly object[]) => ({ text: 'What the blocks show', blocks });

describe('accepted', () => {
  test('a message with blocks, and one without', () => {
    expect(() => assertSlackMessage(message(section(10)))).not.toThrow();
    expect(() => assertSlackMessage({ text: 'Nothing is due' })).not.toThrow();
  });

  test('a modal and an App Home', () => {
    expect(() => assertSlackModal(modal)).not.toThrow();
    expect(() => assertSlackHome(home)).not.toThrow();
  });

  test('a field that is undefined, because it is not sent', () => {
    expect(() => assertSlackModal({ ...modal, private_metadata: undefined })).not.toThrow();
  });
});

describe('refused', () => {
  test('a message without fallback text', () => {
    expect(() => assertSlackMessage({ ...message(section(10)), text: ' ' })).toThrow('/text must say what');
  });

  test('a fallback text of more than 4,000 characters', () => {
    expect(() => assertSlackMessage({ text: 'x'.repeat(4000) })).not.toThrow();
    expect(() => assertSlackMessage({ text: 'x'.repeat(4001) })).toThrow('/text must be less than 4001');
  });

  test('12,000 characters of blocks', () => {
    const sized = (size: number) => message(...Array.from({ length: 4 }, () => section(2900)), section(size));
    const room = 11_999 - JSON.stringify(sized(1).blocks).length;
    expect(() => assertSlackMessage(sized(1 + room))).not.toThrow();
    expect(() => assertSlackMessage(sized(2 + room))).toThrow('/blocks must be less than 12000 characters');
  });

  test('a modal without a title, and an App Home with one', () => {
    expect(() => assertSlackModal({ ...modal, title: undefined })).toThrow('missing required field: title');
    expect(() => assertSlackHome({ ...home, title: plain('x') })).toThrow('additional property: title');
  });

  test('every problem is listed with its JSON pointer', () => {
    const header = { type: 'header', text: plain('x'.repeat(151)) };
    expect(() => assertSlackMessage(message(section(3001), header))).toThrow(
      [
        'Slack would refuse this message:',
        '  /blocks/0/text/text must be less than 3001 characters',
        '  /blocks/1/text/text must be less than 151 characters',
      ].join('\n'),
    );
  });
});
