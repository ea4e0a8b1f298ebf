import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readBulletinFile } from '../../../src/reader/read-bulletin-file.ts';
import { wordParts } from './word-file.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const known = { issued: '2026-05', jurisdiction: 'GB' };
const read = async (file: Uint8Array, name: string) => {
  const { entries, problems } = await readBulletinFile({ name, bytes: file }, known);
  const deadlines = entries.flatMap((entry) => entry.deadlines.map(({ kind, date }) => `${kind} ${date}`));
  return { titles: entries.map(({ title }) => title), bodies: entries.map(({ body }) => body), deadlines, problems };
};
const page = (body: string, head = ''): Uint8Array =>
  bytes(
    `<html><head><meta charset="utf-8">${head}</head><body><h1>Privacy bulletin, May 2026</h1><h2>Regulatory developments</h2><h3>1. Authority consults on draft cookie rules</h3><p>The Norwick Data Authority published draft rules on 4 May 2026.</p>${body}</body></html>`,
  );
const word = (body: string, styles = ''): Uint8Array => {
  const parts = { ...wordParts(['Privacy bulletin, May 2026', 'Regulatory developments', '1. Authority consults']) };
  const text = new TextDecoder().decode(parts['word/document.xml']);
  parts['word/document.xml'] = bytes(text.replace('</w:body>', `${body}</w:body>`));
  if (styles !== '') parts['word/styles.xml'] = bytes(styles);
  return zipSync(parts);
};
const run = (words: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`;
const paragraph = (...runs: readonly string[]): string => `<w:p>${runs.join('')}</w:p>`;

const untilJuly = ['consultation_close 2026-07-15'];
const untilJune = ['consultation_close 2026-06-30'];

describe('what is struck out is not read', () => {
  it.each([
    ['<del>30 June 2026</del> <ins>15 July 2026</ins>'],
    ['<s>30 June 2026</s> 15 July 2026'],
    ['<strike>30 June 2026</strike> 15 July 2026'],
    ['<span style="text-decoration: line-through">30 June 2026</span> 15 July 2026'],
  ])('of a web page: %s', async (words) => {
    expect((await read(page(`<p>Comments may be submitted until ${words}.</p>`), 'a.html')).deadlines).toEqual(
      untilJuly,
    );
  });

  it.each([
    ['until ~~30 June 2026~~ 15 July 2026.'],
    ['until ~~30 June 2026,\nmidnight~~ 15 July 2026.'],
    ['until <del>30 June 2026</del> 15 July 2026.'],
    [
      `until ${'30 June 2026'
        .split('')
        .map((letter) => `${letter}\u0336`)
        .join('')} 15 July 2026.`,
    ],
  ])('of Markdown and plain text: %j', async (words) => {
    const text = `### 1. Authority extends consultation\n\nThe Norwick Data Authority gives more time. Comments may be submitted ${words}`;
    expect((await read(bytes(text), 'a.md')).deadlines).toEqual(untilJuly);
  });

  it.each([
    ['once', '<w:strike/>'],
    ['twice', '<w:dstrike w:val="true"/>'],
  ])('of a Word document, %s', async (_, mark) => {
    const body = paragraph(run('Comments may be submitted until '), run('30 June 2026', mark), run(' 15 July 2026.'));
    expect((await read(word(body), 'a.docx')).deadlines).toEqual(untilJuly);
  });

  it('but what only may be struck out is', async () => {
    const body = paragraph(
      run('Comments may be submitted until '),
      run('30 June 2026', '<w:strike w:val="false"/>'),
      run('.'),
    );
    expect((await read(word(body), 'a.docx')).deadlines).toEqual(untilJune);
  });
});

describe('what no reader sees is not read', () => {
  const shown = '<p>Comments may be submitted until 30 June 2026.</p>';
  const hidden = 'The rules take effect on 1 March 2027.';

  it.each([
    ['a hidden paragraph', `<p hidden>${hidden}</p>`, ''],
    ['a style on the element', `<div style="display:none"><p>${hidden}</p></div>`, ''],
    ['a style in other dress', `<div style="color:red; DISPLAY : None"><p>${hidden}</p></div>`, ''],
    ['no opacity', `<p style="opacity: 0">${hidden}</p>`, ''],
    ['a class for screen readers', `<p class="visually-hidden">${hidden}</p>`, ''],
    ['another style', `<span style="color: red; visibility: hidden">${hidden}</span>`, ''],
    [
      'a class of the page',
      `<p class="draft">${hidden}</p>`,
      '<style>.note{color:red} .draft, .old { display : none }</style>',
    ],
    ['a comment', `<!-- ${hidden} -->`, ''],
  ])('of a web page: %s', async (_, body, head) => {
    expect((await read(page(shown + body, head), 'a.html')).deadlines).toEqual(untilJune);
  });

  it('a style for print alone hides nothing', async () => {
    const head = '<style>@media print { .screen { display: none } }</style>';
    const body = '<p class="screen">Comments may be submitted until 30 June 2026.</p>';
    expect((await read(page(body, head), 'a.html')).deadlines).toEqual(untilJune);
  });

  it.each([
    ['by its own mark', '<w:vanish/>', ''],
    [
      'by its style',
      '<w:rStyle w:val="Gone"/>',
      '<w:styles><w:style w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>',
    ],
  ])('of a Word document, %s', async (_, mark, styles) => {
    const body = paragraph(run('Comments may be submitted until 30 June 2026. '), run(hidden, mark));
    expect((await read(word(body, styles), 'a.docx')).deadlines).toEqual(untilJune);
  });

  it('nor are comments and hidden elements in Markdown', async () => {
    const text = `1. Authority consults on cookies\n\nComments may be submitted until 30 June 2026.\n<!-- ${hidden} -->\n<div hidden>\n${hidden}\n</div>`;
    expect((await read(bytes(text), 'a.md')).deadlines).toEqual(untilJune);
  });
});

