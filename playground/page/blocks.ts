import { showControl } from './buttons.ts';
import { type Child, h, redraw } from './element.ts';
import { markdownToMrkdwn } from './mrkdwn.ts';
import { plainWords, showMrkdwn, showRichText, showTextObject } from './rich-text.ts';
import { isRecord, type Json, list, record, text, wordsOf } from './store.ts';
import { errorId, type Slot, type Surface, slotId, typeOf } from './surface.ts';

/** Draws Slack's blocks into the region; what is typed and chosen stays where the ids stay. */
export function drawBlocks(region: HTMLElement, blocks: readonly unknown[], surface: Surface): void {
  surface.values.redrawing();
  const places = blocks.map((block, index) => placeOf(record(block), index, surface));
  redraw(
    region,
    places.map((place) => h('div', { class: 'block', 'data-block-id': place.id }, ...showBlock(place))),
  );
}

interface Place {
  readonly block: Json;
  readonly id: string;
  readonly surface: Surface;
}

const placeOf = (block: Json, index: number, surface: Surface): Place => ({
  block,
  id: text(block['block_id']) || `block-${index}`,
  surface,
});

function showBlock(place: Place): readonly Child[] {
  const { block, surface } = place;
  const show = blockKinds[typeOf(block)];
  return show?.(place, surface) ?? [h('p', { class: 'unsupported' }, `Unsupported block: ${typeOf(block)}`)];
}

const blockKinds: Readonly<Record<string, (place: Place, surface: Surface) => readonly Child[]>> = {
  header: ({ block }) => [h('h3', {}, plainWords(wordsOf(block['text'])))],
  divider: () => [h('hr')],
  section: showSection,
  context: showContext,
  actions: (place) => [
    h(
      'div',
      { class: 'actions' },
      ...list(place.block['elements']).map((each, index) => control(place, each, index)),
    ),
  ],
  image: showImageBlock,
  rich_text: ({ block }, { names }) => [showRichText(block, names)],
  markdown: ({ block }, { names }) => [...showMrkdwn(markdownToMrkdwn(text(block['text'])), names)],
  table: showTable,
  input: showInput,
};

const control = (place: Place, element: unknown, index: number): HTMLElement =>
  showControl(slotOf(place, element, index, {}));

function slotOf({ id, surface }: Place, value: unknown, index: number, extra: Partial<Slot>): Slot {
  const element = record(value);
  const label = text(element['accessibility_label']) || plainWords(wordsOf(element['placeholder']));
  return {
    element,
    surface,
    blockId: id,
    actionId: text(element['action_id']) || `${id}-${index}`,
    label: label || typeOf(element).replaceAll('_', ' '),
    dispatches: true,
    ...extra,
  };
}

function showSection(place: Place, { names }: Surface): readonly Child[] {
  const { block } = place;
  const fields = list(block['fields']).map((field) =>
    h('div', { class: 'field' }, ...showTextObject(field, names)),
  );
  return [
    h(
      'div',
      { class: 'section' },
      h(
        'div',
        { class: 'section-text' },
        ...(isRecord(block['text']) ? showTextObject(block['text'], names) : []),
        fields.length > 0 ? h('div', { class: 'fields' }, ...fields) : null,
      ),
      isRecord(block['accessory']) ? h('div', { class: 'accessory' }, showAccessory(place)) : null,
    ),
  ];
}

function showAccessory(place: Place): Node {
  const accessory = record(place.block['accessory']);
  return typeOf(accessory) === 'image' ? image(accessory, 'thumbnail') : control(place, accessory, 0);
}

function showContext({ block }: Place, { names }: Surface): readonly Child[] {
  const elements = list(block['elements']).map((element) =>
    typeOf(record(element)) === 'image'
      ? image(record(element), 'icon')
      : h('span', {}, ...showTextObject(element, names)),
  );
  return [h('div', { class: 'context' }, ...elements)];
}

function showImageBlock({ block }: Place): readonly Child[] {
  const title = plainWords(wordsOf(block['title']));
  return [h('figure', {}, title === '' ? null : h('figcaption', {}, title), image(block, 'picture'))];
}

const image = (element: Json, size: string): HTMLElement =>
  h('img', { class: size, src: text(element['image_url']), alt: text(element['alt_text']), loading: 'lazy' });

function showTable({ block }: Place, surface: Surface): readonly Child[] {
  const columns = list(block['column_settings']).map(record);
  const rows = list(block['rows']).map((row, rowIndex) =>
    h(
      'tr',
      {},
      ...list(row).map((cell, index) => {
        const align = `align-${text(columns[index]?.['align']) || 'left'}`;
        return h(rowIndex === 0 ? 'th' : 'td', { class: align }, showCell(record(cell), surface));
      }),
    ),
  );
  return [h('div', { class: 'table' }, h('table', {}, ...rows))];
}

const showCell = (cell: Json, { names }: Surface): Child =>
  typeOf(cell) === 'rich_text' ? showRichText(cell, names) : text(cell['text']);

/** Controls that are several inputs: their label names a group. */
const groups = ['checkboxes', 'radio_buttons', 'file_input'];

function showInput(place: Place, surface: Surface): readonly Child[] {
  const { block, id } = place;
  const label = plainWords(wordsOf(block['label']));
  const type = typeOf(record(block['element']));
  const isGroup = groups.includes(type) || type.startsWith('multi_');
  const extra = { dispatches: block['dispatch_action'] === true, label: isGroup ? label : null };
  const slot = slotOf(place, block['element'], 0, extra);
  const error = surface.errors[id];
  const hint = plainWords(wordsOf(block['hint']));
  const optional = block['optional'] === true ? h('span', { class: 'optional' }, ' (optional)') : null;
  return [
    h(
      'div',
      { class: error === undefined ? 'input' : 'input wrong' },
      isGroup
        ? h('div', { class: 'label' }, label, optional)
        : h('label', { class: 'label', for: slotId(slot) }, label, optional),
      showControl(slot),
      hint === '' ? null : h('small', { class: 'hint' }, hint),
      error === undefined ? null : h('p', { class: 'error', role: 'alert', id: errorId(surface, id) }, error),
    ),
  ];
}
