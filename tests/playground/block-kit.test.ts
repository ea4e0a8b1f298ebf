import { describe, expect, test } from 'vitest';
import { formatProblem } from '../../playground/block-kit/check.ts';
import { checkBlocks, checkView, type Surface } from '../../playground/block-kit/check-blocks.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const long = (length: number) => 'x'.repeat(length);
const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));

const divider = { type: 'divider' };
const section = (rest: object = { text: mrkdwn('x') }) => ({ type: 'section', ...rest });
const context = (...elements: readonly object[]) => ({ type: 'context', elements });
const header = (text: object) => ({ type: 'header', text });
const button = (rest: object = {}) => ({ type: 'button', text: plain('Go'), ...rest });
const actions = (...elements: readonly object[]) => ({ type: 'actions', elements });
const option = (value: string, text = value) => ({ text: plain(text), value });
const options = (count: number) => many(count, (index) => option(`${index}`));
const select = (rest: object) => actions({ type: 'static_select', ...rest });
const input = (element: object, rest: object = {}) => ({
  type: 'input',
  label: plain('Label'),
  element,
  ...rest,
});
const picture = (rest: object) => ({ type: 'image', image_url: 'https://x/y.png', alt_text: 'y', ...rest });
const table = (rows: number, cells: number, length = 1) => ({
  type: 'table',
  rows: many(rows, () => many(cells, () => ({ type: 'raw_text', text: long(length) }))),
});
const markdown = (length: number) => ({ type: 'markdown', text: long(length) });
const span = (element: object) => ({ type: 'rich_text_section', elements: [element] });
const richText = (...elements: readonly object[]) => ({ type: 'rich_text', elements });
const confirm = { title: plain('Sure?'), text: mrkdwn('Really?'), confirm: plain('Yes'), deny: plain('No') };
const confirming = (rest: object) => actions(button({ confirm: { ...confirm, ...rest } }));

const problems = (blocks: readonly unknown[], surface: Surface = 'message') =>
  checkBlocks(blocks, surface).map(formatProblem);

describe('accepted', () => {
  test.each<[string, readonly unknown[], Surface?]>([
    ['no blocks', []],
    ['a section with text and fields', [section({ text: mrkdwn('x'), fields: [mrkdwn('x'), plain('x')] })]],
    ['a context of texts and images', [context(mrkdwn('x'), plain('x'), picture({}))]],
    ['a button that asks for confirmation', [actions(button({ confirm, style: 'danger' }))]],
    ['a menu and its initial option', [select({ options: options(2), initial_option: option('1') })]],
    ['a menu in groups', [select({ option_groups: [{ label: plain('G'), options: options(1) }] })]],
    ['a menu beside a section', [section({ text: mrkdwn('x'), accessory: { type: 'users_select' } })]],
    ['a link in an overflow menu', [actions({ type: 'overflow', options: [{ text: plain('x'), url: 'https://x' }] })]],
    ['checkboxes in mrkdwn', [actions({ type: 'checkboxes', options: [{ text: mrkdwn('*x*'), value: 'x' }] })]],
    [
      'rich text',
      [richText(span({ type: 'text', text: 'x', style: { bold: true } }), span({ type: 'link', url: 'https://x' }))],
    ],
    ['an empty line of rich text', [richText({ type: 'rich_text_section', elements: [] })]],
    ['a table', [table(2, 2)]],
    ['an image in a Slack file', [{ type: 'image', slack_file: { id: 'F1' }, alt_text: 'y' }]],
    ['a header of 75 emoji, each of two UTF-16 units', [header(plain('😀'.repeat(75)))]],
    ['an input in a modal', [input({ type: 'plain_text_input', multiline: true })], 'modal'],
    ['an input on App Home', [input({ type: 'datepicker', initial_date: '2019-04-22' })], 'home'],
    ['a file input in a modal', [input({ type: 'file_input' })], 'modal'],
    ['an action_id in two blocks', [actions(button({ action_id: 'a' })), actions(button({ action_id: 'a' }))]],
    [
      'a container of blocks',
      [{ type: 'container', title: plain('x'), child_blocks: [section(), divider, table(1, 1)] }],
    ],
  ])('%s', (_, blocks, surface) => {
    expect(problems(blocks, surface)).toEqual([]);
  });
});

/** What is accepted at `most` and refused at one more; `at` is where. */
type Limit = readonly [what: string, most: number, at: string, sized: (size: number) => object];

