import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { assertSlackHome, assertSlackMessage, assertSlackModal } from './assert-slack.ts';

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text }) as const;
const times = <Item>(count: number, item: (at: number) => Item): Item[] =>
  Array.from({ length: count }, (_, at) => item(at));
const long = (length: number): string => 'x'.repeat(length);

const divider: KnownBlock = { type: 'divider' };
const section = (length: number): KnownBlock => ({ type: 'section', text: mrkdwn(long(length)) });
const rich = (text: string): KnownBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});
const actions = (...elements: Extract<KnownBlock, { type: 'actions' }>['elements']): KnownBlock => ({
  type: 'actions',
  elements,
});
const input: KnownBlock = {
  type: 'input',
  label: plain('Words'),
  element: { type: 'plain_text_input', action_id: 'words' },
};

const message = (...blocks: object[]) => ({ text: 'What the blocks show', blocks });
const button = (fields: object) =>
  message({ type: 'actions', elements: [{ type: 'button', text: plain('Go'), ...fields }] });
const menu = (type: string, options: object[]) =>
  message({ type: 'actions', elements: [{ type, action_id: 'a', options }] });
const select = (option: object) => menu('static_select', [{ text: plain('One'), value: '1', ...option }]);
const confirm = (fields: object) => button({ confirm: { text: plain('Sure?'), ...fields } });
const table = (rows: number, cells: number, length = 1) => ({
  type: 'table',
  rows: times(rows, () => times(cells, () => ({ type: 'raw_text', text: long(length) }))),
});
const modal = (fields: object) => ({ type: 'modal', title: plain('Search'), blocks: [divider], ...fields });
const home = (fields: object) => ({ type: 'home', blocks: [divider], ...fields });
const option = (at: number) => ({ text: plain(`${at}`), value: `${at}` });

describe('Slack takes', () => {
  test('a card of ours', () => {
    const blocks: KnownBlock[] = [
      { type: 'header', text: plain('Consultation closes in 8 days') },
      {
        type: 'section',
        block_id: 'entry',
        text: mrkdwn('*Security assessment* of apps'),
        fields: [mrkdwn('MIIT')],
      },
      {
        type: 'context',
        elements: [
          mrkdwn('Source: April 2019'),
          { type: 'image', image_url: 'https://a.test/b.png', alt_text: 'Seal' },
        ],
      },
      rich('Not legal advice'),
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [] }] },
      { type: 'image', image_url: 'https://a.test/b.png', alt_text: 'A calendar' },
      divider,
      actions(
        { type: 'button', action_id: 'show', text: plain('Show'), value: 'v1|cn-2019-04-r3' },
        { type: 'overflow', action_id: 'more', options: [{ text: plain('Mute'), value: 'mute' }] },
        { type: 'checkboxes', action_id: 'which', options: [{ text: mrkdwn('*One*'), value: '1' }] },
      ),
    ];
    expect(() => assertSlackMessage({ text: 'Consultation closes in 8 days', blocks })).not.toThrow();
  });

  test('a modal and a Home of ours', () => {
    const search: ModalView = {
      type: 'modal',
      title: plain('Search'),
      submit: plain('Search'),
      blocks: [input],
    };
    const start: HomeView = { type: 'home', blocks: [input, divider] };
    expect(() => assertSlackModal(search)).not.toThrow();
    expect(() => assertSlackHome(start)).not.toThrow();
  });

  test('a message without blocks', () => {
    expect(() => assertSlackMessage({ text: 'Nothing is due' })).not.toThrow();
  });
});

/** What is allowed at `most` and refused at one more, there. */
type Limit = readonly [what: string, most: number, at: string, sized: (size: number) => object];

