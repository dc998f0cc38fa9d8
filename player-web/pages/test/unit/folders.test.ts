import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

/** Which folders of `src` each of them imports from, also for a type, or later. */
const imports = new Map<string, Set<string>>();
for (const file of readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))) {
  const folder = dirname(file);
  const others = imports.get(folder) ?? new Set();
  for (const [, path = ''] of readFileSync(join('src', file), 'utf8').matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^']+)'/g)) {
    const other = dirname(join(folder, path));
    if (other !== folder) others.add(other);
  }
  imports.set(folder, others);
}

/** Whatever {@link folder} imports from, by others too. */
function reached(folder: string, seen: Set<string> = new Set()): Set<string> {
  for (const other of imports.get(folder) ?? []) {
    if (seen.has(other)) continue;
    seen.add(other);
    reached(other, seen);
  }
  return seen;
}

it('folders_ofTheSources_importEachOtherInOneDirection', () => {
  expect(imports.get('pages')?.size).toBeGreaterThan(5);
  expect([...imports.keys()].filter((folder) => reached(folder).has(folder))).toEqual([]);
});
