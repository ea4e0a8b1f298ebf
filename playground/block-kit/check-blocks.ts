import type {
  CardBlock,
  ContainerBlock,
  HomeView,
  InputBlock,
  KnownBlock,
  ModalView,
  RawNumberElement,
  RawTextElement,
  RichTextBlock,
  TaskCardBlock,
  URLSourceElement,
} from '@slack/types';
import { isJson, type Json, objectsOf, textOf } from '../json.ts';
import {
  anything,
  atLeastOne,
  boolean,
  byType,
  type Check,
  integer,
  list,
  number,
  object,
  oneOf,
  type Problem,
  type ShapeOf,
  string,
} from './check.ts';
import {
  accessory,
  actionsElement,
  button,
  contextAction,
  contextElement,
  homeInput,
  image,
  modalInput,
} from './check-elements.ts';
import { anyText, imageShape, mrkdwnText, plainText, richTextShape, shortText, url } from './check-text.ts';

/** Where blocks are shown. */
export type Surface = 'message' | 'modal' | 'home';

/** The most characters of JSON that Slack accepts as the blocks of a message: undocumented, seen in bolt-js#2509. */
export const longestMessageBlocks = 13_200;

/** Lists what Slack would refuse about these blocks on that surface. */
export function checkBlocks(blocks: unknown, surface: Surface, pointer = '/blocks'): readonly Problem[] {
  const limits = { min: 0, max: surface === 'message' ? 50 : 100 };
  const problems = list(blockOn[surface], limits)(blocks, pointer);
  if (problems.length > 0 || !Array.isArray(blocks)) return problems;
  return checkTogether(blocks.filter(isJson), pointer);
}

/** Lists what Slack would refuse about a view that is opened as a modal or published as App Home. */
export function checkView(view: unknown, type: 'modal' | 'home'): readonly Problem[] {
  return (type === 'modal' ? modal : home)(view, '/view');
}

const blockId = { block_id: shortText };
const richText = byType<RichTextBlock>({ rich_text: richTextShape });
const source = byType<URLSourceElement>({ url: { required: { url, text: string({ max: 3000 }) } } });

const everywhere = {
  actions: { required: { elements: list(actionsElement, { max: 25 }) } },
  alert: {
    required: { text: anyText(3000) },
    optional: { level: oneOf('default', 'info', 'warning', 'error', 'success') },
  },
  context: { required: { elements: list(contextElement, { max: 10 }) } },
  divider: {},
  header: { required: { text: plainText(150) } },
  image: { ...imageShape, optional: { ...imageShape.optional, title: plainText(2000) } },
  rich_text: richTextShape,
  section: {
    optional: { text: anyText(3000), fields: list(anyText(2000), { max: 10 }), accessory, expand: boolean },
    rule: atLeastOne('text', 'fields'),
  },
  video: {
    required: {
      video_url: url,
      thumbnail_url: url,
      alt_text: string({ max: 2000 }),
      title: plainText(199),
    },
    optional: {
      title_url: url,
      author_name: string({ max: 49 }),
      provider_name: shortText,
      provider_icon_url: url,
      description: plainText(200),
    },
  },
};

const card: ShapeOf<CardBlock> = {
  optional: {
    hero_image: image,
    icon: image,
    title: mrkdwnText(150),
    subtitle: mrkdwnText(150),
    body: mrkdwnText(200),
    actions: list(button, { max: 5 }),
  },
  rule: atLeastOne('hero_image', 'title', 'actions', 'body'),
};

const taskCard: ShapeOf<TaskCardBlock> = {
  required: {
    task_id: shortText,
    title: shortText,
    status: oneOf('pending', 'in_progress', 'complete', 'error'),
  },
  optional: { details: richText, output: richText, sources: list(source, { max: 100 }) },
};

const cell = byType<RichTextBlock | RawTextElement | RawNumberElement>({
  raw_text: { required: { text: string({ max: 10_000 }) } },
  raw_number: { required: { value: number, text: string({ max: 10_000 }) } },
  rich_text: richTextShape,
});
const rows = list(list(cell, { max: 20 }), { max: 100 });
const column = object({ optional: { align: oneOf('left', 'center', 'right'), is_wrapped: boolean } });

const file = { required: { source: oneOf('remote'), external_id: shortText } };
const table = {
  required: { rows },
  optional: { column_settings: list((value, at) => (value === null ? [] : column(value, at)), { max: 20 }) },
};

const { alert: _, ...inContainers } = everywhere;
const container: ShapeOf<ContainerBlock> = {
  required: {
    child_blocks: list(
      byType<ContainerBlock['child_blocks'][number]>(
        { ...inContainers, file, table, input: inputOf(homeInput) },
        blockId,
      ),
      { max: 10 },
    ),
  },
  optional: {
    title: plainText(150),
    rich_text_title: richText,
    subtitle: anyText(150),
    icon: image,
    width: oneOf('narrow', 'standard', 'wide', 'full'),
    is_collapsible: boolean,
    default_collapsed: boolean,
    has_header_divider: boolean,
  },
  rule: atLeastOne('title', 'rich_text_title'),
};

