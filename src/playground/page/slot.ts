import { confirmed } from './confirm.ts';
import type { Spot } from './form-values.ts';
import type { Json } from './read-json.ts';
import { act, type Surface, surfaceKey, typeOf } from './surface.ts';

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
