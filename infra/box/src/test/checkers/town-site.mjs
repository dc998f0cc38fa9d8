/* A program of any checkout that is built, on free ports, and what tests of data ask of it. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const PATIENCE_MILLIS = 120_000;

/**
 * Starts the box of {@link checkout} on the directory data in {@link folder}, which gets its configuration: {@link config} with
 * ports. Waits until it says where it is.
 */
export async function startSite(checkout, folder, config) {
  const file = join(folder, 'tribune.yml');
  const port = await freePort();
  const ports = { http: { host: '127.0.0.1', port }, management: { host: '127.0.0.1', port: 0 }, rtmp: { host: '127.0.0.1', port: await freePort() } };
  writeFileSync(file, JSON.stringify({ ...config, ...ports, data: 'data' }, null, 1));
  const child = spawn('bash', [join(checkout, 'infra/tribune'), 'box', '--config', file]);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (said += bytes));
  const ended = new Promise((done) => child.once('exit', done));
  await until('the addresses', async () => said.includes('Stop it with'));
  return {
    address: `http://127.0.0.1:${port}`,
    said: () => said,
    async stop() {
      child.kill('SIGTERM');
      assert.equal(await ended, 0);
    },
  };
}

/** Asks as a page of the site would: status, JSON and cookies of the answer. */
export async function send(address, method, path, body, headers = {}) {
  const own = { 'content-type': 'application/json', 'x-tribune-request': '1' };
  const answer = await fetch(address + path, { method, headers: { ...own, ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const text = await answer.text();
  const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  return { ok: answer.ok, status: answer.status, body: text ? JSON.parse(text) : undefined, cookie };
}

/** Waits until {@link holds}, which may fail until then. */
export async function until(what, holds) {
  const late = Date.now() + PATIENCE_MILLIS;
  let last;
  for (;;) {
    try {
      if (await holds()) return;
    } catch (error) {
      last = error;
    }
    if (Date.now() > late) throw new Error(`no ${what}`, { cause: last });
    await pause(200);
  }
}

export function pause(millis) {
  return new Promise((passed) => setTimeout(passed, millis));
}

/** Solves the proof of work that the site asks of who sends something. */
export function solution({ maxnumber, ...challenge }) {
  for (let number = 0; number <= maxnumber; number++) {
    if (createHash('sha256').update(`${challenge.salt}${number}`).digest('hex') === challenge.challenge) return { ...challenge, number };
  }
  throw new Error('No number solves the challenge');
}

/** Some seconds of a picture, as FFmpeg's filters name it, and of a tone. */
export function film(file, seconds, picture, volume) {
  const { status, stderr } = spawnSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', `${picture}:duration=${seconds}`, '-f', 'lavfi', '-i', `sine=d=${seconds}`, '-af', `volume=${volume}`, '-c:v', 'libx264', '-g', '25', '-preset', 'veryfast', '-c:a', 'aac', file]);
  assert.equal(status, 0, String(stderr));
  return readFileSync(file);
}

/** A PNG of one colour. */
export function picture() {
  return spawnSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'color=c=red:size=640x360', '-frames:v', '1', '-f', 'image2pipe', '-c:v', 'png', '-']).stdout;
}

function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address();
      server.close(() => found(free));
    });
  });
}

/** A PDF of one page that says {@link words}. */
export function pdf(words) {
  const content = `BT /F1 24 Tf 72 720 Td (${words}) Tj ET`;
  return `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length ${content.length}>>stream
${content}
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF`;
}
