import { asJson, isJson, type Json, listOf } from '../json.ts';
import type { PageView } from '../page-protocol.ts';
import { drawBlocks } from './blocks.ts';
import { button, ErrorLine, h } from './element.ts';
import { labelOf } from './rich-text.ts';
import type { Page } from './store.ts';
import { surfaceOf } from './surface.ts';

/** Shows the topmost of the open modals in a native dialog. */
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

/** An open modal. Its dialog stays the same while the app updates the view. */
class Modal {
  readonly id: string;
  readonly #page: Page;
  readonly #frame = modalFrame(() => void this.#close());
  readonly #error = new ErrorLine();
  #view: Json = {};
  #errors: PageView['errors'] = {};

  constructor(page: Page, id: string) {
    this.#page = page;
    this.id = id;
    const { dialog, form, foot } = this.#frame;
    foot.prepend(this.#error.element);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#submit();
    });
    dialog.addEventListener('cancel', (event) => event.preventDefault());
    dialog.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      void this.#close();
    });
    document.body.append(dialog);
  }

  show({ view, errors }: PageView): void {
    const { dialog, title, close, submit, blocks } = this.#frame;
    this.#view = asJson(view);
    this.#errors = errors;
    if (this.#hasErrors) this.#error.show('');
    title.textContent = labelOf(this.#view, 'title');
    close.textContent = labelOf(this.#view, 'close') || 'Close';
    submit.textContent = labelOf(this.#view, 'submit');
    submit.hidden = !this.#canSubmit;
    this.#draw();
    if (dialog.open) {
      focusFirst(blocks, '.has-error');
      this.#keepFocus();
      return;
    }
    dialog.showModal();
    focusFirst(blocks, '');
  }

  // The focused element may have been removed or hidden; with the focus outside of the dialog, Escape would not close it.
  #keepFocus(): void {
    const { dialog, close, submit } = this.#frame;
    const focused = document.activeElement;
    if (!dialog.contains(focused) || (focused === submit && submit.hidden)) close.focus();
  }

  remove(): void {
    this.#frame.dialog.close();
    this.#frame.dialog.remove();
  }

  /** Whether there are errors beside the inputs, which need not be repeated. */
  get #hasErrors(): boolean {
    return Object.keys(this.#errors).length > 0;
  }

  get #canSubmit(): boolean {
    return isJson(this.#view['submit']);
  }

  readonly #draw = (): void => {
    const place = { viewId: this.id };
    const parts = { place, redraw: this.#draw, showError: this.#error.show, errors: this.#errors };
    drawBlocks(this.#frame.blocks, listOf(this.#view, 'blocks'), surfaceOf(this.#page, parts));
  };

  async #submit(): Promise<void> {
    const { form, submit } = this.#frame;
    if (!this.#canSubmit || submit.disabled) return;
    const { user } = this.#page.store.state.snapshot;
    this.#error.show('');
    if (!form.reportValidity()) return;
    const state = this.#page.valuesOf(this.id).state();
    this.#errors = {};
    submit.disabled = true;
    const outcome = await this.#page.perform({ do: 'submit_view', user, viewId: this.id, state });
    submit.disabled = false;
    if (!this.#hasErrors) this.#error.showOutcome(outcome);
  }

  async #close(): Promise<void> {
    const { user } = this.#page.store.state.snapshot;
    this.#error.showOutcome(await this.#page.perform({ do: 'close_view', user, viewId: this.id }));
  }
}

/** Focuses the first control within the elements that the selector matches. */
function focusFirst(region: HTMLElement, selector: string): void {
  const first = region.querySelector(`${selector} :is(input, textarea, select, summary, button)`);
  if (first instanceof HTMLElement) first.focus();
}

function modalFrame(closed: () => void) {
  const title = h('h2', { id: 'modal-title', class: 'modal-title' });
  const cross = button('✕', closed, { class: 'button quiet', 'aria-label': 'Close' });
  const blocks = h('div', { class: 'blocks' });
  const close = button('', closed, { 'data-testid': 'modal-close' });
  const submit = h('button', { class: 'button primary', 'data-testid': 'modal-submit' });
  const foot = h('footer', { class: 'modal-foot' }, close, submit);
  const head = h('header', { class: 'modal-head' }, title, cross);
  const form = h('form', { novalidate: true }, head, h('div', { class: 'modal-body' }, blocks), foot);
  const attributes = { class: 'modal', 'data-testid': 'modal', 'aria-labelledby': 'modal-title' };
  return { dialog: h('dialog', attributes, form), form, title, blocks, foot, close, submit };
}

/** App Home as the app published it for this user; hidden while a channel is open. */
export function homeView(page: Page): HTMLElement {
  const blocks = h('div', { class: 'blocks' });
  const error = new ErrorLine();
  const empty = h('p', { class: 'empty' });
  const element = h('div', { class: 'home', 'data-testid': 'home' }, error.element, empty, blocks);
  page.store.watch(
    ({ snapshot, place }) => [snapshot.home, snapshot.app, place],
    ({ snapshot: { home, app }, place }) => {
      element.hidden = place !== 'home';
      empty.hidden = home !== null;
      empty.textContent = `${app.name} hasn’t published its Home yet.`;
      blocks.hidden = home === null;
      error.show('');
      if (home === null) return;
      const draw = (): void => drawBlocks(blocks, listOf(asJson(home.view), 'blocks'), surface);
      const surface = surfaceOf(page, { place: { viewId: home.id }, redraw: draw, showError: error.show });
      draw();
    },
  );
  return element;
}