const ofMessages: readonly Limit[] = [
  ['blocks in a message', 50, '/blocks', (size) => message(...times(size, () => divider))],
  ['characters of the fallback text', 4000, '/text', (size) => ({ text: long(size) })],
  ['characters in a section', 3000, '/blocks/0/text/text', (size) => message(section(size))],
  [
    'fields',
    10,
    '/blocks/0/fields',
    (size) => message({ type: 'section', fields: times(size, () => mrkdwn('a')) }),
  ],
  [
    'characters in a field',
    2000,
    '/blocks/0/fields/0/text',
    (size) => message({ type: 'section', fields: [mrkdwn(long(size))] }),
  ],
  [
    'characters in a header',
    150,
    '/blocks/0/text/text',
    (size) => message({ type: 'header', text: plain(long(size)) }),
  ],
  [
    'elements in a context',
    10,
    '/blocks/0/elements',
    (size) => message({ type: 'context', elements: times(size, () => mrkdwn('a')) }),
  ],
  [
    'elements in actions',
    25,
    '/blocks/0/elements',
    (size) =>
      message({
        type: 'actions',
        elements: times(size, (at) => ({ type: 'button', action_id: `${at}`, text: plain('Go') })),
      }),
  ],
  [
    'characters on a button',
    75,
    '/blocks/0/elements/0/text/text',
    (size) => button({ text: plain(long(size)) }),
  ],
  [
    'characters in the value of a button',
    2000,
    '/blocks/0/elements/0/value',
    (size) => button({ value: long(size) }),
  ],
  [
    'characters in the URL of a button',
    3000,
    '/blocks/0/elements/0/url',
    (size) => button({ url: long(size) }),
  ],
  [
    'characters read out for a button',
    75,
    '/blocks/0/elements/0/accessibility_label',
    (size) => button({ accessibility_label: long(size) }),
  ],
  [
    'characters of an action_id',
    255,
    '/blocks/0/elements/0/action_id',
    (size) => button({ action_id: long(size) }),
  ],
  [
    'characters of a block_id',
    255,
    '/blocks/0/block_id',
    (size) => message({ ...divider, block_id: long(size) }),
  ],
  [
    'options in a select',
    100,
    '/blocks/0/elements/0/options',
    (size) => menu('static_select', times(size, option)),
  ],
  [
    'characters of an option',
    75,
    '/blocks/0/elements/0/options/0/text/text',
    (size) => select({ text: plain(long(size)) }),
  ],
  [
    'characters in the value of an option',
    150,
    '/blocks/0/elements/0/options/0/value',
    (size) => select({ value: long(size) }),
  ],
  [
    'characters describing an option',
    75,
    '/blocks/0/elements/0/options/0/description/text',
    (size) => select({ description: plain(long(size)) }),
  ],
  [
    'options in an overflow',
    5,
    '/blocks/0/elements/0/options',
    (size) => menu('overflow', times(size, option)),
  ],
  ['checkboxes', 10, '/blocks/0/elements/0/options', (size) => menu('checkboxes', times(size, option))],
  ['radio buttons', 10, '/blocks/0/elements/0/options', (size) => menu('radio_buttons', times(size, option))],
  [
    'characters in the title of a confirmation',
    100,
    '/blocks/0/elements/0/confirm/title/text',
    (size) => confirm({ title: plain(long(size)) }),
  ],
  [
    'characters in a confirmation',
    300,
    '/blocks/0/elements/0/confirm/text/text',
    (size) => confirm({ text: plain(long(size)) }),
  ],
  [
    'characters on a button that confirms',
    30,
    '/blocks/0/elements/0/confirm/confirm/text',
    (size) => confirm({ confirm: plain(long(size)) }),
  ],
  [
    'characters on a button that denies',
    30,
    '/blocks/0/elements/0/confirm/deny/text',
    (size) => confirm({ deny: plain(long(size)) }),
  ],
  [
    'characters of alt text of an image',
    2000,
    '/blocks/0/alt_text',
    (size) => message({ type: 'image', image_url: 'https://a.test', alt_text: long(size) }),
  ],
  [
    'characters of alt text in a context',
    2000,
    '/blocks/0/elements/0/alt_text',
    (size) =>
      message({
        type: 'context',
        elements: [{ type: 'image', image_url: 'https://a.test', alt_text: long(size) }],
      }),
  ],
  ['rows of a table', 100, '/blocks/0/rows', (size) => message(table(size, 1))],
  ['cells in a row', 20, '/blocks/0/rows/0', (size) => message(table(1, size))],
  [
    'characters in a table',
    10_000,
    '/blocks must NOT have more than 10000 characters in tables,',
    (size) => message(table(1, 1, size)),
  ],
  [
    'tables in a message',
    1,
    '/blocks must NOT have more than 1 tables,',
    (size) => message(...times(size, () => table(1, 1))),
  ],
];

