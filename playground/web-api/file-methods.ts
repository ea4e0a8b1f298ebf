import { post } from '../delivery/post.ts';
import { type Json, objectsOf, textOf } from '../json.ts';
import type { Parts } from '../parts.ts';
import type { Channel } from '../state/channels.ts';
import { fileAsSlack, type StoredFile } from '../state/files.ts';
import { type ApiAnswer, type ApiMethod, failed, ok, writableChannel } from './api-answer.ts';

/** The methods that upload and show files. */
export const fileMethods = {
  'files.getUploadURLExternal': (parts, args) => {
    const name = textOf(args, 'filename');
    if (name === '' || !(Number(args['length']) > 0)) return failed('invalid_arguments');
    const file = parts.files.reserve(name, parts.identity.botUser);
    return ok({ upload_url: `${parts.baseUrl}upload/${file.id}`, file_id: file.id });
  },

  'files.completeUploadExternal': (parts, args) => {
    const wanted = objectsOf(args, 'files');
    const files = wanted.flatMap((each) => uploaded(parts, each));
    if (files.length === 0 || files.length < wanted.length) return failed('file_not_found');
    if (textOf(args, 'channel_id') === '') return complete(parts, files);
    const channel = writableChannel(parts, { channel: args['channel_id'] });
    if ('error' in channel) return channel.error;
    const answer = complete(parts, files);
    share(parts, args, { channel: channel.value, files });
    return answer;
  },

  'files.info': (parts, args) => {
    const file = parts.files.find(textOf(args, 'file'));
    return file?.complete ? ok({ file: fileAsSlack(file, parts.baseUrl) }) : failed('file_not_found');
  },
} satisfies Readonly<Record<string, ApiMethod>>;

function uploaded({ files }: Parts, wanted: Json): readonly StoredFile[] {
  const file = files.find(textOf(wanted, 'id'));
  return file?.bytes ? [{ ...file, title: textOf(wanted, 'title') || file.title, complete: true }] : [];
}

function complete(parts: Parts, files: readonly StoredFile[]): ApiAnswer {
  for (const file of files) parts.files.put(file);
  return ok({ files: files.map((file) => fileAsSlack(file, parts.baseUrl)) });
}

function share(parts: Parts, args: Json, { channel, files }: { channel: Channel; files: readonly StoredFile[] }): void {
  const shown = files.map((file) => fileAsSlack(file, parts.baseUrl));
  const links = shown.map((file) => `<${textOf(file, 'permalink')}|${textOf(file, 'title')}>`);
  post(parts, {
    channel: channel.id,
    user: parts.identity.botUser,
    text: [textOf(args, 'initial_comment'), ...links].filter(Boolean).join('\n'),
    threadTs: textOf(args, 'thread_ts') || null,
    files: shown,
  });
}
