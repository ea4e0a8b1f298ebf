import type { ActionOutcome, Snapshot } from '../page-protocol.ts';
import { type Child, ErrorLine, h } from './element.ts';
import { Combobox, type Field, type Item } from './popups.ts';
import type { Page } from './store.ts';

/** Where a message is sent. */
export interface Target {
  readonly channel: string;
  readonly threadTs?: string;
  /** The placeholder of the field, such as "Message #general". */
  readonly label: string;
}

/** The parts in which composers differ. */
export interface ComposerOptions {
  /** The `data-testid` of the field and of the button. */
  readonly testIds: readonly [field: string, send: string];
  /** What is shown beside the button. */
  readonly tools: readonly Child[];
  /** Called when something was sent. */
  readonly sent: () => void;
}

/** A field to write messages in, with a draft for every target. */
export class Composer {
  readonly element: HTMLElement;
  readonly #page: Page;
  readonly #sent: () => void;
  readonly #field: HTMLTextAreaElement;
  readonly #error = new ErrorLine();
  readonly #usage = h('p', { class: 'usage', hidden: true });
  readonly #drafts = new Map<string, string>();
  #target: Target = { channel: '', label: '' };

  constructor(page: Page, { testIds: [fieldId, sendId], tools, sent }: ComposerOptions) {
    this.#page = page;
    this.#sent = sent;
    this.#field = h('textarea', { rows: 2, 'data-testid': fieldId });
    const completions = new Combobox(this.#field, 'Suggestions', () =>
      completionsFor(this.#field, page.store.state.snapshot),
    );
    const keys = h('span', { class: 'keys' }, 'Enter to send');
    const send = h('button', { class: 'button primary', 'data-testid': sendId }, 'Send');
    this.element = h(
      'form',
      { class: 'composer' },
      this.#error.element,
      h('div', { class: 'composer-field' }, completions.list, this.#field),
      h('div', { class: 'composer-foot' }, ...tools, this.#usage, keys, send),
    );
    this.#listen();
  }

  /** Switches to another channel or thread, and its draft. */
  setTarget(target: Target): void {
    const isOther = keyOf(target) !== keyOf(this.#target);
    this.#target = target;
    this.#field.ariaLabel = target.label;
    this.#field.placeholder = target.label;
    if (!isOther) return;
    this.#field.value = this.#drafts.get(keyOf(target)) ?? '';
    this.showError('');
    this.#typed();
  }

  /** Shows an error message; '' hides it. */
  showError(message: string): void {
    this.#error.show(message);
  }

  /** Moves the focus to the field. */
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
    const text = this.#field.value.trim();
    if (text === '') return;
    const target = this.#target;
    this.#field.value = '';
    this.#typed();
    this.showError('');
    this.#sent();
    const outcome = await send(this.#page, target, text);
    if (outcome.ok) this.#sent();
    else this.#restore(target, text, outcome.error);
  }

  /** Puts back what could not be sent, unless something else was written meanwhile. */
  #restore(target: Target, text: string, error: string): void {
    const key = keyOf(target);
    if ((this.#drafts.get(key) ?? '') === '') this.#drafts.set(key, text);
    if (key !== keyOf(this.#target)) return;
    this.#field.value = this.#drafts.get(key) ?? '';
    this.showError(error);
  }
}

const keyOf = ({ channel, threadTs }: Target): string => `${channel}/${threadTs ?? ''}`;

// In threads there are no commands, and `/invite` is the workspace's own: both are sent as text.
async function send(page: Page, { channel, threadTs }: Target, text: string): Promise<ActionOutcome> {
  const { user } = page.store.state.snapshot;
  const command = /^\/\S+/u.exec(text)?.[0];
  if (threadTs !== undefined) return page.perform({ do: 'say', user, channel, text, threadTs });
  if (command === undefined || command === '/invite') return page.perform({ do: 'say', user, channel, text });
  return page.perform({ do: 'command', user, channel, command, text: text.slice(command.length).trim() });
}

/** Completions for the text before the caret: commands at the beginning, people after `@`. */
function completionsFor(field: Field, snapshot: Snapshot): readonly Item[] {
  const before = field.value.slice(0, field.selectionStart ?? field.value.length);
  if (/^\/\S*$/u.test(before)) return commandCompletions(field, before, snapshot);
  const start = before.search(/(?<=^|\s)@[^@\n]{0,40}$/u);
  if (start < 0) return [];
  const typed = before.slice(start).toLowerCase();
  const names = new Set([snapshot.app.name, ...snapshot.users.map(({ name }) => name)]);
  return [...names]
    .map((name) => `@${name}`)
    .filter((name) => name.toLowerCase().startsWith(typed) && name.toLowerCase() !== typed)
    .map((name) => ({ label: name, pick: () => insert(field, start, `${name} `) }));
}

/** The usage of the command that is being typed, or null where there is none. */
function usageOf(typed: string, { app }: Snapshot): string | null {
  const command = app.commands.find((each) => typed === each.command || typed.startsWith(`${each.command} `));
  return command === undefined ? null : `${command.command} ${command.usageHint}`;
}

function commandCompletions(field: Field, typed: string, { app }: Snapshot): readonly Item[] {
  const own = app.commands.map(({ command, description, usageHint }) => ({
    command,
    detail: [description, usageHint].filter(Boolean).join(' · '),
  }));
  const invite = { command: '/invite', detail: `Add the app to this channel · @${app.name}` };
  return [...own, invite]
    .filter(({ command }) => command.startsWith(typed) && command !== typed)
    .map(({ command, detail }) => ({ label: command, detail, pick: () => insert(field, 0, `${command} `) }));
}

function insert(field: Field, start: number, text: string): void {
  field.setRangeText(text, start, field.selectionStart ?? field.value.length, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
