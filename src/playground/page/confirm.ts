import { h } from './element.ts';
import type { Names } from './names.ts';
import { isRecord, wordsOf } from './read-json.ts';
import { plainWords, showTextObject } from './show-mrkdwn.ts';

/** Asks for confirmation where the element has a `confirm` object; true at once where it has none. */
export async function confirmed(confirm: unknown, names: Names): Promise<boolean> {
  if (!isRecord(confirm)) return true;
  const style = confirm['style'] === 'danger' ? 'button danger' : 'button primary';
  const dialog = h(
    'dialog',
    { class: 'modal small', 'data-testid': 'confirm', 'aria-labelledby': 'confirm-title' },
    h(
      'form',
      { method: 'dialog' },
      h('h2', { id: 'confirm-title', class: 'modal-title' }, say(confirm['title'], 'Are you sure?')),
      h('div', { class: 'modal-body' }, ...showTextObject(confirm['text'], names)),
      h(
        'footer',
        { class: 'modal-foot' },
        h('button', { class: 'button', value: 'no' }, say(confirm['deny'], 'Cancel')),
        h('button', { class: style, value: 'yes' }, say(confirm['confirm'], 'Yes')),
      ),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
  });
}

const say = (value: unknown, otherwise: string): string => plainWords(wordsOf(value)) || otherwise;
