import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Inline, type Mrkdwn, markdownToMrkdwn, parseMrkdwn } from '../../../playground/page/mrkdwn.ts';

const text = (words: string): Inline => ({ kind: 'text', text: words });
const bold = (...inside: Inline[]): Inline => ({ kind: 'bold', inside });
const italic = (...inside: Inline[]): Inline => ({ kind: 'italic', inside });
const lines = (...inside: Inline[]): Mrkdwn => ({ kind: 'lines', inside });

/** The text of a tree, without its marks. */
const textIn = (inline: Inline): string => {
  if ('inside' in inline) return inline.inside.map(textIn).join('');
  if ('text' in inline) return inline.text;
  return 'label' in inline ? inline.label : '';
};

describe('emphasis', () => {
  test('stars, underscores and tildes at the edges of words emphasise the text between them', () => {
    expect(parseMrkdwn('a *b c* _d_ ~e~.')).toEqual([
      lines(
        text('a '),
        bold(text('b c')),
        text(' '),
        italic(text('d')),
        text(' '),
        { kind: 'strike', inside: [text('e')] },
        text('.'),
      ),
    ]);
  });

  test('emphasis nests, and an unclosed mark is text', () => {
    expect(parseMrkdwn('*_a_ b*')).toEqual([lines(bold(italic(text('a')), text(' b')))]);
    expect(parseMrkdwn('*a _b*')).toEqual([lines(bold(text('a '), text('_'), text('b')))]);
    expect(parseMrkdwn('*a\nb*')).toEqual([lines(text('*'), text('a'), { kind: 'break' }, text('b*'))]);
  });

  test.each(['snake_case_word', '2*3*4', '* a *', 'a* b*', '中*文*字'])('%s is not emphasised', (words) => {
    const [part] = parseMrkdwn(words);
    expect(part?.kind === 'lines' && part.inside.map(textIn).join('')).toBe(words);
  });

  test('code keeps its characters', () => {
    expect(parseMrkdwn('`a*b*` *c*')).toEqual([lines({ kind: 'code', text: 'a*b*' }, text(' '), bold(text('c')))]);
  });
});

describe('in angle brackets', () => {
  test.each<[string, Inline]>([
    ['<https://a.b/?x=1&amp;y=2|the source>', { kind: 'link', url: 'https://a.b/?x=1&y=2', label: 'the source' }],
    ['<https://a.b>', { kind: 'link', url: 'https://a.b', label: '' }],
    ['<@U1>', { kind: 'user', id: 'U1', label: '' }],
    ['<#C1|privacy>', { kind: 'channel', id: 'C1', label: 'privacy' }],
    ['<!channel>', { kind: 'broadcast', text: '@channel' }],
    ['<!date^1392734382^{date_num}^https://a.b|18 February 2014>', text('18 February 2014')],
  ])('%s', (source, inline) => {
    expect(parseMrkdwn(source)).toEqual([lines(inline)]);
  });

  test('escaped brackets are text', () => {
    expect(parseMrkdwn('&lt;!channel&gt; &amp;lt;')).toEqual([lines(text('<!channel> &lt;'))]);
  });
});

test('quotes and preformatted text are separate parts', () => {
  expect(parseMrkdwn('a\n> b\n&gt; *c*\nd')).toEqual([
    lines(text('a')),
    { kind: 'quote', inside: [text('b'), { kind: 'break' }, bold(text('c'))] },
    lines(text('d')),
  ]);
  expect(parseMrkdwn('a ```x *y*\nz``` b ```c')).toEqual([
    lines(text('a ')),
    { kind: 'pre', text: 'x *y*\nz' },
    lines(text(' b ')),
    lines(text('```c')),
  ]);
});

test('no text is lost, whatever the marks', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('*', '_', '~', ' ', 'a', '中', '.') }), (source) => {
      const words = parseMrkdwn(source).flatMap((part) => (part.kind === 'pre' ? part.text : part.inside.map(textIn)));
      expect(words.join('').replace(/[*_~]/gu, '')).toBe(source.replace(/[*_~]/gu, ''));
    }),
  );
});

test.each(['*', '<', '`', '_a ', '*a _b ~c ', '<@', ':', '```', '&', '>'])(
  '100,000 times %j is parsed to the end',
  (piece) => {
    expect(JSON.stringify(parseMrkdwn(`${piece.repeat(100_000)} end`))).toContain('end');
  },
);

test('markdown is converted to mrkdwn', () => {
  expect(markdownToMrkdwn('# Title\n- **one** and *two*\n[law](https://a.b) <x>\n```\n**raw**\n```')).toBe(
    '*Title*\n• *one* and _two_\n<https://a.b|law> &lt;x&gt;\n```\n**raw**\n```',
  );
});
