import { h } from './element.ts';

const tones = 5;

/** A square with the initials of whoever speaks, or the app's sign. */
export function avatar(name: string, isApp: boolean): HTMLElement {
  if (isApp) return h('span', { class: 'avatar app', 'aria-hidden': 'true' }, '§');
  const letters = name.split(/\s+/u).map((word) => word.charAt(0));
  const sum = Array.from(name).reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return h(
    'span',
    { class: `avatar tone-${sum % tones}`, 'aria-hidden': 'true' },
    letters.slice(0, 2).join(''),
  );
}
