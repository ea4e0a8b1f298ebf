import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { defaultRetention } from '../../src/app/settings.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const text = (path: string): string => readFileSync(join(root, path), 'utf8');
const page = text('PRIVACY.md');
const rows = page.split('\n').filter((line) => line.startsWith('| `'));

test('PRIVACY.md lists every table of the database, and no other', async () => {
  await using folder = await temporaryFolder();
  await using database = await openDatabase({ kind: 'embedded', folder: folder.path });
  const tables = (await database.query.introspection.getTables()).map(({ name }) => name);
  const listed = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name));
  expect(new Set(listed)).toEqual(new Set(tables));
});

test('it gives the periods that the job enforces', () => {
  const days = [...page.matchAll(/(\d+) days/g)].map(([, count]) => Number(count));
  expect(new Set(days)).toEqual(new Set(Object.values(defaultRetention)));
});

test('the app reaches Slack, and what a curator or a reader asks for, and nothing else', () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  );
  const hosts = files.flatMap((path) =>
    // The namespace of a picture is a name that nobody opens.
    [
      ...text(join('src', path))
        .replaceAll('xmlns="http://www.w3.org/2000/svg"', '')
        .matchAll(/https?:\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)/g),
    ].map(([, host]) => host),
  );
  // The calendars are links that a reader may select; the examples are texts of forms and documents (RFC 2606).
  const real = hosts.filter((host = '') => !/(?:^|\.)example\.(?:com|net|org)$/.test(host));
  expect(new Set(real)).toEqual(new Set(['slack.com', 'calendar.google.com', 'outlook.office.com']));
});

test('no dependency is a language model’s, an analytics or an error reporting service’s client', () => {
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(text('package.json'));
  const services =
    /openai|anthropic|llama|ollama|langchain|huggingface|transformers|onnx|mistral|genai|sentry|posthog|segment|datadog|newrelic|amplitude|mixpanel/i;
  expect(Object.keys(dependencies).filter((name) => services.test(name))).toEqual([]);
});
