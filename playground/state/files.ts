import { extname } from 'node:path';
import type { Json } from '../json.ts';
import type { WorkspaceClock } from './clock.ts';
import { newId } from './people.ts';

/** A file of the workspace. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly user: string;
  readonly created: number;
  /** Null until they are uploaded. */
  readonly bytes: Uint8Array | null;
  /** Whether the upload was completed, which makes the file visible. */
  readonly complete: boolean;
}

/** The files of the workspace. */
export interface FileStore {
  reserve(name: string, user: string): StoredFile;
  find(id: string): StoredFile | undefined;
  put(file: StoredFile): void;
}

/** A store without files. */
export function createFileStore(clock: WorkspaceClock): FileStore {
  const files = new Map<string, StoredFile>();
  const put = (file: StoredFile): void => {
    files.set(file.id, file);
  };
  return {
    reserve: (name, user) => {
      const created = clock.seconds();
      const file = { id: newId('F'), name, title: name, user, created, bytes: null, complete: false };
      put(file);
      return file;
    },
    find: (id) => files.get(id),
    put,
  };
}

/** A file as Slack returns it. Its private URLs need the bot token; its permalink is for people. */
export function fileAsSlack(file: StoredFile, baseUrl: string): Json {
  const filetype = extname(file.name).slice(1).toLowerCase() || 'text';
  const path = `files/${file.id}/${encodeURIComponent(file.name)}`;
  const url = `${baseUrl}${path}`;
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: mimetypeOf(filetype),
    filetype,
    pretty_type: filetype.toUpperCase(),
    user: file.user,
    size: file.bytes?.length ?? 0,
    mode: 'hosted',
    is_external: false,
    url_private: url,
    url_private_download: `${url}?download=1`,
    permalink: `${baseUrl}page/${path}`,
  };
}

const mimetypeOf = (filetype: string): string => mimetypes[filetype] ?? 'application/octet-stream';

const mimetypes: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  text: 'text/plain',
  md: 'text/markdown',
  html: 'text/html',
  yaml: 'text/yaml',
  yml: 'text/yaml',
  csv: 'text/csv',
  ics: 'text/calendar',
  json: 'application/json',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};
