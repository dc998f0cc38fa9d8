/*
 * What the server and the pages both say and hold to, made of the server's files: the messages `shared.…` of
 * messages_fr.properties and messages_en.properties as src/text/shared-fr.ts and shared-en.ts, and how long the lines
 * that openapi.yaml describes may be as src/api/limits.ts.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';

const HEAD = '/* Made by build/shared.mjs: not to be changed by hand. */\n';
const WORDS = '../../infra/core/src/main/resources/org/tribune/core/text/messages_';
const API = '../site/src/main/resources/org/tribune/site/api/openapi.yaml';

for (const [language, name] of [['fr', 'sharedFr'], ['en', 'sharedEn']]) {
  const lines = [...readFileSync(`${WORDS}${language}.properties`, 'utf8').matchAll(/^(shared\.[a-z-]+) = (.+)$/gm)];
  const words = lines.map(([, code, said]) => `  '${code}': ${JSON.stringify(said)},\n`).join('');
  writeFileSync(`src/text/shared-${language}.ts`, `${HEAD}export const ${name} = {\n${words}} as const;\n`);
}

const { SittingDetails } = parse(readFileSync(API, 'utf8'), { merge: true }).components.schemas;
const longest = Object.entries(SittingDetails.properties).map(([name, { maxLength }]) => `  ${name}: ${maxLength},\n`).join('');
writeFileSync('src/api/limits.ts', `${HEAD}/** As many characters as the server takes, in the order of the pages. */\nexport const sittingDetails = {\n${longest}} as const;\n`);
