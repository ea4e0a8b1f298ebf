import type { UserAction } from '../page-protocol.ts';
import { FormValues, type Spot } from './form-values.ts';
import { type Names, namesOf } from './names.ts';
import { type Json, text } from './read-json.ts';
import type { Page } from './store.ts';

/** Where blocks stand: in a message, or in a view (modal or App Home). */
export type SurfacePlace = Extract<UserAction, { do: 'act' }>['place'];

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
export const surfaceKey = (place: SurfacePlace): string =>
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