const ofModals: readonly Limit[] = [
  ['blocks in a modal', 100, '/blocks', (size) => modal({ blocks: times(size, () => divider) })],
  ['characters in the title of a modal', 24, '/title/text', (size) => modal({ title: plain(long(size)) })],
  [
    'characters on the button that submits',
    24,
    '/submit/text',
    (size) => modal({ submit: plain(long(size)) }),
  ],
  ['characters on the button that closes', 24, '/close/text', (size) => modal({ close: plain(long(size)) })],
  [
    'characters of private metadata',
    3000,
    '/private_metadata',
    (size) => modal({ private_metadata: long(size) }),
  ],
  ['characters of a callback_id', 255, '/callback_id', (size) => modal({ callback_id: long(size) })],
  [
    'characters in a placeholder',
    150,
    '/blocks/0/element/placeholder/text',
    (size) =>
      modal({
        submit: plain('Go'),
        blocks: [{ ...input, element: { type: 'plain_text_input', placeholder: plain(long(size)) } }],
      }),
  ],
  [
    'characters in a label',
    2000,
    '/blocks/0/label/text',
    (size) => modal({ submit: plain('Go'), blocks: [{ ...input, label: plain(long(size)) }] }),
  ],
];

const ofHomes: readonly Limit[] = [
  ['blocks in Home', 100, '/blocks', (size) => home({ blocks: times(size, () => divider) })],
  [
    'characters of private metadata',
    3000,
    '/private_metadata',
    (size) => home({ private_metadata: long(size) }),
  ],
];

describe.each([
  ['message', assertSlackMessage, ofMessages],
  ['modal', assertSlackModal, ofModals],
  ['Home', assertSlackHome, ofHomes],
] as const)('a limit of a %s', (_, assert, limits) => {
  test.each(limits)('%s: %i and no more', (_, most, at, sized) => {
    expect(() => assert(sized(most))).not.toThrow();
    expect(() => assert(sized(most + 1))).toThrow(`\n  ${at} `);
  });
});