describe('marks of notes and notes', () => {
  it.each([['<sup>2</sup>'], ['<sup><a href="#fn2">[2]</a></sup>'], ['<sup>*</sup>']])(
    '%s does not stick to a day',
    async (mark) => {
      const { bodies, deadlines } = await read(
        page(`<p>Comments may be submitted until 30 June 2026${mark}.</p>`),
        'a.html',
      );
      expect(bodies[0]).toContain('30 June 2026.');
      expect(deadlines).toEqual(untilJune);
    },
  );

  it('the raised end of a number stays', async () => {
    const { bodies } = await read(page('<p>Comments close on the 30<sup>th</sup> of June 2026.</p>'), 'a.html');
    expect(bodies[0]).toContain('30th of June');
  });

  it.each([
    ['<ol class="footnotes"><li id="fn1">Comments on the earlier draft were due until 31 March 2026.</li></ol>'],
    ['<ol><li id="footnote-1"><p>Comments on the earlier draft were due until 31 March 2026.</p></li></ol>'],
    ['<section role="doc-endnotes"><p>Comments on the earlier draft were due until 31 March 2026.</p></section>'],
  ])('a list of notes at the end is no entry: %s', async (notes) => {
    const { titles, deadlines } = await read(
      page(`<p>Comments may be submitted until 30 June 2026.</p>${notes}`),
      'a.html',
    );
    expect(titles).toEqual(['Authority consults on draft cookie rules']);
    expect(deadlines).toEqual(untilJune);
  });
});

describe('a row of a table stays a row', () => {
  const dates = ['consultation_close 2026-06-30', 'effective_date 2027-01-01'];

  it('of a web page', async () => {
    const table =
      '<table><tr><th>Step</th><th>Date</th></tr><tr><td>Consultation closes</td><td><p>30 June 2026</p></td></tr><tr><td>Rules take effect</td><td>1 January<br>2027</td></tr></table>';
    expect((await read(page(table), 'a.html')).deadlines).toEqual(dates);
  });

  it('of a Word document', async () => {
    const cell = (words: string): string => `<w:tc>${paragraph(run(words))}</w:tc>`;
    const row = (...cells: readonly string[]): string => `<w:tr>${cells.map(cell).join('')}</w:tr>`;
    const table = `<w:tbl>${row('Step', 'Date')}${row('Consultation closes', '30 June 2026')}${row('Rules take effect', '1 January 2027')}</w:tbl>`;
    const body = paragraph(run('The Norwick Data Authority published draft rules on 4 May 2026.')) + table;
    expect((await read(word(body), 'a.docx')).deadlines).toEqual(dates);
  });

  it.each([
    ['pipes', (cells: readonly string[]) => `| ${cells.join(' | ')} |`],
    ['tabs', (cells: readonly string[]) => cells.join('\t')],
  ])('of a text with %s', async (_, row) => {
    const rows = [
      ['Step', 'Date'],
      ['Consultation closes', '30 June 2026'],
      ['Rules take effect', '1 January 2027'],
    ].map(row);
    const text = `1. Authority consults on draft cookie rules\n\nThe Norwick Data Authority published draft rules on 4 May 2026.\n\n${rows.join('\n')}`;
    expect((await read(bytes(text), 'a.md')).deadlines).toEqual(dates);
  });

  it('a table that only lays out the page is read as text', async () => {
    const table = `<table><tr><td>2.</td><td>Authority warns of wallets. The wallet rules take effect on 1 January 2027.</td></tr></table>`;
    expect((await read(page(table), 'a.html')).titles).toHaveLength(2);
  });
});

it('footnotes of Markdown and their marks are not read', async () => {
  const text = `1. Authority consults on cookies[^1]

On 4 May 2026 it published draft rules.[^note] Comments may be submitted until 30 June 2026.

[^1]: The earlier draft closed; comments were due until 31 March 2026.
[^note]: The sister act takes effect
    on 1 December 2027.
`;
  expect(await read(bytes(text), 'a.md')).toMatchObject({
    titles: ['Authority consults on cookies'],
    deadlines: ['consultation_close 2026-06-30'],
  });
});
