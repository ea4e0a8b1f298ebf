import { withIds } from '../block-kit/block-ids.ts';
import { checkBlocks, longestMessageBlocks } from '../block-kit/check-blocks.ts';
import { isJson, type Json, textOf } from '../json.ts';
import type { Message } from '../state/message.ts';
import { type OrRefusal, refused } from './api-answer.ts';

/** What a message says. */
export type MessageContent = Pick<Message, 'text' | 'blocks' | 'attachments' | 'metadata'>;

/** Reads and validates the content of a message out of a call's arguments, as strictly as Slack. */
export function readContent(args: Json): OrRefusal<MessageContent> {
  const text = textOf(args, 'text') || textOf(args, 'markdown_text');
  const blocks = listIn(args['blocks']);
  const attachments = listIn(args['attachments']);
  const metadata = args['metadata'] ?? null;
  if (!blocks) return { refusal: refused('invalid_blocks_format') };
  if (!attachments) return { refusal: refused('invalid_attachments') };
  if (text === '' && blocks.length === 0 && attachments.length === 0) return { refusal: refused('no_text') };
  if (text.length > 40_000) return { refusal: refused('msg_too_long') };
  const objections = [
    ...checkBlocks(blocks, 'message'),
    ...attachments.flatMap((each, index) =>
      isJson(each) && each['blocks'] !== undefined
        ? checkBlocks(each['blocks'], 'message', `/attachments/${index}/blocks`)
        : [],
    ),
  ];
  if (objections.length > 0) return { refusal: refused('invalid_blocks', objections) };
  if (JSON.stringify(blocks).length > longestMessageBlocks)
    return { refusal: refused('msg_blocks_too_long') };
  if (metadata !== null && !isMetadata(metadata)) return { refusal: refused('invalid_metadata_format') };
  return {
    value: {
      text,
      blocks: withIds(blocks.filter(isJson)),
      attachments: attachments.filter(isJson).map(withBlockIds),
      metadata,
    },
  };
}

function listIn(value: unknown): readonly unknown[] | null {
  if (value === undefined || value === null || value === '') return [];
  return Array.isArray(value) ? value : null;
}

const isMetadata = (value: unknown): value is Json =>
  isJson(value) && textOf(value, 'event_type') !== '' && isJson(value['event_payload']);

const withBlockIds = (attachment: Json): Json =>
  Array.isArray(attachment['blocks'])
    ? { ...attachment, blocks: withIds(attachment['blocks'].filter(isJson)) }
    : attachment;