describe('Slack refuses', () => {
  test('blocks of 12,000 characters and more in all', () => {
    const sized = (size: number) => message(...times(4, () => section(2900)), section(size));
    const rest = 11_999 - JSON.stringify(sized(0).blocks).length;
    expect(() => assertSlackMessage(sized(rest))).not.toThrow();
    expect(() => assertSlackMessage(sized(rest + 1))).toThrow(
      '/blocks must NOT have more than 11999 characters of JSON, has 12000',
    );
  });

  test('markdown of more than 12,000 characters in all', () => {
    const markdown = (size: number) => ({ type: 'markdown', text: long(size) });
    expect(() => assertSlackMessage(message(markdown(6000), markdown(6001)))).toThrow(
      '12000 characters of markdown, has 12001',
    );
  });

  test('what is too long in UTF-16 units, though not in code points', () => {
    const header = (text: string) => message({ type: 'header', text: plain(text) });
    expect(() => assertSlackMessage(header('😀'.repeat(75)))).not.toThrow();
    expect(() => assertSlackMessage(header('😀'.repeat(76)))).toThrow(
      '/blocks/0/text/text must NOT have more than 150 characters, has 152',
    );
  });

  test.each<[string, object, string]>([
    ['a message that says nothing in words', { text: ' ', blocks: [divider] }, '/text must say in words'],
    [
      'a section with an empty text',
      message(section(0)),
      '/blocks/0/text/text must NOT have fewer than 1 characters',
    ],
    ['a section with nothing', message({ type: 'section' }), '/blocks/0 must have a text or fields'],
    [
      'an empty header',
      message({ type: 'header', text: plain('') }),
      '/blocks/0/text/text must NOT have fewer than 1 characters',
    ],
    [
      'rich text with an empty text',
      message(rich('')),
      '/blocks/0/elements/0/elements/0/text must NOT have fewer than 1 characters',
    ],
    [
      'an image that nobody described',
      message({ type: 'image', image_url: 'https://a.test', alt_text: '' }),
      '/blocks/0/alt_text must NOT',
    ],
    [
      'an image from nowhere',
      message({ type: 'image', alt_text: 'Seal' }),
      "/blocks/0 must have required property 'image_url'",
    ],
    ['actions without elements', message(actions()), '/blocks/0/elements must NOT have fewer than 1 items'],
    [
      'a context without elements',
      message({ type: 'context', elements: [] }),
      '/blocks/0/elements must NOT have fewer than 1 items',
    ],
    [
      'a select without options',
      menu('static_select', []),
      '/blocks/0/elements/0/options must NOT have fewer than 1 items',
    ],
    [
      'a block_id that repeats',
      message({ ...divider, block_id: 'a' }, { ...divider, block_id: 'a' }),
      '/blocks/1/block_id must not repeat the block_id "a"',
    ],
    [
      'an action_id that repeats in a block',
      message(
        actions(
          { type: 'button', action_id: 'a', text: plain('1') },
          { type: 'button', action_id: 'a', text: plain('2') },
        ),
      ),
      '/blocks/0/elements/1/action_id must not repeat the action_id "a"',
    ],
    [
      'a block that there is not',
      message({ type: 'sextion' }),
      '/blocks/0/type must be a type that can stand here, not "sextion"',
    ],
    [
      'an element where it cannot stand',
      message({ type: 'context', elements: [{ type: 'button', text: plain('Go') }] }),
      '/blocks/0/elements/0/type must be a type',
    ],
    [
      'a field that there is not',
      button({ colour: 'red' }),
      '/blocks/0/elements/0 must NOT have the property colour',
    ],
    ['a field of the wrong kind', button({ value: 1 }), '/blocks/0/elements/0/value must be string'],
    [
      'a word that there is not',
      button({ style: 'red' }),
      '/blocks/0/elements/0/style must be one of primary, danger',
    ],
    [
      'mrkdwn where only plain text stands',
      message({ type: 'header', text: mrkdwn('a') }),
      '/blocks/0/text/type must be equal to constant',
    ],
    ['a field that is missing', message({ type: 'header' }), "/blocks/0 must have required property 'text'"],
    ['a block that is no object', { text: 'a', blocks: ['section'] }, '/blocks/0 must be object'],
  ])('%s', (_, payload, complaint) => {
    expect(() => assertSlackMessage(payload)).toThrow(`\n  ${complaint}`);
  });

  test.each<[string, object, string]>([
    ['a modal without title', modal({ title: undefined }), "/ must have required property 'title'"],
    [
      'a modal with an input and no way to submit it',
      modal({ blocks: [input] }),
      "/ must have required property 'submit'",
    ],
    [
      'markdown outside of a message',
      modal({ blocks: [{ type: 'markdown', text: 'a' }] }),
      '/blocks/0/type must not be markdown',
    ],
    [
      'two elements that want the cursor',
      modal({
        submit: plain('Go'),
        blocks: times(2, () => ({ ...input, element: { type: 'plain_text_input', focus_on_load: true } })),
      }),
      '/blocks must NOT have more than 1 elements with focus_on_load, has 2',
    ],
    ['a Home as a modal', home({}), "/ must have required property 'title'"],
  ])('%s', (_, view, complaint) => {
    expect(() => assertSlackModal(view)).toThrow(`\n  ${complaint}`);
  });

  test('everything that is wrong is told at once', () => {
    expect(() =>
      assertSlackMessage(message(section(3001), { type: 'header', text: plain(long(151)) })),
    ).toThrow(
      [
        'Slack would refuse this message:',
        '  /blocks/0/text/text must NOT have more than 3000 characters, has 3001',
        '  /blocks/1/text/text must NOT have more than 150 characters, has 151',
      ].join('\n'),
    );
  });
});
