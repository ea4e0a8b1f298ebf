import { describe, expect, test } from 'vitest';
import { writtenObjection } from '../../playground/block-kit/check.ts';
import { checkBlocks, type Surface } from '../../playground/block-kit/check-blocks.ts';
import { checkView } from '../../playground/block-kit/check-view.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const long = (length: number) => 'x'.repeat(length);
const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

const section = (rest: object = { text: mrkdwn('x') }) => ({ type: 'section', ...rest });
const button = (rest: object = {}) => ({ type: 'button', text: plain('Go'), ...rest });
const actions = (...elements: readonly object[]) => ({ type: 'actions', elements });
const option = (value: string, text = value) => ({ text: plain(text), value });
const select = (rest: object) => actions({ type: 'static_select', ...rest });
const input = (element: object) => ({ type: 'input', label: plain('Label'), element });
const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] };
const confirm = { title: plain('Sure?'), text: mrkdwn('Really?'), confirm: plain('Yes'), deny: plain('No') };

const objections = (blocks: readonly unknown[], surface: Surface = 'message') =>
  checkBlocks(blocks, surface).map(writtenObjection);

describe('blocks that Slack takes pass', () => {
  test.each<[string, readonly unknown[], Surface?]>([
    ['none', []],
    ['fifty in a message', many(50, () => ({ type: 'divider' }))],
    ['a hundred in a modal', many(100, () => ({ type: 'divider' })), 'modal'],
    [
      'a section at its limits',
      [section({ text: mrkdwn(long(3000)), fields: many(10, () => mrkdwn(long(2000))) })],
    ],
    ['a header of 150', [{ type: 'header', text: plain(long(150)) }]],
    ['ten in a context', [{ type: 'context', elements: many(10, () => mrkdwn('x')) }]],
    [
      'a button at its limits',
      [actions(button({ text: plain(long(75)), value: long(2000), url: `https://${long(2992)}` }))],
    ],
    [
      'a button that asks back',
      [actions(button({ confirm, style: 'danger', accessibility_label: long(75) }))],
    ],
    ['25 buttons', [actions(...many(25, (n) => button({ action_id: `${n}` })))]],
    [
      'a menu with its initial option',
      [select({ options: [option('a'), option('b')], initial_option: option('b') })],
    ],
    ['a menu in groups', [select({ option_groups: [{ label: plain('G'), options: [option('a')] }] })]],
    [
      'a menu beside a section',
      [section({ text: mrkdwn('x'), accessory: { type: 'overflow', options: [option('a')] } })],
    ],
    [
      'rich text',
      [richText({ type: 'text', text: 'x', style: { bold: true } }, { type: 'link', url: 'https://x' })],
    ],
    ['a table', [table]],
    ['an image with words for it', [{ type: 'image', image_url: 'https://x/y.png', alt_text: 'y' }]],
    ['an input in a modal', [input({ type: 'plain_text_input', multiline: true })], 'modal'],
    ['an input on Home', [input({ type: 'datepicker', initial_date: '2019-04-22' })], 'home'],
    [
      'the same action_id in two blocks',
      [actions(button({ action_id: 'a' })), actions(button({ action_id: 'a' }))],
    ],
  ])('%s', (_, blocks, surface) => {
    expect(objections(blocks, surface)).toEqual([]);
  });
});

