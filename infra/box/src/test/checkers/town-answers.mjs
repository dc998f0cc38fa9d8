/*
 * Writes down what the program of a checkout that is built answers of a town of town.mjs:
 *   node town-answers.mjs CHECKOUT FOLDER TOWN FILE
 * FOLDER has the directory data, of which TOWN is the town.json. OlderDataEndToEndTest reads FILE.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { pause, send, startSite } from './town-site.mjs';

const PERSON = { login: 'test', password: 'girafe lavabo tricycle nuage' };
const [checkout, folder, names, file] = process.argv.slice(2);
const town = JSON.parse(readFileSync(names, 'utf8'));
const config = {
  site: { name: "Ville d'essai", url: 'http://localhost:8080', timezone: 'Europe/Paris' },
  mail: { host: '127.0.0.1', port: 1, security: 'none', from: 'tribune@example.org' },
  channels: [{ id: 'chamber', name: 'Salle du conseil', sources: [{ type: 'rtmp', streamKey: 'of-some-length-of-it' }] }],
};
const site = await startSite(checkout, folder, config);
// The search is complete, and what is looked at each second was looked at.
await pause(6_000);
const signedIn = await send(site.address, 'POST', '/api/v1/session', PERSON);
assert.equal(signedIn.status, 200);
const asked = [...ofStaff(), ...(town.recording ? await ofFilmed() : []), ...(await ofSittings()), ...ofAuthors()];
let text = '';
for (const [who, path] of asked) {
  const headers = who === 'administrator' ? { cookie: signedIn.cookie } : who === 'public' ? {} : { 'tribune-question-key': who.split(' ')[1] };
  const answer = await fetch(site.address + path, { headers });
  const [type] = (answer.headers.get('content-type') ?? '').split(';');
  text += `GET ${path} by ${who}\n${answer.status} ${type}\n${body(type, Buffer.from(await answer.arrayBuffer()))}\n──────────\n`;
}
writeFileSync(file, text);
await site.stop();

function ofStaff() {
  const { sitting, others, recording, test, report } = town;
  const [own, films] = [`/api/v1/sittings/${sitting}/moderation`, `/api/v1/recordings/${recording}`];
  const filmed = [
    `/api/v1/operator/audience/${recording}`, `/api/v1/broadcasts/${recording}/marks`, `/api/v1/recordings/${test}`, `${films}/captions`, `${films}/corrections`,
    `${films}/closed-sessions`, `${films}/closed-sessions/1/proof.pdf`, `${films}/closed-sessions/1/findings.json`,
    '/api/v1/operator/reports', report, `${report}/chapters`, `${report}/revisions`, `${report}/revisions/1`, '/api/v1/operator/preparations', '/api/v1/operator/report-shelves',
  ];
  const all = [
    '/api/v1/operator/audience', '/api/v1/accounts', '/api/v1/audit?before=40&limit=40', '/api/v1/people', '/api/v1/operator/sittings', `/api/v1/operator/sittings/${sitting}`,
    `/api/v1/operator/sittings/${others.draft}`, own, `${own}/statistics`, `${own}/questions.csv`, '/api/v1/bans', '/api/v1/questions/summary', '/api/v1/operator/search?q=brouillon',
  ];
  return [...all, ...(recording ? filmed : [])].map((path) => ['administrator', path]);
}

async function ofFilmed() {
  const { recording, deleted, film } = town;
  const paths = [
    '/api/v1/recordings', `/api/v1/recordings/${recording}`, `/api/v1/recordings/${deleted}`, `/api/v1/broadcasts/${recording}/chapters`, '/api/v1/reports', '/api/v1/reports/fete-du-lac',
    '/api/v1/reports/fete-du-lac/captions/fr.vtt', '/api/v1/report-shelves', '/api/v1/sitting-replays', '/api/v1/search?q=lac',
  ];
  for (const id of [recording, film]) {
    const all = `/hls/recordings/${id}/`;
    const { downloads, storyboard, poster, captions } = (await send(site.address, 'GET', `/api/v1/recordings/${id}`)).body;
    const files = downloads.filter(({ kind }) => kind === 'video').map(({ url }) => url);
    paths.push(`${all}index.m3u8`, ...files, ...[storyboard, poster].filter(Boolean), ...(captions ?? []).map((one) => one.address));
    for (const rendition of ['144p', 'audio']) {
      const playlist = await (await fetch(`${site.address}${all}${rendition}/index.m3u8`)).text();
      const media = new Set([...playlist.matchAll(/(?:URI="|^)([^"#\n]+\.(?:mp4|m4s))/gm)].map(([, name]) => name));
      paths.push(...['index.m3u8', ...media].map((name) => `${all}${rendition}/${name}`));
    }
  }
  return paths.map((path) => ['public', path]);
}

async function ofSittings() {
  const own = `/api/v1/sittings/${town.sitting}`;
  const { documents } = (await send(site.address, 'GET', own)).body;
  const paths = ['/api/v1/sittings', '/api/v1/sittings?year=2099', own, `${own}/questions`, '/api/v1/search?q=budget', '/api/v1/search?q=rapport', ...documents.map(({ url }) => url)];
  return paths.map((path) => ['public', path]);
}

/** What authors read of their questions, and who reported something of that, by their keys. */
function ofAuthors() {
  const questions = Object.values(town.questions).map(({ id, key }) => [`key ${key}`, `/api/v1/questions/${id}/own`]);
  return [...questions, ...Object.values(town.reports).map(({ id, key }) => [`key ${key}`, `/api/v1/question-reports/${id}`])];
}

function body(type, bytes) {
  if (!/json$|^text\/|mpegurl$/.test(type)) return `${bytes.length} bytes, SHA-256 ${createHash('sha256').update(bytes).digest('hex')}`;
  // Who signs in to ask has signed in.
  return bytes.toString('utf8').trim().replaceAll('\r', '').replaceAll(/,"signedInAt":"[^"]*"/g, '');
}
