import type { StateValues } from '../page-protocol.ts';
import type { Json } from './read-json.ts';

/** Which element of a surface is meant. */
export interface Spot {
  readonly blockId: string;
  readonly actionId: string;
}

/**
 * What the inputs of one surface hold. As in Slack, a value outlives an update of the message or the view as long as
 * its `block_id` and `action_id` stay.
 */
export class FormValues {
  #kept = new Map<string, Map<string, Json>>();
  #shown = new Map<string, Map<string, Json>>();

  /** To be called before the surface is drawn: elements that are not drawn again lose their values. */
  redrawing(): void {
    this.#kept = this.#shown;
    this.#shown = new Map();
  }

  /** The value a drawn element starts from: what it held before, or else its initial value. */
  start(spot: Spot, initial: Json): Json {
    const value = this.#kept.get(spot.blockId)?.get(spot.actionId) ?? initial;
    this.set(spot, value);
    return value;
  }

  /** Notes what an element holds now. */
  set({ blockId, actionId }: Spot, value: Json): void {
    const block = this.#shown.get(blockId) ?? new Map<string, Json>();
    this.#shown.set(blockId, block.set(actionId, value));
  }

  /** What an element holds now. */
  get({ blockId, actionId }: Spot): Json | undefined {
    return this.#shown.get(blockId)?.get(actionId);
  }

  /** All values, in the shape of Slack's `state.values`. */
  state(): StateValues {
    return Object.fromEntries([...this.#shown].map(([block, values]) => [block, Object.fromEntries(values)]));
  }
}
