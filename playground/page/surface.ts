import type { UserAction } from '../page-protocol.ts';
import { type Names, namesOf } from './names.ts';
import { confirmed } from './popups.ts';
import { FormValues, type Json, type Page, type Spot, text } from './store.ts';

/** Where blocks stand: in a message, or in a view (modal or App Home). */
type SurfacePlace = Extract<UserAction, { do: 'act' }>['place'];

/** A place with blocks: what its elements hold and where their actions go. */
export interface Surface {
  readonly page: Page;
  readonly place: SurfacePlace;
  readonly values: FormValues;
  readonly names: Names;
  /** Refusals of a submission by block_id. */
  readonly errors: Readonly<Record<string, string>>;
  /** Puts the elements back to what they hold, after an action was not confirmed. */
  readonly redraw: () => void;
  /** Shows why an action was refused. */
  readonly refused: (why: string) => void;
}

/** What the surface of a place is known by, also in the ids of its elements. */
const surfaceKey = (place: SurfacePlace): string =>
  'viewId' in place ? place.viewId : `${place.channel}-${place.ts}`;

/** A surface of this page; its values are those it had when it was last drawn. */
export function surfaceOf(
  page: Page,
  rest: Pick<Surface, 'place' | 'redraw' | 'refused'> & { readonly errors?: Surface['errors'] },
): Surface {
  const values = page.valuesOf(surfaceKey(rest.place));
  return { errors: {}, ...rest, page, values, names: namesOf(page.store.state.snapshot) };
}

/** Sends an action of an element, with the values of the whole surface. */
export async function act(surface: Surface, { blockId, actionId }: Spot, value: Json): Promise<void> {
  const { page, place, values } = surface;
  const { user } = page.store.state.snapshot;
  const own = { type: value['type'], action_id: actionId, block_id: blockId };
  const outcome = await page.ask({
    do: 'act',
    user,
    place,
    blockId,
    actionId,
    value: { ...own, ...value },
    state: values.state(),
  });
  if (!outcome.ok) surface.refused(outcome.error);
}

/** The options the app suggests for what was typed in a type-ahead select. */
export async function suggest(
  { page, place, refused }: Surface,
  { blockId, actionId }: Spot,
  value: string,
): Promise<readonly unknown[]> {
  const { user } = page.store.state.snapshot;
  const outcome = await page.ask({ do: 'suggest', user, place, blockId, actionId, value });
  if (outcome.ok) return outcome.options ?? [];
  refused(outcome.error);
  return [];
}

/** Keeps the values of every surface of the page. */
export function rememberValues(): (surface: string) => FormValues {
  const all = new Map<string, FormValues>();
  return (surface) => {
    const values = all.get(surface) ?? new FormValues();
    all.set(surface, values);
    return values;
  };
}

/** The `type` of a block or an element. */
export const typeOf = (part: Json): string => text(part['type']);

/** An element in its place on a surface. */
export interface Slot extends Spot {
  readonly element: Json;
  readonly surface: Surface;
  /** What names the element to a screen reader where no label stands beside it. */
  readonly label: string | null;
  /** Whether a change is an action at once, and not only a value of the form. */
  readonly dispatches: boolean;
}

/** The id of the element in the page. */
export const slotId = ({ surface, blockId, actionId }: Slot): string =>
  `${surfaceKey(surface.place)}/${blockId}/${actionId}`;

/** Attributes every control has: its id, its name, and the key its focus is kept by. */
export function slotAttributes(slot: Slot): Readonly<Record<string, string | boolean | null>> {
  const id = slotId(slot);
  const wrong = slot.surface.errors[slot.blockId] !== undefined;
  return {
    id,
    'data-key': id,
    'data-action-id': slot.actionId,
    'aria-label': slot.label,
    'aria-invalid': wrong ? 'true' : null,
    'aria-describedby': wrong ? errorId(slot.surface, slot.blockId) : null,
  };
}

/** The id of the words that say what is wrong with a block. */
export const errorId = (surface: Surface, blockId: string): string =>
  `${surfaceKey(surface.place)}/${blockId}/error`;

/** What the element holds when it is drawn: its earlier value, or the initial one. */
export const startValue = (slot: Slot, initial: Json): Json =>
  slot.surface.values.start(slot, { type: typeOf(slot.element), ...initial });

/** Notes a new value and, where the element dispatches, sends it as an action once it is confirmed. */
export async function choose(slot: Slot, chosen: Json): Promise<void> {
  const value = { type: typeOf(slot.element), ...chosen };
  if (slot.dispatches && !(await confirmed(slot.element['confirm'], slot.surface.names))) {
    slot.surface.redraw();
    return;
  }
  slot.surface.values.set(slot, value);
  if (slot.dispatches) await act(slot.surface, slot, value);
}
