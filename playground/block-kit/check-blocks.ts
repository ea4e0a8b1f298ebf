import { isJson, type Json, objectsOf, textOf } from '../json.ts';
import {
  anything,
  atLeastOne,
  byType,
  type Check,
  flag,
  integer,
  list,
  type Objection,
  object,
  type Shape,
  string,
  word,
} from './check.ts';
import { type ElementType, elementShapes } from './check-elements.ts';
import { anyText, imageShape, mrkdwnText, plainText, richText, richTextElements } from './check-text.ts';

/** Where blocks stand; each place takes other blocks, and another number of them. */
export type Surface = 'message' | 'modal' | 'home';

/** Slack refuses a message whose blocks are longer than this as JSON (bolt-js#2509). */
export const longestMessageBlocks = 13_200;

/** All that Slack would refuse about these blocks on that surface; nothing where it would take them. */
export function checkBlocks(blocks: unknown, surface: Surface, pointer = '/blocks'): readonly Objection[] {
  const objections = list(blockChecks[surface], { min: 0, max: surface === 'message' ? 50 : 100 })(
    blocks,
    pointer,
  );
  if (objections.length > 0 || !Array.isArray(blocks)) return objections;
  return checkTogether(blocks.filter(isJson), pointer);
}

const elements = (...types: readonly ElementType[]): Check =>
  byType(Object.fromEntries(types.map((type) => [type, elementShapes[type]])));

const menus = [
  'static_select',
  'external_select',
  'users_select',
  'conversations_select',
  'channels_select',
  'multi_static_select',
  'multi_external_select',
  'multi_users_select',
  'multi_conversations_select',
  'multi_channels_select',
] as const;
const pickers = ['checkboxes', 'radio_buttons', 'datepicker', 'timepicker'] as const;
const inputs = [
  ...menus,
  ...pickers,
  'datetimepicker',
  'plain_text_input',
  'email_text_input',
  'url_text_input',
  'number_input',
  'rich_text_input',
] as const;

const raw = {
  raw_text: { required: { text: string({ max: 10_000 }) } },
  raw_number: { required: { value: anything, text: string({ max: 10_000 }) } },
  rich_text: { required: { elements: richTextElements }, optional: { block_id: string({ max: 255 }) } },
};
const rows = list(list(byType(raw), { max: 20 }), { max: 100 });
const buttons = list(elements('button'), { max: 5 });
const image = elements('image');

const everywhere = {
  actions: {
    required: {
      elements: list(
        elements(
          'button',
          'workflow_button',
          'overflow',
          ...menus,
          ...pickers,
          'datetimepicker',
          'rich_text_input',
        ),
        { max: 25 },
      ),
    },
  },
  alert: {
    required: { text: anyText(3000) },
    optional: { level: word('default', 'info', 'warning', 'error', 'success') },
  },
  context: {
    required: {
      elements: list(
        byType({ image: imageShape, plain_text: textShape('emoji'), mrkdwn: textShape('verbatim') }),
        { max: 10 },
      ),
    },
  },
  divider: {},
  header: { required: { text: plainText(150) } },
  image: { ...imageShape, optional: { ...imageShape.optional, title: plainText(2000) } },
  rich_text: { required: { elements: richTextElements } },
  section: {
    optional: {
      text: anyText(3000),
      fields: list(anyText(2000), { max: 10 }),
      accessory: elements('button', 'workflow_button', 'image', 'overflow', ...menus, ...pickers),
      expand: flag,
    },
    also: atLeastOne('text', 'fields'),
  },
  video: {
    required: {
      video_url: string({ max: 3000 }),
      thumbnail_url: string({ max: 3000 }),
      alt_text: string({ max: 2000 }),
      title: plainText(199),
    },
    optional: {
      title_url: string({ max: 3000 }),
      author_name: string({ max: 49 }),
      provider_name: string({ max: 255 }),
      provider_icon_url: string({ max: 3000 }),
      description: plainText(200),
    },
  },
} satisfies Readonly<Record<string, Shape>>;

const card: Shape = {
  optional: {
    block_id: string({ max: 255 }),
    hero_image: image,
    icon: image,
    title: mrkdwnText(150),
    subtitle: mrkdwnText(150),
    body: mrkdwnText(200),
    actions: buttons,
  },
  also: atLeastOne('hero_image', 'title', 'actions', 'body'),
};

const taskCard: Shape = {
  required: {
    task_id: string({ max: 255 }),
    title: string({ max: 255 }),
    status: word('pending', 'in_progress', 'complete', 'error'),
  },
  optional: {
    block_id: string({ max: 255 }),
    details: richText,
    output: richText,
    sources: list(
      byType({ url: { required: { url: string({ max: 3000 }), text: string({ max: 3000 }) } } }),
      { max: 100 },
    ),
  },
};

