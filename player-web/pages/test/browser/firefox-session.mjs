import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';
import { until } from '../fixture/live-stream.mjs';

const KEYS = { Tab: '\uE004', Enter: '\uE007', Escape: '\uE00C', ArrowDown: '\uE015', ArrowUp: '\uE013', Shift: '\uE008' };

/** A tab of Firefox, over WebDriver BiDi: commands go out by number, answers and events come back. */
export class FirefoxSession {
  #next = 0;
  #waiting = new Map();
  /** What the console said. */
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
    const { result, exceptionDetails } = await this.send('script.evaluate', { expression: `(async () => JSON.stringify(await (${expression})))()`, target: { context: this.context }, awaitPromise: true });
    if (exceptionDetails) throw new Error(`${expression.slice(0, 80)}: ${exceptionDetails.text}`);
    return result.value === undefined ? undefined : JSON.parse(result.value);
  }

  /** What a function that stands alone answers in the page, given these values. */
  call(work, ...given) {
    return this.value(`(${work})(${given.map((each) => JSON.stringify(each)).join()})`);
  }

  /** Runs a script in the page, whatever its policy lets it load. */
  async run(script) {
    await this.send('script.evaluate', { expression: script, target: { context: this.context }, awaitPromise: false });
  }

  async open(url) {
    await this.send('browsingContext.navigate', { context: this.context, url, wait: 'complete' });
  }

  async size(width, height) {
    await this.send('browsingContext.setViewport', { context: this.context, viewport: { width, height } });
  }

  /** Presses and lets go a key after another. */
  async keys(...names) {
    const actions = names.flatMap((name) => ['keyDown', 'keyUp'].map((type) => ({ type, value: KEYS[name] ?? name })));
    await this.send('input.performActions', { context: this.context, actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  async move(x, y) {
    await this.send('input.performActions', { context: this.context, actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions: [{ type: 'pointerMove', x, y }] }] });
  }

  /** Presses the middle of what {@link selector} finds, as a mouse does. */
  async press(selector) {
    const { x, y } = await this.value(`(() => { const { left, top, width, height } = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect(); return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) }; })()`);
    await this.move(x, y);
    await this.send('input.performActions', { context: this.context, actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions: [{ type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }] }] });
  }

  /** Settles once {@link expression} is true. */
  until(expression, millis, what) {
    return until(() => this.value(expression), millis, what);
  }

  async plays(millis = 20_000) {
    let first;
    await until(async () => {
      const video = await this.value(`(() => { const v = document.querySelector('video'); return v && { time: v.currentTime, paused: v.paused }; })()`);
      if (!video || video.paused) return false;
      if (first === undefined || video.time < first) first = video.time;
      return video.time - first > 1;
    }, millis, 'Firefox to play');
  }

  async picture(file) {
    writeFileSync(file, Buffer.from(await this.#screenshot(), 'base64'));
  }

  /** The colours of a row of points of the window, from left to right, as `r,g,b`. */
  async colours(left, right, y) {
    const address = `data:image/png;base64,${await this.#screenshot()}`;
    return this.value(`(async () => {
      const image = new Image();
      image.src = ${JSON.stringify(address)};
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
      canvas.drawImage(image, 0, 0);
      const { data } = canvas.getImageData(${Math.round(left)}, ${Math.round(y)}, ${Math.round(right - left)}, 1);
      return Array.from({ length: data.length / 4 }, (_one, index) => data.slice(4 * index, 4 * index + 3).join());
    })()`);
  }

  async #screenshot() {
    return (await this.send('browsingContext.captureScreenshot', { context: this.context })).data;
  }
}

/** Where Firefox says that it listens, once it does: at a port that nobody else had. */
function portIn(profile) {
  const server = join(profile, 'WebDriverBiDiServer.json');
  if (!existsSync(server)) return undefined;
  return /"ws_port":\s*(\d+)/.exec(readFileSync(server, 'utf8'))?.[1];
}

async function connect(profile) {
  let socket;
  await until(async () => {
    const port = portIn(profile);
    if (!port) return false;
    socket = new WebSocket(`ws://127.0.0.1:${port}/session`);
    return new Promise((resolve) => socket.once('open', () => resolve(true)).once('error', () => resolve(false)));
  }, 30_000, 'Firefox');
  const session = new FirefoxSession(socket);
  await session.send('session.new', { capabilities: {} });
  await session.send('session.subscribe', { events: ['log.entryAdded'] });
  const { context } = await session.send('browsingContext.create', { type: 'tab' });
  session.context = context;
  await session.size(1280, 800);
  return session;
}

/**
 * Debian's Firefox, which Playwright cannot drive; another one by TRIBUNE_FIREFOX. With {@link letters} of 200 it is set to letters twice
 * as large.
 */
export async function startFirefox({ letters = 100, preferences = {} } = {}) {
  const profile = mkdtempSync(join(tmpdir(), 'tribune-firefox-'));
  const size = (16 * letters) / 100;
  const wished = { 'font.size.variable.x-western': size, 'font.size.variable.x-unicode': size, 'intl.accept_languages': 'fr', 'media.autoplay.default': 0, ...preferences };
  writeFileSync(join(profile, 'user.js'), Object.entries(wished).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(''));
  const firefox = spawn(process.env.TRIBUNE_FIREFOX ?? '/usr/bin/firefox-esr', ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0'], { stdio: 'ignore' });
  const close = async () => {
    firefox.kill('SIGTERM');
    await new Promise((resolve) => (firefox.exitCode === null && firefox.signalCode === null ? firefox.once('exit', resolve) : resolve()));
    rmSync(profile, { recursive: true, force: true });
  };
  try {
    return { session: await connect(profile), close };
  } catch (error) {
    await close();
    throw error;
  }
}
