/* The command behind infra/bench/participation. All of it runs on this machine: viewers, askers, moderator and flood share its
 * processors with the program and its encoder. */
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { answers, line, startBox, until } from './box.mjs';
import { told } from './figures.mjs';

const { values } = parseArgs({
  options: {
    viewers: { type: 'string', default: '1000' },
    asked: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '60' },
    flood: { type: 'string', default: '1000' },
    port: { type: 'string', default: '21900' },
  },
});
const FLOOD_SECONDS = 10;
const FLOOD_CONNECTIONS = 64;
const OWN_PAGE = { 'X-Tribune-Request': '1', 'Content-Type': 'application/json' };
const pause = (millis) => new Promise((done) => setTimeout(done, millis));

const channels = [{ id: 'chamber', name: 'Salle du conseil', autostart: true, sources: [{ type: 'testcard' }] }];
const box = await startBox({ port: Number(values.port), channels });
try {
  const sitting = await makeSitting();
  const questions = `${box.address}/api/v1/sittings/${sitting}/questions`;
  const stream = `${box.address}/hls/live/chamber/index.m3u8`;
  await until(() => answers(stream), 60_000, () => `No stream came:\n${box.log()}`);
  await pause(15_000);
  console.log(`${new Date().toISOString()}  ${cpus().length} × ${cpus()[0].model}  load average ${loadavg()[0].toFixed(1)}`);
  const viewers = await openViewers(`${questions}/events`, Number(values.viewers));
  await measureAsking(sitting, questions, viewers);
  await measureFlood(sitting, questions, stream);
  viewers.close();
} finally {
  await box.stop();
}

async function makeSitting() {
  const made = await box.operate('POST', '/api/v1/sittings', {
    body: 'Conseil communautaire', title: 'Budget', zone: 'Europe/Paris', place: 'Salle du conseil', mode: 'both', channel: 'chamber',
    localStart: new Date(Date.now() + 3_600_000).toISOString().slice(0, 16),
  });
  await box.operate('PATCH', `/api/v1/sittings/${made.id}`, { status: 'announced', version: made.version });
  return made.id;
}

/** Open event streams; reports when each of them has read a question. */
async function openViewers(address, count) {
  const before = memory();
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  const seen = new Map();
  const open = [];
  for (let viewer = 0; viewer < count; viewer++) {
    open.push(new Promise((resolve, reject) => {
      const asked = request(address, { agent, headers: { 'X-Forwarded-For': line(viewer) } }, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`A viewer's stream: ${answer.statusCode}`));
        answer.setEncoding('utf8');
        answer.on('data', (text) => {
          for (const [, id] of text.matchAll(/"id":"([a-z0-9]{10})"/g)) {
            if (!seen.has(id)) seen.set(id, []);
            seen.get(id).push(Date.now());
          }
          resolve(asked);
        });
      });
      asked.on('error', reject);
      asked.end();
    }));
    if (viewer % 50 === 49) await Promise.all(open);
  }
  const streams = await Promise.all(open);
  await pause(3000);
  const after = memory();
  console.log(`${count} viewers: ${before.resident} MiB of memory before, ${after.resident} with them; alive on the heap`
    + ` ${((after.alive - before.alive) / count / 1000).toFixed(1)} kB each`);
  return { seen, count, close: () => streams.forEach((each) => each.destroy()) };
}

/** What the program holds, in MiB, and what of its heap is alive after a full collection, in bytes. */
function memory() {
  const { stdout } = spawnSync(`${process.env.JAVA_HOME}/bin/jcmd`, [String(box.process), 'GC.class_histogram'], { encoding: 'utf8', maxBuffer: 1e8 });
  return { resident: box.usage().mebibytes, alive: Number(stdout.match(/^Total\s+\d+\s+(\d+)/m)[1]) };
}

