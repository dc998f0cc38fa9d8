/*
 * What the server and the pages both say and hold to of a sitting's lines of text (SittingDetails in openapi.yaml), made of the server's
 * files: how long they may be, as src/api/limits.ts, and the messages sitting.NAME, as src/text/shared-fr.ts and shared-en.ts.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';

const HEAD = '/* Made by build/shared.mjs: not to be changed by hand. */\n';
const WORDS = '../../infra/core/src/main/resources/org/tribune/core/text/messages_';
const API = '../site/src/main/resources/org/tribune/site/api/openapi.yaml';

const lines = Object.entries(parse(readFileSync(API, 'utf8'), { merge: true }).components.schemas.SittingDetails.properties);
write('src/api/limits.ts', '/** As many characters as the server takes, in the order of the pages. */', 'sittingDetails', lines.map(([name, { maxLength }]) => [name, maxLength]));
for (const [language, name] of [['fr', 'sharedFr'], ['en', 'sharedEn']]) {
  const said = new Map([...readFileSync(`${WORDS}${language}.properties`, 'utf8').matchAll(/^(\S+) = (.+)$/gm)].map(([, code, words]) => [code, words]));
  write(`src/text/shared-${language}.ts`, '/** Labels that the server says too. */', name, lines.map(([line]) => [`sitting.${line}`, said.get(`sitting.${line}`)]));
}

function write(file, comment, name, entries) {
  const missing = entries.filter(([, value]) => value === undefined).map(([key]) => key);
  if (missing.length > 0) throw new Error(`${missing.join(', ')}: not in the server's files, see docs/CONTRIBUTING.md`);
  const body = entries.map(([key, value]) => `  '${key}': ${JSON.stringify(value)},\n`).join('');
  writeFileSync(file, `${HEAD}${comment}\nexport const ${name} = {\n${body}} as const;\n`);
}
