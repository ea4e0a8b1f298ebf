import type { ActionOutcome } from '../page-protocol.ts';
import { h } from './element.ts';

/** A line that says in words why something was refused, and is hidden while nothing was. */
export class Refusal {
  readonly element = h('p', { class: 'refusal', role: 'alert', hidden: true });

  /** Says why; '' says nothing. */
  readonly say = (why: string): void => {
    this.element.textContent = why;
    this.element.hidden = why === '';
  };

  /** Says why it was refused, where it was. */
  readonly tell = (outcome: ActionOutcome): void => this.say(outcome.ok ? '' : outcome.error);
}
