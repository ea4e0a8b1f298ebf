import { describe, expect, it } from 'vitest';
import { messageText } from '../../src/slack/message-text.ts';

describe('the text of a message', () => {
  it('is what was typed, without markup', () => {
    expect(messageText({ text: 'see <https://example.org|the draft> <@U1>' }, 'U1')).toBe('see the draft');
  });

  it('is that of its blocks where it has none', () => {
    const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
    const rich = {
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'lip reading' }] }],
    };
    expect(messageText({ text: '', blocks: [section('ICP filings'), rich] })).toBe('ICP filings\nlip reading');
  });

  it('has attachments and the titles of files beside it', () => {
    const attachments = [
      { title: 'New rules', text: 'for minors', fallback: 'not needed' },
      { fallback: 'an older card' },
    ];
    const files = [{ title: 'Consent form', name: 'a.pdf' }, { name: 'scope.docx' }];
    expect(messageText({ text: 'fyi', attachments, files })).toBe(
      'fyi\nNew rules\nfor minors\nan older card\nConsent form\nscope.docx',
    );
  });

  it.each([null, 'text', {}, { text: 5, blocks: 'no', attachments: [null], files: [3] }])(
    'is empty for %j',
    (message) => {
      expect(messageText(message)).toBe('');
    },
  );
});
