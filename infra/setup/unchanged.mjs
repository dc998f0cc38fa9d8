// node unchanged.mjs DIRECTORY: what a generator has written anew into the directory with the same text as at the last build
// gets its former time back, so that nothing that stands on it is made again. The list of texts and times stands beside it.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const directory = process.argv[2];
const list = `${directory}.times`;
const before = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : {};
const now = {};
for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const file = join(entry.parentPath, entry.name);
  const hash = createHash('sha256').update(readFileSync(file)).digest('hex');
  if (before[file]?.hash === hash) utimesSync(file, before[file].seconds, before[file].seconds);
  now[file] = { hash, seconds: statSync(file).mtimeMs / 1_000 };
}
writeFileSync(list, JSON.stringify(now));
