import type { Snapshot } from '../page-protocol.ts';
import type { Completion, Field } from './combobox.ts';

/** What fits the text before the caret: commands at the beginning, people and the app after `@`. */
export function completionsFor(field: Field, snapshot: Snapshot): readonly Completion[] {
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
export function usageOf(typed: string, { app }: Snapshot): string | null {
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
