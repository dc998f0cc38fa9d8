/* The command behind infra/bench/idle. */
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { startBox, until } from './box.mjs';
import { quantile } from './figures.mjs';

const { values } = parseArgs({
  options: {
    addresses: { type: 'string', default: '4' }, connections: { type: 'string', default: '4000' }, seconds: { type: 'string', default: '30' },
    memory: { type: 'string', default: '1024' }, port: { type: 'string', default: '21700' },
  },
});
const [addresses, connections, seconds, port] = ['addresses', 'connections', 'seconds', 'port'].map((name) => Number(values[name]));
const FOLLOWERS = 60;
const NEWCOMERS = 30;
/** A newcomer who has waited so long has not come in. */
const PATIENCE_MILLIS = 2000;
const POLL_MILLIS = 700;
const LIVE = '/hls/live/chamber/';

process.env.TRIBUNE_MEMORY_MB = values.memory;
const channels = [{ id: 'chamber', name: 'Salle du conseil', autostart: true, sources: [{ type: 'testcard', width: 640, height: 360, framesPerSecond: 25 }] }];
const box = await startBox({ port, channels });
const open = new Set();
let reopens = true;
try {
  await until(async () => (await ask('127.0.1.1', `${LIVE}index.m3u8`)).status === 200, 60_000, () => `No stream came:\n${box.log()}`);
  await box.operator();
  const { text } = await ask('127.0.1.1', `${LIVE}index.m3u8`);
  const playlist = LIVE + text.split('\n').find((line) => line && !line.startsWith('#'));
  console.log(`${new Date().toISOString()}  ${cpus().length} × ${cpus()[0].model}  load average ${loadavg()[0].toFixed(1)}`);
  report('before', await watch(playlist, 5));
  for (let number = 0; number < connections; number++) {
    for (let address = 0; address < addresses; address++) hold(`127.0.0.${2 + address}`, number % 2 === 0);
    if (number % 100 === 99) await pause(50);
  }
  await pause(1000);
  console.log(`${open.size} of ${addresses * connections} connections are open`);
  report('meanwhile', await watch(playlist, seconds));
  console.log(`${open.size} connections are open`);
} finally {
  reopens = false;
  for (const socket of open) socket.destroy();
  await box.stop();
}

/** Keeps a connection on which nothing is asked any more. */
function hold(localAddress, asks) {
  const socket = connect({ host: '127.0.0.1', port, localAddress });
  socket.on('connect', () => {
    open.add(socket);
    if (asks) socket.write('GET /api/v1/site HTTP/1.1\r\nHost: localhost\r\n\r\n');
  });
  socket.on('data', () => undefined);
  socket.on('error', () => undefined);
  socket.on('close', () => {
    open.delete(socket);
    if (reopens) setTimeout(() => reopens && hold(localAddress, asks), 1000);
  });
}

/** What followers, newcomers and the staff see for so long. */
async function watch(playlist, long) {
  const seen = { lost: 0, asked: 0, came: [], signIns: [], orders: [] };
  const end = performance.now() + long * 1000;
  const goesOn = () => performance.now() < end;
  await Promise.all([
    ...Array.from({ length: FOLLOWERS }, (_, number) => follow(`127.1.0.${1 + number}`, playlist, seen, goesOn)),
    ...Array.from({ length: NEWCOMERS }, (_, number) => comeAgainAndAgain(number, seen, goesOn, long)),
    staff(seen, goesOn),
  ]);
  return seen;
}

/** Over one connection: the playlist, and its newest part. */
async function follow(localAddress, playlist, seen, goesOn) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1, localAddress });
  await pause(Math.random() * POLL_MILLIS);
  while (goesOn()) {
    const { status, text } = await ask(localAddress, playlist, { agent });
    seen.asked++;
    if (status !== 200) seen.lost++;
    const part = [...text.matchAll(/#EXT-X-PART:.*URI="([^"]+)"/g)].at(-1)?.[1];
    if (part) {
      seen.asked++;
      if ((await ask(localAddress, LIVE + part, { agent })).status !== 200) seen.lost++;
    }
    await pause(POLL_MILLIS);
  }
  agent.destroy();
}

async function comeAgainAndAgain(number, seen, goesOn, long) {
  await pause((number / NEWCOMERS) * Math.min(long, 5) * 1000);
  while (goesOn()) {
    // Half of them sit where it floods.
    const address = number % 2 === 0 ? `127.2.0.${1 + number}` : `127.0.0.${2 + (number % addresses)}`;
    const begun = performance.now();
    const all = [await ask(address, '/live/chamber'), await ask(address, `${LIVE}index.m3u8`)];
    seen.came.push({ isIn: all.every(({ status }) => status === 200), millis: performance.now() - begun });
    await pause(5000);
  }
}

/** Somebody signs in, from an address of their own and from one that floods, and another goes off the air and on. */
async function staff(seen, goesOn) {
  for (let turn = 0; goesOn(); turn++) {
    const begun = performance.now();
    const body = JSON.stringify({ login: 'bench', password: 'not the password of anybody' });
    // A wrong password is looked at like a right one.
    const { status } = await ask(turn % 2 === 0 ? '127.0.3.1' : '127.0.0.2', '/api/v1/session', { method: 'POST', body });
    seen.signIns.push({ isIn: status === 401 || status === 400, millis: performance.now() - begun });
    const ordered = performance.now();
    await box.operate('GET', '/api/v1/operator/channels').then(() => seen.orders.push(performance.now() - ordered), () => seen.orders.push(Infinity));
    await pause(2500);
  }
}

function report(when, { lost, asked, came, signIns, orders }) {
  const inTime = came.filter(({ isIn, millis }) => isIn && millis <= PATIENCE_MILLIS);
  console.log(
    `${when}: ${lost} of ${asked} playlists and parts lost; newcomers ${inTime.length} of ${came.length} within 2 s` +
      `, median ${Math.round(quantile(came.map(({ millis }) => millis), 0.5))} ms; sign-ins ${signIns.filter(({ isIn }) => isIn).length} of ${signIns.length}` +
      `, longest ${Math.round(Math.max(...signIns.map(({ millis }) => millis)))} ms; staff's requests longest ${Math.round(Math.max(...orders))} ms; load average ${loadavg()[0].toFixed(1)}`,
  );
}

/** A request, over a connection of its own or over that of `agent`. */
function ask(localAddress, path, { method = 'GET', body, agent = false } = {}) {
  return new Promise((resolve) => {
    const headers = { ...(body ? { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) } : {}), 'X-Tribune-Request': '1' };
    const asked = request({ host: '127.0.0.1', port, path, method, headers, localAddress, agent }, (answer) => {
      let text = '';
      answer.setEncoding('latin1');
      answer.on('data', (more) => (text += more));
      answer.on('end', () => resolve({ status: answer.statusCode, text }));
      answer.on('error', () => resolve({ status: 0, text }));
    });
    asked.setTimeout(10_000, () => asked.destroy());
    asked.on('error', () => resolve({ status: 0, text: '' }));
    asked.end(body);
  });
}

function pause(millis) {
  return new Promise((resolve) => setTimeout(resolve, millis));
}
