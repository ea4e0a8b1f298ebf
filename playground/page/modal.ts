import type { PageView } from '../page-protocol.ts';
import { drawBlocks } from './blocks.ts';
import { h, Refusal } from './element.ts';
import { plainWords } from './rich-text.ts';
import { isRecord, type Json, list, type Page, record, wordsOf } from './store.ts';
import { surfaceOf } from './surface.ts';

/** Shows the top one of the open modals in a native dialog, and none when the last one is closed. */
export function modals(page: Page): void {
  let open: Modal | null = null;
  page.store.watch(
    ({ snapshot }) => [snapshot.views],
    ({ snapshot }) => {
      const top = snapshot.views.at(-1);
      if (open !== null && open.id !== top?.id) {
        open.remove();
        open = null;
      }
      if (top === undefined) return;
      open ??= new Modal(page, top.id);
      open.show(top);
    },
  );
}

/** One open modal: its dialog stays the same while the app updates its view. */
class Modal {
  readonly id: string;
  readonly #page: Page;
  readonly #frame = modalFrame();
  readonly #refusal = new Refusal();
  #view: Json = {};
  #errors: PageView['errors'] = {};

  constructor(page: Page, id: string) {
    this.#page = page;
    this.id = id;
    const { dialog, form, foot, close, cross } = this.#frame;
    foot.prepend(this.#refusal.element);
    for (const button of [close, cross]) button.addEventListener('click', () => void this.#leave());
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#submit();
    });
    dialog.addEventListener('cancel', (event) => event.preventDefault());
    dialog.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      void this.#leave();
    });
    document.body.append(dialog);
  }

  show({ view, errors }: PageView): void {
    const { dialog, title, close, submit, blocks } = this.#frame;
    this.#view = record(view);
    this.#errors = errors;
    if (this.#isWrong) this.#refusal.say('');
    title.textContent = plainWords(wordsOf(this.#view['title']));
    close.textContent = plainWords(wordsOf(this.#view['close'])) || 'Close';
    submit.textContent = plainWords(wordsOf(this.#view['submit']));
    submit.hidden = !this.#canSubmit;
    this.#draw();
    if (dialog.open) {
      focusFirst(blocks, '.wrong');
      this.#keepFocus();
      return;
    }
    dialog.showModal();
    focusFirst(blocks, '');
  }

  // What had the focus may be gone or hidden now; outside of the dialog Escape would not be heard.
  #keepFocus(): void {
    const { dialog, close, submit } = this.#frame;
    const focused = document.activeElement;
    if (!dialog.contains(focused) || (focused === submit && submit.hidden)) close.focus();
  }

  remove(): void {
    this.#frame.dialog.close();
    this.#frame.dialog.remove();
  }

  /** Whether the errors stand beside their inputs: then they need not be said once more. */
  get #isWrong(): boolean {
    return Object.keys(this.#errors).length > 0;
  }

  get #canSubmit(): boolean {
    return isRecord(this.#view['submit']);
  }

  readonly #draw = (): void => {
    const place = { viewId: this.id };
    const parts = { place, redraw: this.#draw, refused: this.#refusal.say, errors: this.#errors };
    drawBlocks(this.#frame.blocks, list(this.#view['blocks']), surfaceOf(this.#page, parts));
  };

  async #submit(): Promise<void> {
    const { form, submit } = this.#frame;
    if (!this.#canSubmit || submit.disabled) return;
    const { user } = this.#page.store.state.snapshot;
    this.#refusal.say('');
    if (!form.reportValidity()) return;
    const state = this.#page.valuesOf(this.id).state();
    this.#errors = {};
    submit.disabled = true;
    const outcome = await this.#page.ask({ do: 'submit_view', user, viewId: this.id, state });
    submit.disabled = false;
    if (!this.#isWrong) this.#refusal.tell(outcome);
  }

  async #leave(): Promise<void> {
    const { user } = this.#page.store.state.snapshot;
    this.#refusal.tell(await this.#page.ask({ do: 'close_view', user, viewId: this.id }));
  }
}

/** Puts the focus on the first control within what the selector names. */
function focusFirst(region: HTMLElement, within: string): void {
  const first = region.querySelector(`${within} :is(input, textarea, select, summary, button)`);
  if (first instanceof HTMLElement) first.focus();
}

function modalFrame() {
  const title = h('h2', { id: 'modal-title', class: 'modal-title' });
  const cross = h('button', { type: 'button', class: 'button quiet', 'aria-label': 'Close' }, '✕');
  const blocks = h('div', { class: 'blocks' });
  const close = h('button', { type: 'button', class: 'button', 'data-testid': 'modal-close' });
  const submit = h('button', { class: 'button primary', 'data-testid': 'modal-submit' });
  const foot = h('footer', { class: 'modal-foot' }, close, submit);
  const form = h(
    'form',
    { novalidate: true },
    h('header', { class: 'modal-head' }, title, cross),
    h('div', { class: 'modal-body' }, blocks),
    foot,
  );
  const named = { class: 'modal', 'data-testid': 'modal', 'aria-labelledby': 'modal-title' };
  return { dialog: h('dialog', named, form), form, title, cross, blocks, foot, close, submit };
}

/** The app's Home as it published it for this user; hidden while a channel is open. */
export function homeView(page: Page): HTMLElement {
  const blocks = h('div', { class: 'blocks' });
  const refusal = new Refusal();
  const placeholder = h('p', { class: 'empty' });
  const element = h('div', { class: 'home', 'data-testid': 'home' }, refusal.element, placeholder, blocks);
  page.store.watch(
    ({ snapshot, place }) => [snapshot.home, snapshot.app, place],
    ({ snapshot: { home, app }, place }) => {
      element.hidden = place !== 'home';
      placeholder.hidden = home !== null;
      placeholder.textContent = `${app.name} has not published its Home yet.`;
      blocks.hidden = home === null;
      refusal.say('');
      if (home === null) return;
      const draw = (): void => drawBlocks(blocks, list(record(home.view)['blocks']), surface);
      const surface = surfaceOf(page, { place: { viewId: home.id }, redraw: draw, refused: refusal.say });
      draw();
    },
  );
  return element;
}
