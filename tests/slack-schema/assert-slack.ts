import { checkBlocks, checkView } from '../../playground/block-kit/check-blocks.ts';
import { isJson, type Json, objectsOf, textOf } from '../../playground/json.ts';

/**
 * Asserts that Slack would accept a message, and that the message stays within what this app allows itself: a fallback
 * text, of at most the 4,000 characters that Slack recommends, and less than 12,000 characters of blocks. Slack refuses
 * blocks of about 13,200 characters and documents no limit (bolt-js#2509).
 * @throws {Error} that lists every problem with its JSON pointer
 */
export function assertSlackMessage(message: object): void {
  const sent = asSent(message);
  const text = textOf(sent, 'text');
  const size = JSON.stringify(objectsOf(sent, 'blocks')).length;
  const problems = [
    ...(text.trim() === '' ? [{ pointer: '/text', message: 'must say what the blocks show' }] : []),
    ...(text.length > 4000 ? [{ pointer: '/text', message: 'must be less than 4001 characters' }] : []),
    ...(size >= 12_000 ? [{ pointer: '/blocks', message: `must be less than 12000 characters, not ${size}` }] : []),
    ...checkBlocks(sent['blocks'] ?? [], 'message'),
  ];
  refuse('message', problems);
}

/**
 * Asserts that Slack would accept a modal.
 * @throws {Error} that lists every problem with its JSON pointer
 */
export const assertSlackModal = (view: object): void => refuse('modal', checkView(asSent(view), 'modal'));

/**
 * Asserts that Slack would accept an App Home.
 * @throws {Error} that lists every problem with its JSON pointer
 */
export const assertSlackHome = (view: object): void => refuse('App Home', checkView(asSent(view), 'home'));

// What goes over the wire: fields that are undefined don't.
function asSent(payload: object): Json {
  const sent: unknown = JSON.parse(JSON.stringify(payload));
  return isJson(sent) ? sent : {};
}

function refuse(what: string, problems: ReturnType<typeof checkBlocks>): void {
  if (problems.length === 0) return;
  const lines = problems.map(({ pointer, message }) => `  ${pointer} ${message}`);
  throw new Error(`Slack would refuse this ${what}:\n${lines.join('\n')}`);
}
