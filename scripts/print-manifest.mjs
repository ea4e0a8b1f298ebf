// Slack's command line reads manifests as JSON only: this prints manifest.yml as JSON for its get-manifest hook.
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';

const manifest = readFileSync(new URL('../manifest.yml', import.meta.url), 'utf8');
process.stdout.write(`${JSON.stringify(load(manifest))}\n`);