const characters: readonly Limit[] = [
  ['a section', 3000, '/0/text/text', (size) => section({ text: mrkdwn(long(size)) })],
  ['a field', 2000, '/0/fields/0/text', (size) => section({ fields: [mrkdwn(long(size))] })],
  ['a context element', 3000, '/0/elements/0/text', (size) => context(mrkdwn(long(size)))],
  ['a header', 150, '/0/text/text', (size) => header(plain(long(size)))],
  ['a button', 75, '/0/elements/0/text/text', (size) => actions(button({ text: plain(long(size)) }))],
  ['the value of a button', 2000, '/0/elements/0/value', (size) => actions(button({ value: long(size) }))],
  ['the URL of a button', 3000, '/0/elements/0/url', (size) => actions(button({ url: long(size) }))],
  [
    'the accessibility label of a button',
    75,
    '/0/elements/0/accessibility_label',
    (size) => actions(button({ accessibility_label: long(size) })),
  ],
  ['an action_id', 255, '/0/elements/0/action_id', (size) => actions(button({ action_id: long(size) }))],
  ['a block_id', 255, '/0/block_id', (size) => ({ ...divider, block_id: long(size) })],
  ['an option', 75, '/0/elements/0/options/0/text/text', (size) => select({ options: [option('a', long(size))] })],
  [
    'the value of an option',
    150,
    '/0/elements/0/options/0/value',
    (size) => select({ options: [option(long(size), 'a')] }),
  ],
  [
    'the description of an option',
    75,
    '/0/elements/0/options/0/description/text',
    (size) => select({ options: [{ ...option('a'), description: plain(long(size)) }] }),
  ],
  [
    'the title of a confirmation',
    100,
    '/0/elements/0/confirm/title/text',
    (size) => confirming({ title: plain(long(size)) }),
  ],
  ['a confirmation', 300, '/0/elements/0/confirm/text/text', (size) => confirming({ text: plain(long(size)) })],
  [
    'the confirm button',
    30,
    '/0/elements/0/confirm/confirm/text',
    (size) => confirming({ confirm: plain(long(size)) }),
  ],
  ['the deny button', 30, '/0/elements/0/confirm/deny/text', (size) => confirming({ deny: plain(long(size)) })],
  ['the alt text of an image', 2000, '/0/alt_text', (size) => picture({ alt_text: long(size) })],
  ['the alt text in a context', 2000, '/0/elements/0/alt_text', (size) => context(picture({ alt_text: long(size) }))],
  ['the title of an image', 2000, '/0/title/text', (size) => picture({ title: plain(long(size)) })],
  [
    'a placeholder',
    150,
    '/0/elements/0/placeholder/text',
    (size) => actions({ type: 'users_select', placeholder: plain(long(size)) }),
  ],
  ['a markdown block', 12_000, '/0/text', markdown],
];

const items: readonly Limit[] = [
  ['fields', 10, '/0/fields', (size) => section({ fields: many(size, () => mrkdwn('a')) })],
  ['elements of a context', 10, '/0/elements', (size) => context(...many(size, () => mrkdwn('a')))],
  ['buttons', 25, '/0/elements', (size) => actions(...many(size, (index) => button({ action_id: `${index}` })))],
  ['options of a menu', 100, '/0/elements/0/options', (size) => select({ options: options(size) })],
  [
    'options of an overflow menu',
    5,
    '/0/elements/0/options',
    (size) => actions({ type: 'overflow', options: options(size) }),
  ],
  ['checkboxes', 10, '/0/elements/0/options', (size) => actions({ type: 'checkboxes', options: options(size) })],
  ['radio buttons', 10, '/0/elements/0/options', (size) => actions({ type: 'radio_buttons', options: options(size) })],
  ['rows of a table', 100, '/0/rows', (size) => table(size, 1)],
  ['cells of a row', 20, '/0/rows/0', (size) => table(1, size)],
];

describe.each([
  ['characters', characters],
  ['items', items],
] as const)('the most %s', (_, limits) => {
  test.each(limits)('%s: %i', (_, most, at, sized) => {
    expect(checkBlocks([sized(most)], 'message')).toEqual([]);
    expect(checkBlocks([sized(most + 1)], 'message')).toEqual([
      { pointer: `/blocks${at}`, message: expect.stringMatching(/^(must be less|no more) than/) },
    ]);
  });
});

test.each<[Surface, number]>([
  ['message', 50],
  ['modal', 100],
  ['home', 100],
])('the most blocks in a %s: %i', (surface, most) => {
  expect(
    problems(
      many(most, () => divider),
      surface,
    ),
  ).toEqual([]);
  expect(
    problems(
      many(most + 1, () => divider),
      surface,
    ),
  ).toEqual([`[ERROR] no more than ${most} items allowed [json-pointer:/blocks]`]);
});

