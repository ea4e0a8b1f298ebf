import { asJson, isJson, type Json, listOf, objectOf, objectsOf, textOf } from '../json.ts';
import { showControl } from './controls.ts';
import { type Child, h, redraw } from './element.ts';
import { markdownToMrkdwn } from './mrkdwn.ts';
import { labelOf, showMrkdwn, showRichText, showText } from './rich-text.ts';
import { errorId, type Slot, type Surface, slotId } from './surface.ts';

/** Draws blocks into a region; the values of inputs are kept. */
export function drawBlocks(region: HTMLElement, blocks: readonly unknown[], surface: Surface): void {
  surface.values.startRedraw();
  const children = blocks.map(asJson).map((block, index) => {
    const id = textOf(block, 'block_id') || `block-${index}`;
    return h('div', { class: 'block', 'data-block-id': id }, ...showBlock({ block, id, surface }));
  });
  redraw(region, children);
}

interface PlacedBlock {
  readonly block: Json;
  readonly id: string;
  readonly surface: Surface;
}

function showBlock(placed: PlacedBlock): readonly Child[] {
  const type = textOf(placed.block, 'type');
  return blockTypes[type]?.(placed) ?? [h('p', { class: 'unsupported' }, `Unsupported block: ${type}`)];
}

const blockTypes: Readonly<Record<string, (placed: PlacedBlock) => readonly Child[]>> = {
  header: ({ block }) => [h('h3', {}, labelOf(block, 'text'))],
  divider: () => [h('hr')],
  section: showSection,
  context: showContext,
  actions: (placed) => [
    h('div', { class: 'actions' }, ...listOf(placed.block, 'elements').map(asJson).map(control(placed))),
  ],
  image: showImage,
  rich_text: ({ block, surface }) => [showRichText(block, surface.names)],
  markdown: ({ block, surface }) => showMrkdwn(markdownToMrkdwn(textOf(block, 'text')), surface.names),
  table: showTable,
  input: showInput,
};

const control =
  (placed: PlacedBlock) =>
  (element: Json, index: number): HTMLElement =>
    showControl(slotOf(placed, element, index));

function slotOf({ id, surface }: PlacedBlock, element: Json, index: number, extra: Partial<Slot> = {}): Slot {
  const label = textOf(element, 'accessibility_label') || labelOf(element, 'placeholder');
  return {
    element,
    surface,
    blockId: id,
    actionId: textOf(element, 'action_id') || `${id}-${index}`,
    label: label || textOf(element, 'type').replaceAll('_', ' '),
    dispatches: true,
    ...extra,
  };
}

function showSection(placed: PlacedBlock): readonly Child[] {
  const { block, surface } = placed;
  const fields = listOf(block, 'fields').map((field) =>
    h('div', { class: 'field' }, ...showText({ field }, 'field', surface.names)),
  );
  const text = [
    ...(isJson(block['text']) ? showText(block, 'text', surface.names) : []),
    fields.length > 0 ? h('div', { class: 'fields' }, ...fields) : null,
  ];
  const accessory = isJson(block['accessory']) ? showAccessory(placed, block['accessory']) : null;
  return [h('div', { class: 'section' }, h('div', { class: 'section-text' }, ...text), accessory)];
}

const showAccessory = (placed: PlacedBlock, accessory: Json): HTMLElement =>
  h(
    'div',
    { class: 'accessory' },
    accessory['type'] === 'image' ? image(accessory, 'thumbnail') : control(placed)(accessory, 0),
  );

function showContext({ block, surface }: PlacedBlock): readonly Child[] {
  const elements = objectsOf(block, 'elements').map((element) =>
    element['type'] === 'image'
      ? image(element, 'icon')
      : h('span', {}, ...showText({ element }, 'element', surface.names)),
  );
  return [h('div', { class: 'context' }, ...elements)];
}

function showImage({ block }: PlacedBlock): readonly Child[] {
  const title = labelOf(block, 'title');
  return [h('figure', {}, title === '' ? null : h('figcaption', {}, title), image(block, 'picture'))];
}

const image = (element: Json, size: string): HTMLElement =>
  h('img', {
    class: size,
    src: textOf(element, 'image_url'),
    alt: textOf(element, 'alt_text'),
    loading: 'lazy',
  });

function showTable({ block, surface }: PlacedBlock): readonly Child[] {
  const columns = listOf(block, 'column_settings').map(asJson);
  const rows = listOf(block, 'rows').map((row, rowIndex) => {
    const cells = listOf({ row }, 'row').map((value, index) => {
      const cell = asJson(value);
      const content = cell['type'] === 'rich_text' ? showRichText(cell, surface.names) : textOf(cell, 'text');
      const align = textOf(columns[index] ?? {}, 'align') || 'left';
      return h(rowIndex === 0 ? 'th' : 'td', { class: `align-${align}` }, content);
    });
    return h('tr', {}, ...cells);
  });
  return [h('div', { class: 'table' }, h('table', {}, ...rows))];
}

/** Controls of several inputs, which their label names as a group. */
const groups = ['checkboxes', 'radio_buttons', 'file_input'];

function showInput(placed: PlacedBlock): readonly Child[] {
  const { block, id, surface } = placed;
  const element = objectOf(block, 'element');
  const type = textOf(element, 'type');
  const text = labelOf(block, 'label');
  const isGroup = groups.includes(type) || type.startsWith('multi_');
  const extra = { dispatches: block['dispatch_action'] === true, label: isGroup ? text : null };
  const slot = slotOf(placed, element, 0, extra);
  const error = surface.errors[id];
  const hint = labelOf(block, 'hint');
  const optional = block['optional'] === true ? h('span', { class: 'optional' }, ' (optional)') : null;
  const label = isGroup
    ? h('div', { class: 'label' }, text, optional)
    : h('label', { class: 'label', for: slotId(slot) }, text, optional);
  return [
    h(
      'div',
      { class: error === undefined ? 'input' : 'input has-error' },
      label,
      showControl(slot),
      hint === '' ? null : h('small', { class: 'hint' }, hint),
      error === undefined ? null : h('p', { class: 'error', role: 'alert', id: errorId(surface, id) }, error),
    ),
  ];
}
