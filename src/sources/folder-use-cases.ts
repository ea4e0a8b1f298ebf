import { createHash } from 'node:crypto';
import { worded } from '../bulletin/message.ts';
import type { Problem } from '../bulletin/problem.ts';
import type { BulletinReader, BulletinStore } from '../curate/ports.ts';
import { prepareImport } from '../curate/prepare-import.ts';
import { similarEntries } from '../curate/similar-entries.ts';
import type { Clock, Log } from '../ports.ts';
import type { Library } from '../question/library.ts';
import type { SourceStore, WatchedFile, WatchedFolder } from './ports.ts';

/** What reading the watched folder needs. */
export interface FolderDependencies {
  readonly workspaceId: string;
  readonly folder: WatchedFolder;
  readonly sources: Pick<SourceStore, 'keepFile'>;
  readonly reader: BulletinReader;
  readonly bulletins: Pick<BulletinStore, 'earlier'>;
  readonly library: () => Library;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Reads the files that were dropped into the watched folder: each becomes a draft that waits for a curator, or is moved aside with the reason. A file whose content
 * was read before adds nothing, so one that is found again after a crash is not read twice.
 */
export async function readFolder(deps: FolderDependencies, signal: AbortSignal): Promise<void> {
  for (const file of await deps.folder.ready()) {
    if (signal.aborted) return;
    await readOne(deps, file);
  }
}

async function readOne(deps: FolderDependencies, file: WatchedFile): Promise<void> {
  const { workspaceId, folder, sources, reader, bulletins, library, clock, log } = deps;
  const given = await folder.read(file);
  const jurisdiction = file.jurisdiction ?? jurisdictionIn(file.name);
  const present = library().corpus.bulletins;
  const { bulletins: read, problems } = await prepareImport(
    { reader, present, earlier: (id) => bulletins.earlier(workspaceId, id) },
    [given],
    jurisdiction === null ? {} : { jurisdiction },
  );
  const [bulletin] = read;
  if (!bulletin || !('bytes' in given)) {
    log.warn({ file: file.name, rules: problems.map(({ rule }) => rule) }, 'file of the watched folder not read');
    await folder.failed(file, refusalText(file.name, problems));
    return;
  }
  const draft = {
    bulletin,
    problems,
    replaces: present.find(({ id }) => id === bulletin.id)?.title ?? null,
    similar: similarEntries(bulletin, library().corpus),
    by: 'the watched folder',
    at: clock.now().getTime(),
  };
  const key = createHash('sha256').update(given.bytes).digest('base64url');
  const isNew = await sources.keepFile(workspaceId, { key, draft });
  log.info({ file: file.name, bulletin: bulletin.id, isNew }, 'file of the watched folder read');
  await folder.done(file, isNew ? null : 'This content was read before. Nothing was added twice.\n');
}

/** A name that begins with a code, such as `CN 2026-11.docx` or `eu_newsletter.pdf`. */
function jurisdictionIn(name: string): string | null {
  return /^([a-z]{2})[-_ ]/i.exec(name)?.[1]?.toUpperCase() ?? null;
}

const refusalText = (name: string, problems: readonly Problem[]): string =>
  [
    `${name} was not read, and nothing was added.`,
    '',
    ...problems.map(({ message }) => `- ${worded(message)}`),
    ...(problems.some(({ rule }) => rule === 'head-incomplete')
      ? [
          '',
          'Put the file into a folder that is named for its jurisdiction, such as CN or EU, or begin its name with that and the month of issue: "CN 2026-11 newsletter.docx".',
        ]
      : []),
    '',
    'Then drop it into the watched folder again, or import it in Slack: /privacy-law import.',
    '',
  ].join('\n');
