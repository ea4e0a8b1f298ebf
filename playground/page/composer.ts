import type { ActionOutcome, Snapshot } from '../page-protocol.ts';
import { type Child, h, Refusal } from './element.ts';
import { Combobox, type Completion, type Field } from './popups.ts';
import type { Page } from './store.ts';

/** Where what is written goes. */
export interface Target {
  readonly channel: string;
  readonly threadTs?: string;
  /** What the field is called, such as "Message #general". */
  readonly label: string;
}

/** How a composer differs from another. */
export interface ComposerOptions {
  /** The `data-testid` of its field and of its button. */
  readonly testIds: readonly [field: string, send: string];
  /** What stands beside its button. */
  readonly tools: readonly Child[];
  /** Hears of what went out. */
  readonly sent: () => void;
}

/** A field to write in, which keeps a draft for every target. */
export class Composer {
  readonly element: HTMLElement;
  readonly #page: Page;
  readonly #sent: () => void;
  readonly #field: HTMLTextAreaElement;
  readonly #refusal = new Refusal();
  readonly #usage = h('p', { class: 'usage', hidden: true });
  readonly #drafts = new Map<string, string>();
  #target: Target = { channel: '', label: '' };

  constructor(page: Page, { testIds: [fieldId, sendId], tools, sent }: ComposerOptions) {
    this.#page = page;
    this.#sent = sent;
    this.#field = h('textarea', { rows: 2, 'data-testid': fieldId });
    const offers = new Combobox(this.#field, 'Completions', () =>
      completionsFor(this.#field, page.store.state.snapshot),
    );
    const keys = h('span', { class: 'keys' }, 'Enter sends');
    const button = h('button', { class: 'button primary', 'data-testid': sendId }, 'Send');
    this.element = h(
      'form',
      { class: 'composer' },
      this.#refusal.element,
      h('div', { class: 'composer-field' }, offers.list, this.#field),
      h('div', { class: 'composer-foot' }, ...tools, this.#usage, keys, button),
    );
    this.#listen();
  }

  /** Turns to another channel or thread; what was being written for it comes back. */
  aim(target: Target): void {
    const moved = keyOf(target) !== keyOf(this.#target);
    this.#target = target;
    this.#field.ariaLabel = target.label;
    this.#field.placeholder = target.label;
    if (!moved) return;
    this.#field.value = this.#drafts.get(keyOf(target)) ?? '';
    this.refused('');
    this.#typed();
  }

  /** Shows why something was refused; '' shows nothing. */
  refused(why: string): void {
    this.#refusal.say(why);
  }

  /** Puts the caret into the field. */
  focus(): void {
    this.#field.focus();
  }

  #listen(): void {
    this.#field.addEventListener('input', () => this.#typed());
    this.#field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      void this.#send();
    });
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#send();
    });
  }

  #typed(): void {
    this.#drafts.set(keyOf(this.#target), this.#field.value);
    const usage = usageOf(this.#field.value, this.#page.store.state.snapshot);
    this.#usage.textContent = usage;
    this.#usage.hidden = usage === null;
  }

  async #send(): Promise<void> {
    const written = this.#field.value.trim();
    if (written === '') return;
    const target = this.#target;
    this.#field.value = '';
    this.#typed();
    this.refused('');
    this.#sent();
    const outcome = await write(this.#page, target, written);
    if (outcome.ok) this.#sent();
    else this.#giveBack(target, written, outcome.error);
  }

  /** What was refused can be mended, unless something else is being written already. */
  #giveBack(target: Target, written: string, why: string): void {
    const key = keyOf(target);
    if ((this.#drafts.get(key) ?? '') === '') this.#drafts.set(key, written);
    if (key !== keyOf(this.#target)) return;
    this.#field.value = this.#drafts.get(key) ?? '';
    this.refused(why);
  }
}

const keyOf = ({ channel, threadTs }: Target): string => `${channel}/${threadTs ?? ''}`;

/**
 * Sends a command, or else says what was written. What is the workspace's own to answer is said, too: `/invite`, and
 * a command in a thread, where Slack has none.
 */
async function write(page: Page, { channel, threadTs }: Target, written: string): Promise<ActionOutcome> {
  const { user } = page.store.state.snapshot;
  const command = /^\/\S+/u.exec(written)?.[0];
  if (threadTs !== undefined) return page.ask({ do: 'say', user, channel, text: written, threadTs });
  if (command === undefined || command === '/invite') {
    return page.ask({ do: 'say', user, channel, text: written });
  }
  return page.ask({ do: 'command', user, channel, command, text: written.slice(command.length).trim() });
}

/** What fits the text before the caret: commands at the beginning, people and the app after `@`. */
function completionsFor(field: Field, snapshot: Snapshot): readonly Completion[] {
  const before = field.value.slice(0, field.selectionStart ?? field.value.length);
  if (/^\/\S*$/u.test(before)) return commandCompletions(field, before, snapshot);
  const start = before.search(/(?<=^|\s)@[^@\n]{0,40}$/u);
  if (start < 0) return [];
  const typed = before.slice(start).toLowerCase();
  return mentionsIn(snapshot)
    .filter((name) => name.toLowerCase().startsWith(typed) && name.toLowerCase() !== typed)
    .map((name) => ({ label: name, pick: () => insert(field, start, `${name} `) }));
}

/** How a command that is being typed is used, or null where none is. */
function usageOf(typed: string, { app }: Snapshot): string | null {
  const command = app.commands.find((each) => typed === each.command || typed.startsWith(`${each.command} `));
  return command === undefined ? null : `${command.command} ${command.usageHint}`;
}

function commandCompletions(field: Field, typed: string, { app }: Snapshot): readonly Completion[] {
  const known = app.commands.map(({ command, description, usageHint }) => ({
    command,
    detail: [usageHint, description].filter((words) => words !== '').join(' — '),
  }));
  const invite = { command: '/invite', detail: `@${app.name} — bring the app into this channel` };
  return [...known, invite]
    .filter(({ command }) => command.startsWith(typed) && command !== typed)
    .map(({ command, detail }) => ({ label: command, detail, pick: () => insert(field, 0, `${command} `) }));
}

const mentionsIn = ({ users, app }: Snapshot): readonly string[] => [
  ...new Set([app.name, ...users.map(({ name }) => name)].map((name) => `@${name}`)),
];

function insert(field: Field, start: number, words: string): void {
  field.setRangeText(words, start, field.selectionStart ?? field.value.length, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
