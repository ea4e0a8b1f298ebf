import type { Json } from '../json.ts';
import { type ElementPlace, type ElementRef, initialValue } from '../page-protocol.ts';
import { type Names, namesOf } from './names.ts';
import { confirmed } from './popups.ts';
import { FormValues, type Page } from './store.ts';

/** A message or a view with blocks: the values of its elements, and where their actions go. */
export interface Surface {
  readonly page: Page;
  readonly place: ElementPlace;
  readonly values: FormValues;
  readonly names: Names;
  /** Error messages of a rejected submission, by block_id. */
  readonly errors: Readonly<Record<string, string>>;
  /** Resets the elements to their values, after an action was not confirmed. */
  readonly redraw: () => void;
  readonly showError: (message: string) => void;
}

// Identifies the surface, also in the ids of its elements.
const surfaceKey = (place: ElementPlace): string => ('viewId' in place ? place.viewId : `${place.channel}-${place.ts}`);

/** A surface of this page, with the values it had when it was last drawn. */
export function surfaceOf(
  page: Page,
  rest: Pick<Surface, 'place' | 'redraw' | 'showError'> & Partial<Pick<Surface, 'errors'>>,
): Surface {
  const values = page.valuesOf(surfaceKey(rest.place));
  return { errors: {}, ...rest, page, values, names: namesOf(page.store.state.snapshot) };
}

/** Keeps the values of every surface. */
export function keepValues(): Page['valuesOf'] {
  const all = new Map<string, FormValues>();
  return (surface) => {
    const values = all.get(surface) ?? new FormValues();
    all.set(surface, values);
    return values;
  };
}

/** An element of a surface. */
export interface Slot extends Pick<ElementRef, 'blockId' | 'actionId'> {
  readonly element: Json;
  readonly surface: Surface;
  /** The name of the element for screen readers, where it has no label beside it. */
  readonly label: string | null;
  /** Whether a change is also sent as an action. */
  readonly dispatches: boolean;
}

const refOf = ({ surface: { place }, blockId, actionId }: Slot): ElementRef => ({ place, blockId, actionId });

/** Sends an action of an element, with the values of the whole surface. */
export async function act(slot: Slot, value: Json): Promise<void> {
  const { page, values, showError } = slot.surface;
  const { user } = page.store.state.snapshot;
  const outcome = await page.perform({ do: 'act', user, ...refOf(slot), value, state: values.state() });
  if (!outcome.ok) showError(outcome.error);
}

/** The options that the app suggests for what was typed. */
export async function suggest(slot: Slot, value: string): Promise<readonly unknown[]> {
  const { page, showError } = slot.surface;
  const { user } = page.store.state.snapshot;
  const outcome = await page.perform({ do: 'suggest', user, ...refOf(slot), value });
  if (outcome.ok) return outcome.options ?? [];
  showError(outcome.error);
  return [];
}

/** The id of the element in the page. */
export const slotId = ({ surface, blockId, actionId }: Slot): string =>
  `${surfaceKey(surface.place)}/${blockId}/${actionId}`;

/** The attributes of every control. */
export function slotAttributes(slot: Slot): Readonly<Record<string, string | null>> {
  const id = slotId(slot);
  const hasError = slot.surface.errors[slot.blockId] !== undefined;
  return {
    id,
    'data-key': id,
    'data-action-id': slot.actionId,
    'aria-label': slot.label,
    'aria-invalid': hasError ? 'true' : null,
    'aria-describedby': hasError ? errorId(slot.surface, slot.blockId) : null,
  };
}

/** The id of the error message of a block. */
export const errorId = (surface: Surface, blockId: string): string => `${surfaceKey(surface.place)}/${blockId}/error`;

/** The value of the element when it is drawn: its previous value, or the initial one. */
export const startValue = (slot: Slot): Json =>
  slot.surface.values.start(slot, { type: slot.element['type'], ...initialValue(slot.element) });

/** Sets a new value and, where the element dispatches and the user confirms, sends it as an action. */
export async function choose(slot: Slot, chosen: Json): Promise<void> {
  const value = { type: slot.element['type'], ...chosen };
  if (slot.dispatches && !(await confirmed(slot.element['confirm'], slot.surface.names))) {
    slot.surface.redraw();
    return;
  }
  slot.surface.values.set(slot, value);
  if (slot.dispatches) await act(slot, value);
}
