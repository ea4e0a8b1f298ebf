import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { textOf } from './files.ts';

const bom = z.object({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.object({ component: z.object({ type: z.literal('application') }) }),
  components: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      purl: z.string().startsWith('pkg:npm/'),
      properties: z.array(z.object({ name: z.string() })).default([]),
    }),
  ),
});

const manifest = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});

// npm's own --omit=dev leaves out what a package for development needs as well, such as zod.
test('the bill of materials lists every package, and marks those that are only for development', async () => {
  const run = await promisify(execFile)('npm', ['run', '--silent', 'sbom'], { maxBuffer: 50_000_000 });
  const { components } = bom.parse(JSON.parse(run.stdout));
  const isForDevelopment = ({ properties }: (typeof components)[number]): boolean =>
    properties.some(({ name }) => name === 'cdx:npm:package:development');
  const namesOf = (listed: typeof components) => new Set(listed.map(({ name }) => name));
  const shipped = namesOf(components.filter((one) => !isForDevelopment(one)));
  const forDevelopment = namesOf(components.filter(isForDevelopment));
  const { dependencies, devDependencies } = manifest.parse(JSON.parse(textOf('package.json')));
  expect(Object.keys(dependencies).filter((name) => !shipped.has(name))).toEqual([]);
  const listed = new Set([...shipped, ...forDevelopment]);
  expect(Object.keys(devDependencies).filter((name) => !listed.has(name))).toEqual([]);
  expect(['vitest', 'typescript'].filter((name) => shipped.has(name) || !forDevelopment.has(name))).toEqual([]);
});