describe('refused', () => {
  test.each<[string, readonly unknown[], string, Surface?]>([
    ['an unknown block', [{ type: 'sektion' }], 'unsupported type: sektion [json-pointer:/blocks/0/type]'],
    ['a block without a type', [{}], 'missing required field: type [json-pointer:/blocks/0]'],
    ['a block that is not an object', ['x'], 'must provide an object [json-pointer:/blocks/0]'],
    [
      'an unknown field',
      [{ ...divider, colour: 'red' }],
      'invalid additional property: colour [json-pointer:/blocks/0]',
    ],
    [
      'an unknown field of an element',
      [actions(button({ colour: 'red' }))],
      'invalid additional property: colour [json-pointer:/blocks/0/elements/0]',
    ],
    ['a missing field', [{ type: 'header' }], 'missing required field: text [json-pointer:/blocks/0]'],
    [
      'a section without text and fields',
      [section({})],
      'must provide at least one of: text, fields [json-pointer:/blocks/0]',
    ],
    [
      'an empty text',
      [section({ text: mrkdwn('') })],
      'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
    ],
    ['a text that is a string', [section({ text: 'x' })], 'must provide an object [json-pointer:/blocks/0/text]'],
    [
      'an empty list of fields',
      [section({ fields: [] })],
      'no fewer than 1 items allowed [json-pointer:/blocks/0/fields]',
    ],
    ['a header in mrkdwn', [header(mrkdwn('x'))], 'unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]'],
    ['a header of 76 emoji', [header(plain('😀'.repeat(76)))], 'must be less than 151 characters'],
    ['an empty context', [context()], 'no fewer than 1 items allowed [json-pointer:/blocks/0/elements]'],
    ['a button in a context', [context(button())], 'unsupported type: button [json-pointer:/blocks/0/elements/0/type]'],
    ['actions without elements', [actions()], 'no fewer than 1 items allowed'],
    ['a button in mrkdwn', [actions(button({ text: mrkdwn('x') }))], 'unsupported type: mrkdwn'],
    [
      'a value that is a number',
      [actions(button({ value: 1 }))],
      'must provide a string [json-pointer:/blocks/0/elements/0/value]',
    ],
    ['an unknown style', [actions(button({ style: 'default' }))], 'must be a valid enum value'],
    [
      'a confirmation without text',
      [confirming({ text: null })],
      'missing required field: text [json-pointer:/blocks/0/elements/0/confirm]',
    ],
    [
      'a repeated block_id',
      many(2, () => ({ ...divider, block_id: 'a' })),
      '`block_id` "a" already exists [json-pointer:/blocks/1/block_id]',
    ],
    [
      'a repeated action_id in a block',
      [actions(...many(2, () => button({ action_id: 'a' })))],
      '`action_id` "a" already exists [json-pointer:/blocks/0/elements/1/action_id]',
    ],
    ['a menu without options', [select({})], 'must provide exactly one of: options, option_groups'],
    [
      'a menu with an empty list of options',
      [select({ options: [] })],
      'no fewer than 1 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    ['an option without a value', [select({ options: [{ text: plain('a') }] })], 'missing required field: value'],
    [
      'an initial option that is not offered',
      [select({ options: options(1), initial_option: option('b') })],
      'must exactly match one of the provided options',
    ],
    [
      'an empty filter of conversations',
      [actions({ type: 'conversations_select', filter: {} })],
      'must provide at least one of: include',
    ],
    ['an invalid date', [actions({ type: 'datepicker', initial_date: '22 April' })], 'must be a valid date'],
    [
      'an input in a message',
      [input({ type: 'plain_text_input' })],
      'unsupported type: input [json-pointer:/blocks/0/type]',
    ],
    ['a text input among actions', [actions({ type: 'plain_text_input' })], 'unsupported type: plain_text_input'],
    ['a button as an input', [input(button())], 'unsupported type: button', 'modal'],
    ['a file input on App Home', [input({ type: 'file_input' })], 'unsupported type: file_input', 'home'],
    [
      'an input without a label',
      [input({ type: 'plain_text_input' }, { label: null })],
      'missing required field: label',
      'modal',
    ],
    [
      'two elements with the focus',
      many(2, () => input({ type: 'plain_text_input', focus_on_load: true })),
      'only one element may have focus_on_load',
      'modal',
    ],
    ['a table in a modal', [table(1, 1)], 'unsupported type: table', 'modal'],
    ['markdown in a modal', [markdown(1)], 'unsupported type: markdown', 'modal'],
    ['two tables', [table(1, 1), table(1, 1)], 'only one table block allowed'],
    ['a table of more than 10,000 characters', [table(1, 2, 5001)], 'tables exceed 10000 characters'],
    [
      'a number cell without a number',
      [{ type: 'table', rows: [[{ type: 'raw_number', value: '1', text: '1' }]] }],
      'must be a valid number',
    ],
    [
      'markdown of more than 12,000 characters in all',
      [markdown(6001), markdown(6000)],
      'markdown blocks exceed 12000 characters',
    ],
    ['rich text without elements', [richText()], 'no fewer than 1 items allowed [json-pointer:/blocks/0/elements]'],
    ['rich text with an empty text', [richText(span({ type: 'text', text: '' }))], 'must be more than 0 characters'],
    ['rich text outside of a section', [richText({ type: 'text', text: 'x' })], 'unsupported type: text'],
    ['an unknown element of rich text', [richText(span({ type: 'blink', text: 'x' }))], 'unsupported type: blink'],
    [
      'a mention in preformatted text',
      [richText({ type: 'rich_text_preformatted', elements: [{ type: 'user', user_id: 'U1' }] })],
      'unsupported type: user',
    ],
    ['an image without alt text', [picture({ alt_text: null })], 'missing required field: alt_text'],
    ['an image with an empty alt text', [picture({ alt_text: '' })], 'must be more than 0 characters'],
    [
      'an image without a source',
      [{ type: 'image', alt_text: 'y' }],
      'must provide exactly one of: image_url, slack_file',
    ],
  ])('%s', (_, blocks, message, surface) => {
    expect(problems(blocks, surface)).toEqual([expect.stringContaining(`[ERROR] ${message}`)]);
  });
});

describe('a view', () => {
  const modal = { type: 'modal', title: plain('Title'), blocks: [] };
  const field = [input({ type: 'plain_text_input' })];

  test.each<[string, unknown, 'modal' | 'home']>([
    ['a modal without blocks', modal, 'modal'],
    ['a modal with an input and a submit button', { ...modal, blocks: field, submit: plain('Go') }, 'modal'],
    ['an App Home', { type: 'home', blocks: field }, 'home'],
  ])('is accepted: %s', (_, view, type) => {
    expect(checkView(view, type)).toEqual([]);
  });

  const limits: readonly Limit[] = [
    ['the title of a modal', 24, '/title/text', (size) => ({ ...modal, title: plain(long(size)) })],
    ['the submit button', 24, '/submit/text', (size) => ({ ...modal, submit: plain(long(size)) })],
    ['the close button', 24, '/close/text', (size) => ({ ...modal, close: plain(long(size)) })],
    ['the private metadata', 3000, '/private_metadata', (size) => ({ ...modal, private_metadata: long(size) })],
    ['the callback_id', 255, '/callback_id', (size) => ({ ...modal, callback_id: long(size) })],
    [
      'the label of an input',
      2000,
      '/blocks/0/label/text',
      (size) => ({ ...modal, submit: plain('Go'), blocks: [{ ...field[0], label: plain(long(size)) }] }),
    ],
  ];

  test.each(limits)('the most characters in %s: %i', (_, most, at, sized) => {
    expect(checkView(sized(most), 'modal')).toEqual([]);
    expect(checkView(sized(most + 1), 'modal')).toEqual([
      { pointer: `/view${at}`, message: `must be less than ${most + 1} characters` },
    ]);
  });

  test.each<[string, unknown, 'modal' | 'home', string]>([
    [
      'a modal without a title',
      { type: 'modal', blocks: [] },
      'modal',
      'missing required field: title [json-pointer:/view]',
    ],
    [
      'an input without a submit button',
      { ...modal, blocks: field },
      'modal',
      'missing required field: submit [json-pointer:/view]',
    ],
    ['a modal as App Home', modal, 'home', 'unsupported type: modal [json-pointer:/view/type]'],
    [
      'an App Home as a modal',
      { type: 'home', blocks: [] },
      'modal',
      'unsupported type: home [json-pointer:/view/type]',
    ],
    [
      'an App Home with a title',
      { type: 'home', title: plain('x'), blocks: [] },
      'home',
      'invalid additional property: title',
    ],
    [
      'an App Home with too much private metadata',
      { type: 'home', blocks: [], private_metadata: long(3001) },
      'home',
      'must be less than 3001 characters',
    ],
    ['no view', undefined, 'modal', 'must provide an object [json-pointer:/view]'],
    [
      'an invalid block',
      { ...modal, blocks: [section({})] },
      'modal',
      'must provide at least one of: text, fields [json-pointer:/view/blocks/0]',
    ],
  ])('is refused: %s', (_, view, type, message) => {
    expect(checkView(view, type).map(formatProblem)).toEqual([expect.stringContaining(`[ERROR] ${message}`)]);
  });
});
