// The build's last step: what tsc does not compile but the built program reads beside its code.
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';

const page = new URL('../src/playground/page/', import.meta.url);
const built = new URL('../dist/playground/page/', import.meta.url);
mkdirSync(built, { recursive: true });
for (const file of readdirSync(page).filter((name) => /\.(html|css)$/.test(name))) {
  copyFileSync(new URL(file, page), new URL(file, built));
}
