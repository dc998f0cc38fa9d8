/*
 * Prints the bill of materials (CycloneDX 1.6, JSON) of a release: what Maven's plugin says of the jars, and what npm says of
 * the packages that the pages are built from and those whose libraries are unpacked. Nothing in it changes from one build of a commit to the next.
 *
 * node infra/setup/bill.mjs SECONDS_SINCE_1970 MAVEN_BOM NPM_FOLDER NATIVES
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [seconds, mavenFile, npmFolder, nativesFile] = process.argv.slice(2);
const maven = JSON.parse(readFileSync(mavenFile, 'utf8'));
const npm = JSON.parse(
  execFileSync('npm', ['sbom', '--package-lock-only', '--omit=dev', '--sbom-format=cyclonedx'], {
    cwd: npmFolder,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
    stdio: ['ignore', 'pipe', 'inherit'],
  }),
);

const byRef = (one, other) => (one['bom-ref'] ?? one.ref).localeCompare(other['bom-ref'] ?? other.ref, 'en');
const bill = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: {
    timestamp: new Date(Number(seconds) * 1000).toISOString(),
    component: maven.metadata.component,
  },
  components: [...maven.components, pages(npm.metadata.component), ...npm.components, ...natives()].map(withoutPlace).sort(byRef),
  dependencies: [...maven.dependencies, ...npm.dependencies].map(sorted).sort(byRef),
};
const sum = createHash('sha256').update(JSON.stringify(bill)).digest('hex');
// A name for this very bill (RFC 9562, version 8), which a random one would make another at each build.
bill.serialNumber =
  `urn:uuid:${sum.slice(0, 8)}-${sum.slice(8, 12)}-8${sum.slice(13, 16)}-a${sum.slice(17, 20)}-${sum.slice(20, 32)}`;
process.stdout.write(`${JSON.stringify(bill, null, 1)}\n`);

/** What infra/speech/natives/natives.mjs unpacks. */
function natives() {
  return JSON.parse(readFileSync(nativesFile, 'utf8')).map(({ name, version, license, integrity }) => ({
    type: 'library',
    'bom-ref': `${name}@${version}`,
    name,
    version,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    licenses: [{ expression: license }],
    hashes: [{ alg: 'SHA-512', content: Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex') }],
  }));
}

/** npm calls it as its folder. */
function pages(component) {
  return { ...component, name: 'tribune-pages' };
}

/** Where npm found a package on this machine is nobody's business. */
function withoutPlace({ properties, externalReferences, ...component }) {
  const distribution = (externalReferences ?? []).filter((each) => each.type !== 'distribution');
  return distribution.length > 0 ? { ...component, externalReferences: distribution } : component;
}

function sorted(entry) {
  return entry.dependsOn ? { ...entry, dependsOn: [...entry.dependsOn].sort() } : entry;
}