describe('blocks that Slack refuses are refused', () => {
  test.each<[string, readonly unknown[], string, Surface?]>([
    [
      'fifty-one in a message',
      many(51, () => ({ type: 'divider' })),
      'no more than 50 items allowed [json-pointer:/blocks]',
    ],
    ['101 on Home', many(101, () => ({ type: 'divider' })), 'no more than 100 items allowed', 'home'],
    ['an unknown type', [{ type: 'sektion' }], 'unsupported type: sektion [json-pointer:/blocks/0/type]'],
    ['no type', [{}], 'missing required field: type [json-pointer:/blocks/0]'],
    ['no object', ['x'], 'must provide an object [json-pointer:/blocks/0]'],
    [
      'a section of 3001',
      [section({ text: mrkdwn(long(3001)) })],
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'an empty section',
      [section({})],
      'must provide at least one of: text, fields [json-pointer:/blocks/0]',
    ],
    [
      'empty text',
      [section({ text: mrkdwn('') })],
      'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'text that is no object',
      [section({ text: 'x' })],
      'must provide an object [json-pointer:/blocks/0/text]',
    ],
    [
      'eleven fields',
      [section({ fields: many(11, () => mrkdwn('x')) })],
      'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
    ],
    ['no fields', [section({ fields: [] })], 'no fewer than 1 items allowed [json-pointer:/blocks/0/fields]'],
    [
      'a field of 2001',
      [section({ fields: [mrkdwn(long(2001))] })],
      'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
    ],
    [
      "a field of the block that is not Slack's",
      [{ type: 'divider', colour: 'red' }],
      'invalid additional property: colour [json-pointer:/blocks/0]',
    ],
    [
      'a header in mrkdwn',
      [{ type: 'header', text: mrkdwn('x') }],
      'unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]',
    ],
    ['a header of 151', [{ type: 'header', text: plain(long(151)) }], 'must be less than 151 characters'],
    [
      'eleven in a context',
      [{ type: 'context', elements: many(11, () => mrkdwn('x')) }],
      'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'a button in a context',
      [{ type: 'context', elements: [button()] }],
      'unsupported type: button [json-pointer:/blocks/0/elements/0/type]',
    ],
    [
      '26 buttons',
      [actions(...many(26, (n) => button({ action_id: `${n}` })))],
      'no more than 25 items allowed',
    ],
    ['no buttons', [actions()], 'no fewer than 1 items allowed'],
    ['a button in mrkdwn', [actions(button({ text: mrkdwn('x') }))], 'unsupported type: mrkdwn'],
    ['a button of 76', [actions(button({ text: plain(long(76)) }))], 'must be less than 76 characters'],
    [
      'a value of 2001',
      [actions(button({ value: long(2001) }))],
      'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
    ],
    ['a url of 3001', [actions(button({ url: long(3001) }))], 'must be less than 3001 characters'],
    ['a style of its own', [actions(button({ style: 'default' }))], 'must be a valid enum value'],
    ['an action_id of 256', [actions(button({ action_id: long(256) }))], 'must be less than 256 characters'],
    ['a block_id of 256', [{ type: 'divider', block_id: long(256) }], 'must be less than 256 characters'],
    [
      'a confirm title of 101',
      [actions(button({ confirm: { ...confirm, title: plain(long(101)) } }))],
      'must be less than 101 characters',
    ],
    [
      'a confirm button of 31',
      [actions(button({ confirm: { ...confirm, deny: plain(long(31)) } }))],
      'must be less than 31 characters',
    ],
    [
      'a confirm without text',
      [actions(button({ confirm: { title: plain('x') } }))],
      'missing required field: text [json-pointer:/blocks/0/elements/0/confirm]',
    ],
    [
      'the same block_id twice',
      [
        { type: 'divider', block_id: 'a' },
        { type: 'divider', block_id: 'a' },
      ],
      '`block_id` "a" already exists [json-pointer:/blocks/1/block_id]',
    ],
    [
      'the same action_id twice in a block',
      [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
      '`action_id` "a" already exists [json-pointer:/blocks/0/elements/1/action_id]',
    ],
    ['a menu without options', [select({})], 'must provide exactly one of: options, option_groups'],
    [
      'a menu of 101',
      [select({ options: many(101, (n) => option(`${n}`)) })],
      'no more than 100 items allowed',
    ],
    ['an option of 76', [select({ options: [option('a', long(76))] })], 'must be less than 76 characters'],
    [
      'an option value of 151',
      [select({ options: [option(long(151), 'a')] })],
      'must be less than 151 characters',
    ],
    [
      'an option without value',
      [select({ options: [{ text: plain('a') }] })],
      'missing required field: value',
    ],
    [
      'an initial option that is not offered',
      [select({ options: [option('a')], initial_option: option('b') })],
      'must exactly match one of the provided options',
    ],
    [
      'an overflow of six',
      [actions({ type: 'overflow', options: many(6, (n) => option(`${n}`)) })],
      'no more than 5 items allowed',
    ],
    [
      'eleven checkboxes',
      [actions({ type: 'checkboxes', options: many(11, (n) => option(`${n}`)) })],
      'no more than 10 items allowed',
    ],
    [
      'a placeholder of 151',
      [actions({ type: 'users_select', placeholder: plain(long(151)) })],
      'must be less than 151 characters',
    ],
    [
      'a date that is none',
      [actions({ type: 'datepicker', initial_date: '22 April' })],
      'must be a valid date',
    ],
    [
      'an input in a message',
      [input({ type: 'plain_text_input' })],
      'unsupported type: input [json-pointer:/blocks/0/type]',
    ],
    [
      'a typed input among actions',
      [actions({ type: 'plain_text_input' })],
      'unsupported type: plain_text_input',
    ],
    ['a button as an input', [input(button())], 'unsupported type: button', 'modal'],
    ['a file input on Home', [input({ type: 'file_input' })], 'unsupported type: file_input', 'home'],
    [
      'an input without label',
      [{ type: 'input', element: { type: 'plain_text_input' } }],
      'missing required field: label',
      'modal',
    ],
    ['a table in a modal', [table], 'unsupported type: table', 'modal'],
    ['two tables', [table, table], 'only one table block allowed'],
    [
      'a table of 10,001',
      [
        {
          ...table,
          rows: [
            [
              { type: 'raw_text', text: long(5001) },
              { type: 'raw_text', text: long(5000) },
            ],
          ],
        },
      ],
      'tables exceed 10000 characters',
    ],
    [
      'rich text without its sections',
      [{ type: 'rich_text', elements: [{ type: 'text', text: 'x' }] }],
      'unsupported type: text',
    ],
    ['an unknown span of rich text', [richText({ type: 'blink', text: 'x' })], 'unsupported type: blink'],
    [
      'an image without words for it',
      [{ type: 'image', image_url: 'https://x/y.png' }],
      'missing required field: alt_text',
    ],
    [
      'an image from nowhere',
      [{ type: 'image', alt_text: 'y' }],
      'must provide exactly one of: image_url, slack_file',
    ],
    [
      '12,001 of markdown in all',
      [
        { type: 'markdown', text: long(6001) },
        { type: 'markdown', text: long(6000) },
      ],
      'markdown blocks exceed 12000 characters',
    ],
  ])('%s', (_, blocks, message, surface) => {
    expect(objections(blocks, surface)).toEqual([expect.stringContaining(`[ERROR] ${message}`)]);
  });
});

describe('a view', () => {
  const modal = { type: 'modal', title: plain('Title'), blocks: [] };
  const field = [input({ type: 'plain_text_input' })];

  test.each<[string, unknown, 'modal' | 'home']>([
    ['a modal', modal, 'modal'],
    [
      'a modal with inputs and a way to submit them',
      { ...modal, blocks: field, submit: plain('Go') },
      'modal',
    ],
    [
      'a modal at its limits',
      { ...modal, title: plain(long(24)), private_metadata: long(3000), callback_id: long(255) },
      'modal',
    ],
    ['Home', { type: 'home', blocks: field }, 'home'],
  ])('passes: %s', (_, view, type) => {
    expect(checkView(view, type)).toEqual([]);
  });

  test.each<[string, unknown, 'modal' | 'home', string]>([
    [
      'a title of 25',
      { ...modal, title: plain(long(25)) },
      'modal',
      'must be less than 25 characters [json-pointer:/view/title/text]',
    ],
    [
      'a close button of 25',
      { ...modal, close: plain(long(25)) },
      'modal',
      'must be less than 25 characters',
    ],
    [
      'no title',
      { type: 'modal', blocks: [] },
      'modal',
      'missing required field: title [json-pointer:/view]',
    ],
    [
      'metadata of 3001',
      { ...modal, private_metadata: long(3001) },
      'modal',
      'must be less than 3001 characters',
    ],
    [
      'inputs without submit',
      { ...modal, blocks: field },
      'modal',
      'missing required field: submit [json-pointer:/view]',
    ],
    ['a modal published as Home', modal, 'home', 'unsupported type: modal [json-pointer:/view/type]'],
    [
      'a Home with a title',
      { type: 'home', title: plain('x'), blocks: [] },
      'home',
      'invalid additional property: title',
    ],
    ['no view', undefined, 'modal', 'must provide an object [json-pointer:/view]'],
    [
      'a fault inside',
      { ...modal, blocks: [section({})] },
      'modal',
      'must provide at least one of: text, fields [json-pointer:/view/blocks/0]',
    ],
  ])('is refused with %s', (_, view, type, message) => {
    expect(checkView(view, type).map(writtenObjection)).toEqual([
      expect.stringContaining(`[ERROR] ${message}`),
    ]);
  });
});

function richText(...elements: readonly object[]) {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}