const inMessages = {
  ...everywhere,
  card,
  carousel: { required: { elements: list(byType({ card }), { max: 10 }) } },
  container: {
    required: { child_blocks: list(byType(withBlockId(everywhere)), { max: 10 }) },
    optional: {
      title: plainText(150),
      rich_text_title: richText,
      subtitle: anyText(150),
      icon: image,
      width: word('narrow', 'standard', 'wide', 'full'),
      is_collapsible: flag,
      default_collapsed: flag,
      has_header_divider: flag,
    },
    also: atLeastOne('title', 'rich_text_title'),
  },
  context_actions: { required: { elements: list(elements('feedback_buttons', 'icon_button'), { max: 5 }) } },
  data_table: {
    required: { rows, caption: string({ max: 255 }) },
    optional: { page_size: integer(1, 100), row_header_column_index: integer(0, 19) },
  },
  file: { required: { source: word('remote'), external_id: string({ max: 255 }) } },
  markdown: { required: { text: string({ max: 12_000 }) } },
  plan: {
    required: { title: string({ max: 255 }) },
    optional: { tasks: list(byType({ task_card: taskCard }), { min: 0, max: 100 }) },
  },
  table: {
    required: { rows },
    optional: {
      column_settings: list(
        nullable(object({ optional: { align: word('left', 'center', 'right'), is_wrapped: flag } })),
        { max: 20 },
      ),
    },
  },
  task_card: taskCard,
} satisfies Readonly<Record<string, Shape>>;

const blockChecks: Readonly<Record<Surface, Check>> = {
  message: byType(withBlockId(inMessages)),
  modal: byType(withBlockId({ ...everywhere, input: inputShape([...inputs, 'file_input']) })),
  home: byType(withBlockId({ ...everywhere, input: inputShape(inputs) })),
};

function inputShape(types: readonly ElementType[]): Shape {
  return {
    required: { label: plainText(2000), element: elements(...types) },
    optional: { hint: plainText(2000), optional: flag, dispatch_action: flag },
  };
}

function textShape(option: string): Shape {
  return { required: { text: string({ max: 3000 }) }, optional: { [option]: flag } };
}

function withBlockId(shapes: Readonly<Record<string, Shape>>): Readonly<Record<string, Shape>> {
  return Object.fromEntries(
    Object.entries(shapes).map(([type, shape]) => [
      type,
      { ...shape, optional: { ...shape.optional, block_id: string({ max: 255 }) } },
    ]),
  );
}

function nullable(check: Check): Check {
  return (value, pointer) => (value === null ? [] : check(value, pointer));
}

/** What Slack objects to between the blocks of one message or view, each of them right by itself. */
function checkTogether(blocks: readonly Json[], pointer: string): readonly Objection[] {
  return [
    ...repeated(blocks, 'block_id', pointer),
    ...blocks.flatMap((block, index) =>
      repeated(objectsOf(block, 'elements'), 'action_id', `${pointer}/${index}/elements`),
    ),
    ...tooMuch(blocks, pointer),
    ...tooManyFocused(blocks, pointer),
  ];
}

function repeated(items: readonly Json[], key: string, pointer: string): readonly Objection[] {
  const seen = new Set<unknown>();
  return items.flatMap((item, index) => {
    const id = item[key];
    if (id === undefined || !seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      { pointer: `${pointer}/${index}/${key}`, message: `\`${key}\` "${textOf(item, key)}" already exists` },
    ];
  });
}

// One table a message, 10,000 characters in its cells; 12,000 characters of markdown in all.
function tooMuch(blocks: readonly Json[], pointer: string): readonly Objection[] {
  const tables = blocks.filter((block) => block['type'] === 'table');
  const markdown = blocks
    .filter((block) => block['type'] === 'markdown')
    .map((block) => textOf(block, 'text'));
  return [
    ...(tables.length > 1 ? [{ pointer, message: 'only one table block allowed' }] : []),
    ...(lettersIn(tables) > 10_000 ? [{ pointer, message: 'tables exceed 10000 characters' }] : []),
    ...(markdown.join('').length > 12_000
      ? [{ pointer, message: 'markdown blocks exceed 12000 characters' }]
      : []),
  ];
}

function lettersIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + lettersIn(each), 0);
  return isJson(value) ? textOf(value, 'text').length + lettersIn(Object.values(value)) : 0;
}

function tooManyFocused(blocks: readonly Json[], pointer: string): readonly Objection[] {
  const elements = blocks.flatMap((block) => [
    block['element'],
    block['accessory'],
    ...objectsOf(block, 'elements'),
  ]);
  const focused = elements.filter((element) => isJson(element) && element['focus_on_load'] === true);
  return focused.length > 1 ? [{ pointer, message: 'only one element may have focus_on_load' }] : [];
}
