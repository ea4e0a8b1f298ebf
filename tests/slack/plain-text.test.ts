import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/slack/message-text.ts';

describe('typed text', () => {
  it.each([
    ['<@UBOT> facial recognition', 'facial recognition'],
    ['<@UBOT|privacy law>: latest', ': latest'],
    ['hello <@UBOT>', 'hello'],
    ['ask <@U2> about <#C1|privacy>', 'ask U2 about privacy'],
    ['see <https://example.org/a|the law> and <https://example.org/b>', 'see the law and https://example.org/b'],
    ['R&amp;D &lt;draft&gt; &amp;lt;', 'R&D <draft> &lt;'],
    ['<!channel> fines', 'channel fines'],
    ['<b>bold</b> <img src=x>', '<b>bold</b> <img src=x>'],
    ['a < b and <unclosed', 'a < b and <unclosed'],
    ['', ''],
  ])('%j is read as %j', (text, read) => {
    expect(plainText(text, 'UBOT')).toBe(read);
  });
});