/** Some ask in a minute, a moderator publishes at once, all are notified. */
async function measureAsking(sitting, questions, { seen, count }) {
  const times = Number(values.asked);
  const asking = [];
  const toAll = [];
  const published = new Map();
  const refused = [];
  const started = box.usage().seconds;
  const solutions = [];
  for (let time = 0; time < times; time++) solutions.push(await solved(line(time)));
  const every = (Number(values.seconds) * 1000) / times;
  const sent = [];
  for (let time = 0; time < times; time++) {
    sent.push(ask(questions, time, solutions[time]));
    await pause(every);
    const waiting = await box.operate('GET', `/api/v1/sittings/${sitting}/moderation`);
    const orders = waiting.questions.filter(({ state }) => state === 'waiting')
      .map(({ id, version }) => ({ question: id, version, action: 'publish' }));
    if (orders.length > 0) {
      orders.forEach(({ question }) => published.set(question, Date.now()));
      await box.operate('POST', `/api/v1/sittings/${sitting}/moderation`, { orders });
    }
  }
  await Promise.all(sent);
  await pause(3000);
  for (const [question, at] of published) {
    const told = seen.get(question) ?? [];
    if (told.length >= count) toAll.push(Math.max(...told) - at);
  }
  console.log(`${times} questions in ${values.seconds} s: ${asking.length} taken, ${refused.length} refused; answered in ${told(asking)}`);
  console.log(`  published by the moderator, read by all ${count}: ${told(toAll)}, ${toAll.length} of ${published.size} questions;`
    + ` ${(box.usage().seconds - started).toFixed(1)} s of processor, encoder and all; load average ${loadavg()[0].toFixed(1)}`);

  async function ask(address, time, challenge) {
    const body = JSON.stringify({
      name: `Citoyen ${time}`, commune: 'Saint-Aubin', browser: randomBytes(24).toString('base64url'), challenge,
      text: `Question ${time} : quand la route numéro ${time * 7} sera-t-elle rouverte ?`,
    });
    const from = performance.now();
    const answer = await fetch(address, { method: 'POST', headers: { ...OWN_PAGE, 'X-Forwarded-For': line(time) }, body });
    await answer.text();
    (answer.status === 201 ? asking : refused).push(performance.now() - from);
  }
}

/** What the moderator and a viewer of the video notice of a flood. */
async function measureFlood(sitting, questions, stream) {
  const moderation = () => timed(() => box.operate('GET', `/api/v1/sittings/${sitting}/moderation`));
  const playlist = () => timed(async () => (await fetch(stream)).text());
  const before = { moderator: [], video: [] };
  for (let time = 0; time < 50; time++) {
    before.moderator.push(await moderation());
    before.video.push(await playlist());
  }
  const statuses = new Map();
  const agent = new Agent({ keepAlive: true, maxSockets: FLOOD_CONNECTIONS });
  let floods = true;
  const flooding = flood();
  const during = { moderator: [], video: [] };
  while (floods) {
    during.moderator.push(await moderation());
    during.video.push(await playlist());
    await pause(50);
  }
  await flooding;
  const sent = [...statuses.values()].reduce((sum, each) => sum + each, 0);
  console.log(`flood: ${(sent / FLOOD_SECONDS).toFixed(0)} requests a second for ${FLOOD_SECONDS} s, answered ${JSON.stringify(Object.fromEntries(statuses))}; load average ${loadavg()[0].toFixed(1)}`);
  console.log(`  moderator's list: before ${told(before.moderator)}; meanwhile ${told(during.moderator)}`);
  console.log(`  live playlist: before ${told(before.video)}; meanwhile ${told(during.video)}`);

  /** So many a second, as far as they are answered. */
  async function flood() {
    const body = JSON.stringify({ name: 'x', text: 'x '.repeat(400), browser: randomBytes(24).toString('base64url'), challenge: {} });
    const every = 1000 / Number(values.flood);
    const from = performance.now();
    const all = [];
    let open = 0;
    for (let time = 0; performance.now() - from < FLOOD_SECONDS * 1000; time++) {
      const due = from + time * every;
      if (due > performance.now()) await pause(Math.max(1, due - performance.now()));
      if (open >= FLOOD_CONNECTIONS * 4) await pause(1);
      open++;
      all.push(post(questions, body).then((status) => {
        open--;
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }));
    }
    await Promise.all(all);
    floods = false;
    agent.destroy();
  }

  function post(address, body) {
    return new Promise((resolve) => {
      const asked = request(address, { method: 'POST', agent, headers: { ...OWN_PAGE, 'Content-Length': Buffer.byteLength(body) } }, (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode));
      });
      asked.on('error', () => resolve(0));
      asked.end(body);
    });
  }
}

async function timed(work) {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** A challenge, solved as a browser does. */
async function solved(address) {
  const answer = await fetch(`${box.address}/api/v1/challenge`, { headers: { 'X-Forwarded-For': address } });
  const { maxnumber, ...challenge } = await answer.json();
  for (let number = 0; number <= maxnumber; number++) {
    if (createHash('sha256').update(challenge.salt + number).digest('hex') === challenge.challenge) return { ...challenge, number };
  }
  throw new Error('A challenge without a solution');
}
