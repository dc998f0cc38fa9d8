/*
 * The watch page in Firefox, over WebDriver BiDi (Playwright cannot drive Debian's Firefox):
 * `npm run test:firefox`. Needs firefox-esr (TRIBUNE_FIREFOX names another) and ffmpeg.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';
import { LiveStream, until } from '../mock/live-stream.mjs';
import { newChannel } from '../mock/mock-channels.mjs';
import { MockServer } from '../mock/mock-server.mjs';

const PORT = Number(process.env.TRIBUNE_FIREFOX_PORT ?? 21350);
const shots = process.env.TRIBUNE_SHOTS ?? join(tmpdir(), 'tribune-pages');
const folder = mkdtempSync(join(tmpdir(), 'tribune-firefox-'));
mkdirSync(shots, { recursive: true });

/** A session with Firefox: commands go out by number, answers and events come back. */
class Session {
  #next = 0;
  #waiting = new Map();
  logs = [];

  constructor(socket) {
    this.socket = socket;
    socket.on('message', (data) => {
      const message = JSON.parse(data);
      if (message.type === 'event') this.logs.push(message.params);
      else this.#waiting.get(message.id)?.(message);
    });
  }

  async send(method, params) {
    const id = ++this.#next;
    const answer = new Promise((resolve) => this.#waiting.set(id, resolve));
    this.socket.send(JSON.stringify({ id, method, params }));
    const message = await answer;
    if (message.type === 'error') throw new Error(`${method}: ${message.message}`);
    return message.result;
  }

  /** The value of a JavaScript expression in the page, through JSON. */
  async value(expression) {
    const { result } = await this.send('script.evaluate', { expression: `JSON.stringify(${expression})`, target: { context: this.context }, awaitPromise: true });
    return result.value === undefined ? undefined : JSON.parse(result.value);
  }

  async picture(name) {
    const { data } = await this.send('browsingContext.captureScreenshot', { context: this.context });
    writeFileSync(join(shots, `${name}.png`), Buffer.from(data, 'base64'));
  }
}

async function connect() {
  let socket;
  await until(async () => {
    socket = new WebSocket(`ws://127.0.0.1:${PORT}/session`);
    return new Promise((resolve) => socket.once('open', () => resolve(true)).once('error', () => resolve(false)));
  }, 30_000, 'Firefox');
  const session = new Session(socket);
  await session.send('session.new', { capabilities: {} });
  await session.send('session.subscribe', { events: ['log.entryAdded'] });
  const { context } = await session.send('browsingContext.create', { type: 'tab' });
  session.context = context;
  await session.send('browsingContext.setViewport', { context, viewport: { width: 1280, height: 800 } });
  return session;
}

const VIDEO = `(() => { const v = document.querySelector('video'); return v && { time: v.currentTime, paused: v.paused, muted: v.muted, width: v.videoWidth, end: v.seekable.length ? v.seekable.end(0) : 0 }; })()`;

async function plays(session, millis = 20_000) {
  let first;
  await until(async () => {
    const video = await session.value(VIDEO);
    if (!video || video.paused) return false;
    if (first === undefined || video.time < first) first = video.time;
    return video.time - first > 1;
  }, millis, 'Firefox to play');
}

const stream = new LiveStream(join(folder, 'media'));
const server = new MockServer({ pages: new URL('../../dist', import.meta.url).pathname, media: join(folder, 'media') });
server.channels.set('chamber', { ...newChannel('chamber', 'Salle du conseil'), viewers: 42 });
await Promise.all([stream.start(), server.start(0)]);
const firefox = spawn(process.env.TRIBUNE_FIREFOX ?? '/usr/bin/firefox-esr',
  ['--headless', '--no-remote', '--profile', mkdtempSync(join(folder, 'profile-')), `--remote-debugging-port=${PORT}`], { stdio: 'ignore' });
let failed = true;
try {
  const session = await connect();
  await session.send('browsingContext.navigate', { context: session.context, url: `${server.address}/live/chamber?lang=fr`, wait: 'complete' });
  await until(() => session.value(`document.body.innerText.includes('La séance n’a pas commencé')`), 10_000, 'the waiting page');
  await session.picture('firefox-offline');
  server.change('chamber', { state: 'live', broadcast: 'b-1', title: 'Conseil communautaire : budget', startedAt: new Date().toISOString() });
  await plays(session);
  await until(() => session.value(`/s de retard/.test(document.querySelector('.latency')?.textContent ?? '')`), 10_000, 'the latency');
  await session.picture('firefox-live');
  console.log('ok   firefox: starts by itself, without sound', JSON.stringify(await session.value(VIDEO)), await session.value(`document.querySelector('.latency').textContent`));
  server.setCut(true);
  await until(() => session.value(`document.querySelector('.scene-network') !== null`), 30_000, 'the words about the network');
  server.setCut(false);
  await plays(session, 30_000);
  console.log('ok   firefox: comes back after a network loss');
  await session.value(`document.querySelector('.listen button').click()`);
  await until(() => session.value(`document.body.innerText.includes('Écoute sans image')`), 10_000, 'sound only');
  await plays(session);
  console.log('ok   firefox: plays the sound alone');
  const refused = session.logs.filter((entry) => /Content-Security-Policy|content security/i.test(entry.text ?? ''));
  assert.deepEqual(refused.map((entry) => entry.text), []);
  const errors = session.logs.filter((entry) => entry.level === 'error' && entry.type === 'javascript').map((entry) => entry.text);
  assert.deepEqual(errors, []);
  console.log('ok   firefox: no error, nothing refused by the content security policy');
  failed = false;
} catch (error) {
  console.log(`FAIL firefox: ${error.message}`);
} finally {
  firefox.kill('SIGTERM');
  await new Promise((resolve) => firefox.once('exit', resolve));
  await stream.stop();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