const messagesOnly = {
  card,
  carousel: { required: { elements: list(byType<CardBlock>({ card }, blockId), { max: 10 }) } },
  container,
  context_actions: { required: { elements: list(contextAction, { max: 5 }) } },
  data_table: {
    required: { rows, caption: shortText },
    optional: { page_size: integer(1, 100), row_header_column_index: integer(0, 19) },
  },
  file,
  markdown: { required: { text: string({ max: 12_000 }) } },
  plan: {
    required: { title: shortText },
    optional: {
      tasks: list(byType<TaskCardBlock>({ task_card: taskCard }, blockId), { min: 0, max: 100 }),
    },
  },
  table,
  task_card: taskCard,
};

type MessagesOnly = { readonly type: keyof typeof messagesOnly };

const blockOn: Readonly<Record<Surface, Check>> = {
  // Refused on purpose: input blocks in messages, where the page has no form.
  message: byType<Exclude<KnownBlock, InputBlock>>({ ...everywhere, ...messagesOnly }, blockId),
  modal: byType<Exclude<KnownBlock, MessagesOnly>>({ ...everywhere, input: inputOf(modalInput) }, blockId),
  home: byType<Exclude<KnownBlock, MessagesOnly>>({ ...everywhere, input: inputOf(homeInput) }, blockId),
};

function inputOf(element: Check): ShapeOf<InputBlock> {
  return {
    required: { label: plainText(2000), element },
    optional: { hint: plainText(2000), optional: boolean, dispatch_action: boolean },
  };
}

const anyView = {
  private_metadata: string({ max: 3000, min: 0 }),
  callback_id: string({ max: 255, min: 0 }),
  external_id: string({ max: 255, min: 0 }),
};

const home = byType<HomeView>({
  home: {
    required: { blocks: anything },
    optional: anyView,
    rule: (view, at) => checkBlocks(view['blocks'], 'home', `${at}/blocks`),
  },
});

const modal = byType<ModalView>({
  modal: {
    required: { blocks: anything, title: plainText(24) },
    optional: {
      ...anyView,
      submit: plainText(24),
      close: plainText(24),
      clear_on_close: boolean,
      notify_on_close: boolean,
    },
    rule: (view, at) => [...checkBlocks(view['blocks'], 'modal', `${at}/blocks`), ...missingSubmit(view, at)],
  },
});

function missingSubmit(view: Json, pointer: string): readonly Problem[] {
  const hasInput = objectsOf(view, 'blocks').some((block) => block['type'] === 'input');
  return hasInput && view['submit'] === undefined ? [{ pointer, message: 'missing required field: submit' }] : [];
}

/** Rules between the blocks of one message or view, each of them valid by itself. */
function checkTogether(blocks: readonly Json[], pointer: string): readonly Problem[] {
  return [
    ...repeated(blocks, 'block_id', pointer),
    ...blocks.flatMap((block, index) =>
      repeated(objectsOf(block, 'elements'), 'action_id', `${pointer}/${index}/elements`),
    ),
    ...tooMuch(blocks, pointer),
    ...tooManyFocused(blocks, pointer),
  ];
}

function repeated(items: readonly Json[], key: string, pointer: string): readonly Problem[] {
  const seen = new Set<unknown>();
  return items.flatMap((item, index) => {
    const id = item[key];
    if (id === undefined || !seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ pointer: `${pointer}/${index}/${key}`, message: `\`${key}\` "${textOf(item, key)}" already exists` }];
  });
}

// One table a message, 10,000 characters in its cells; 12,000 characters of markdown in all.
function tooMuch(blocks: readonly Json[], pointer: string): readonly Problem[] {
  const tables = blocks.filter((block) => block['type'] === 'table');
  const markdown = blocks.filter((block) => block['type'] === 'markdown');
  return [
    ...(tables.length > 1 ? [{ pointer, message: 'only one table block allowed' }] : []),
    ...(charactersIn(tables) > 10_000 ? [{ pointer, message: 'tables exceed 10000 characters' }] : []),
    ...(charactersIn(markdown) > 12_000 ? [{ pointer, message: 'markdown blocks exceed 12000 characters' }] : []),
  ];
}

function charactersIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + charactersIn(each), 0);
  return isJson(value) ? textOf(value, 'text').length + charactersIn(Object.values(value)) : 0;
}

function tooManyFocused(blocks: readonly Json[], pointer: string): readonly Problem[] {
  const elements = blocks.flatMap((block) => [block['element'], block['accessory'], ...objectsOf(block, 'elements')]);
  const focused = elements.filter((element) => isJson(element) && element['focus_on_load'] === true);
  return focused.length > 1 ? [{ pointer, message: 'only one element may have focus_on_load' }] : [];
}
