/*
 * Fills a data directory with something of each kind, and backs it up, by the program of a checkout that is built:
 *   node town.mjs CHECKOUT FOLDER [small|words]
 * small: few bytes; words: nothing is filmed either. In FOLDER: data, backup (encrypted, for key.txt), plain (a backup without
 * a key) and town.json, which has the names of what was made.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { film, pause, pdf, picture, send, solution, startSite, until } from './town-site.mjs';

const [checkout, target, size] = process.argv.slice(2);
const PASSWORD = 'girafe lavabo tricycle nuage';
const isSmall = size !== undefined;
const isFilmed = size !== 'words';
const SEGMENTS = isSmall ? 3 : 6;
const folder = resolve(target);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const clip = isSmall ? film(join(folder, 'film.mp4'), 4, 'color=c=0x335577:size=256x144:rate=25', 0) : film(join(folder, 'film.mp4'), 6, 'testsrc2=size=640x360:rate=25', 1);
const config = {
  site: { name: "Ville d'essai", timezone: 'Europe/Paris', contact: 'mairie@example.org' },
  transcoder: { ladder: isSmall ? [144] : [360, 240] },
  // Nobody listens there: what is to be mailed waits.
  mail: { host: '127.0.0.1', port: 1, security: 'none', from: 'tribune@example.org' },
  channels: [{ id: 'chamber', name: 'Salle du conseil', sources: [{ type: 'file', path: 'film.mp4', loop: true }] }],
};
const people = {};
const made = { people: {} };
let browsers = 0;

const site = await startSite(checkout, folder, config);
try {
  await setUp();
  await sittings();
  if (isFilmed) await broadcasts();
  await questions();
  if (isFilmed) {
    await recordings();
    await films();
    await audience();
  }
  // What runs each ten seconds has run.
  await pause(15_000);
} catch (error) {
  console.error(site.said());
  throw error;
} finally {
  await site.stop();
}
writeFileSync(join(folder, 'town.json'), JSON.stringify(made, null, 1));
backUp('plain', []);
const key = spawnSync('bash', [join(checkout, 'infra/tribune'), 'backup-key'], { encoding: 'utf8' }).stdout;
writeFileSync(join(folder, 'key.txt'), key);
backUp('backup', key.match(/age1\w+/g));

function backUp(name, recipients) {
  const file = join(folder, 'backup.yml');
  writeFileSync(file, JSON.stringify({ ...config, backup: { recipients }, data: 'data' }));
  const { status, stderr } = spawnSync('bash', [join(checkout, 'infra/tribune'), 'backup', join(folder, name), '--config', file], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
}

async function setUp() {
  await until('the set-up link', async () => site.said().includes('setup#'));
  const secret = site.said().match(/setup#(\S+)/)[1];
  people.eve = (await send(site.address, 'POST', '/api/v1/set-up', { secret, name: 'Ève Été', login: 'test', password: PASSWORD })).cookie;
  for (const [login, name, roles] of [
    ['anne', 'Anne <b>Martin</b>', ['clerk']],
    ['marc', 'Marc Petit', ['moderator']],
    ['rose', 'Rose Noël', ['reporter']],
    ['left', 'Parti Ailleurs', ['clerk', 'moderator']],
    ['gone', 'Effacé', ['reporter']],
  ]) {
    const { person, link } = await done('eve', 'POST', '/api/v1/accounts', { login, name, roles });
    made.people[login] = person.id;
    people[login] = (await send(site.address, 'POST', '/api/v1/links/password', { secret: link.url.split('#')[1], password: `${PASSWORD} ${login}` })).cookie;
  }
  await done('eve', 'PATCH', `/api/v1/accounts/${made.people.left}`, { active: false });
  await done('eve', 'DELETE', `/api/v1/accounts/${made.people.gone}`);
  await done('rose', 'PUT', '/api/v1/account/contact', { email: 'rose@example.org', language: 'fr', wanted: ['returned', 'published', 'failed'] });
  assert.equal((await send(site.address, 'POST', '/api/v1/session', { login: 'anne', password: 'wrong wrong wrong' })).status, 401);
}

async function sitting(title, localStart, more = {}) {
  const { id } = await done('anne', 'POST', '/api/v1/sittings', {
    body: 'Conseil communautaire', title, localStart, zone: 'Europe/Paris', place: "Salle du conseil, 1 place de l'Hôtel-de-Ville", mode: 'both', channel: 'chamber', ...more,
  });
  return id;
}

async function patch(id, part, body) {
  const { version } = await done('anne', 'GET', `/api/v1/operator/sittings/${id}`);
  return done('anne', 'PATCH', `/api/v1/sittings/${id}${part}`, { version, ...body });
}

async function sittings() {
  made.sitting = await sitting('Budget primitif 2027', '2026-11-24T19:00');
  await patch(made.sitting, '/agenda', { items: [
    { id: 'finances', title: 'FINANCES', kind: 'heading', numbering: 'I' },
    { id: 'budget', title: 'Budget primitif 2027 : « approbation » <b>', level: 1, numbering: 'I.1', rapporteur: 'M. DUPONT', notes: 'Deux\nlignes secrètes' },
    { id: 'roads', title: 'Voirie & étang', numbering: 'II', kind: 'information' },
    { id: 'dropped', title: 'Retiré', numbering: 'III' }] });
  await patch(made.sitting, '/agenda', { order: ['finances', 'budget', 'dropped', 'roads'] });
  await patch(made.sitting, '/items/budget', { vote: { outcome: 'adopted', unanimous: false, tally: { inFavour: 31, against: 4, abstentions: 2, notTakingPart: 1 } } });
  await patch(made.sitting, '/items/roads', { vote: { outcome: 'postponed', unanimous: false } });
  await patch(made.sitting, '', { speakers: [
    { id: 'martin', name: 'Mme Claire MARTIN', group: 'Ensemble', role: 'Présidente', commune: 'Saint-Flour' },
    { id: 'petit', name: 'M. PETIT', group: '', role: '', commune: '' }] });
  const report = await document('item=budget&name=Rapport%20%C3%A9t%C3%A9.pdf&title=Rapport', 'Le rapport du budget');
  await document(`name=rapport-2.pdf&replaces=${report}`, 'Le rapport du budget, version deux');
  await document('name=pv.pdf&kind=minutes&title=Proc%C3%A8s-verbal&public=false', 'Le proces-verbal');
  const wrong = await document('name=faux.pdf&title=Erreur', 'Une erreur');
  await done('anne', 'DELETE', `/api/v1/sittings/${made.sitting}/documents/${wrong}`);
  await patch(made.sitting, '', { status: 'announced' });
  made.others = {};
  for (const [status, start] of [['announced', '2099-12-01T18:30'], ['cancelled', '2099-12-02T18:30'], ['postponed', '2099-12-03T18:30'], ['held', '2026-03-04T18:30']]) {
    made.others[status] = await sitting(`Séance ${status}`, start);
    await patch(made.others[status], '', { status });
  }
  made.others.draft = await sitting('Brouillon secret', '2099-12-20T18:30');
  const gone = await sitting('Effacée', '2099-12-21T18:30');
  const { version } = await done('anne', 'GET', `/api/v1/operator/sittings/${gone}`);
  await done('anne', 'DELETE', `/api/v1/sittings/${gone}?version=${version}`);
}

async function document(query, words) {
  const answer = await fetch(`${site.address}/api/v1/sittings/${made.sitting}/documents?${query}`, {
    method: 'POST', headers: { 'content-type': 'application/pdf', 'x-tribune-request': '1', cookie: people.anne }, body: pdf(words),
  });
  const text = await answer.text();
  assert.ok(answer.ok, text);
  return JSON.parse(text).document;
}

async function live(title, segments) {
  const { id } = await done('anne', 'POST', '/api/v1/channels/chamber/broadcasts', { state: 'live', title });
  await until('segments', async () => (await liveSegments()) >= segments);
  return id;
}

async function liveSegments() {
  const multivariant = `${site.address}/hls/live/chamber/index.m3u8`;
  const first = (await (await fetch(multivariant)).text()).split('\n').find((line) => line && !line.startsWith('#'));
  return (await (await fetch(new URL(first, multivariant))).text()).split('#EXTINF').length - 1;
}

async function end(id) {
  await done('anne', 'POST', `/api/v1/broadcasts/${id}/end`);
  await until('the recording', async () => (await done('anne', 'GET', `/api/v1/recordings/${id}`)).state === 'complete');
}

async function broadcasts() {
  const id = await live('Conseil du 24', SEGMENTS);
  made.recording = id;
  await patch(made.sitting, '', { broadcasts: [id] });
  const path = `/api/v1/broadcasts/${id}`;
  await done('anne', 'POST', `${path}/pen`, { console: 'c1', action: 'take' });
  const mark = async (markId, kind, title, more = {}) => {
    const start = new Date().toISOString();
    const { outcomes } = await done('anne', 'POST', `${path}/marks`, { console: 'c1', changes: [{ type: 'put', base: 0, madeAt: start, mark: { id: markId, kind, start, title, ...more } }] });
    return outcomes;
  };
  await mark('m1', 'chapter', 'Ouverture <b>');
  await pause(1500);
  await mark('m2', 'chapter', 'Budget', { sitting: made.sitting, item: 'budget', numbering: 'I.1' });
  await mark('s1', 'speaker', 'Mme Claire MARTIN');
  await pause(1500);
  await mark('m3', 'chapter', 'Effacé');
  await done('anne', 'POST', `${path}/marks`, { console: 'c1', changes: [{ type: 'remove', id: 'm3', base: 1 }] });
  made.spoken = await asked('Et le budget de la piscine <b> ?', { item: 'budget' });
  await decide(made.spoken.id, 'publish');
  await done('anne', 'POST', `${path}/floor`);
  await pause(1000);
  await decide(made.spoken.id, 'send-to-chair');
  await decide(made.spoken.id, 'show');
  await decide(made.spoken.id, 'answer', { spoken: { broadcast: id } });
  await pause(2000);
  await done('anne', 'POST', `${path}/resume`, { from: 'publicFloor' });
  await done('anne', 'POST', `${path}/close`);
  await pause(isSmall ? 2500 : 5000);
  await done('anne', 'POST', `${path}/resume`, { from: 'closedSession' });
  await pause(isSmall ? 2000 : 4000);
  await done('anne', 'POST', `${path}/pen`, { console: 'c1', action: 'lay-down' });
  await end(id);
  await until('the proof', async () => (await done('anne', 'GET', `/api/v1/recordings/${id}/closed-sessions`)).closedSessions.length === 1);
  made.test = await live('Essai', 1);
  await end(made.test);
  made.deleted = await live('Effacé', 1);
  await end(made.deleted);
}

async function recordings() {
  const path = `/api/v1/recordings/${made.recording}`;
  await done('anne', 'PATCH', path, { title: 'Conseil <b> du 24' });
  await done('anne', 'PATCH', `/api/v1/recordings/${made.test}`, { kind: 'test' });
  const text = 'WEBVTT\n\n00:00.500 --> 00:01.500\nL’eau &amp; le <i>feu</i>\n\n00:02.000 --> 00:03.000 align:start\nBonsoir à tous\n';
  await done('anne', 'PUT', `${path}/captions/fr`, { text });
  await done('anne', 'PUT', `${path}/captions/en`, { text: text.replace('Bonsoir à tous', 'Good evening') });
  await done('anne', 'PUT', `${path}/captions/br`, { text });
  await done('anne', 'DELETE', `${path}/captions/br`);
  await until('the storyboard', async () => (await done('anne', 'GET', path)).storyboard !== null);
  await done('anne', 'POST', `${path}/corrections`, { kind: 'mute', from: 4.2, to: 5.1, reason: 'Un nom a été dit', legalBasis: 'RGPD, article 17' });
  await until('the correction', async () => (await done('anne', 'GET', `${path}/corrections`)).corrections.every((one) => one.state === 'done'));
  await until('the storyboard', async () => (await done('anne', 'GET', path)).storyboard !== null);
  await done('anne', 'POST', `/api/v1/broadcasts/${made.test}/withhold`, { last: 2 });
  await done('anne', 'DELETE', `/api/v1/recordings/${made.deleted}`);
  await patch(made.sitting, '', { status: 'held' });
}

async function asked(text, more = {}) {
  const { id, key } = await done('', 'POST', `/api/v1/sittings/${made.sitting}/questions`, {
    name: 'Michèle', commune: 'Saint-Aubin', text, browser: `a-browser-of-a-citizen-${String(browsers++).padStart(2, '0')}`, challenge: solution(await done('', 'GET', '/api/v1/challenge')), ...more,
  });
  return { id, key };
}

async function decide(question, action, more = {}) {
  await until(`${action} of ${question}`, async () => {
    const { questions: all } = await done('marc', 'GET', `/api/v1/sittings/${made.sitting}/moderation`);
    const found = all.find((one) => one.id === question);
    if (!found) return false;
    const { outcomes: [{ outcome, ...why }] } = await done('marc', 'POST', `/api/v1/sittings/${made.sitting}/moderation`, { orders: [{ question, version: found.version, action, ...more }] });
    assert.match(outcome, /^(done|conflict)$/, JSON.stringify(why));
    return outcome === 'done';
  });
}

function keyed(one, method, more, body) {
  return send(site.address, method, `/api/v1/questions/${one.id}/own${more}`, body, { 'tribune-question-key': one.key });
}

async function questions() {
  const q = (made.questions = made.spoken ? { spoken: made.spoken } : {});
  delete made.spoken;
  const sent = await asked('Quand la route de l’étang sera-t-elle rouverte ?', { email: 'michele@example.org', language: 'fr', mailLink: true });
  q.written = sent;
  await decide(sent.id, 'publish');
  await decide(sent.id, 'answer', { written: { from: 'Le président', text: 'Au printemps.\nOuverte à tous.' } });
  q.waiting = await asked('Une question qui attend ?', { email: 'attend@example.org', language: 'en' });
  q.published = await asked('Et la cantine, =SUM(A1) ?', { item: 'roads' });
  await decide(q.published.id, 'publish');
  await decide(q.published.id, 'note', { words: 'Vu avec la mairie.' });
  q.merged = await asked('La cantine rouvre quand ?');
  await decide(q.merged.id, 'publish');
  await decide(q.merged.id, 'merge', { leader: q.published.id });
  q.masked = await asked('Appelez-moi au 06 12 34 56 78 pour la route, ESPÈCE DE NULS.');
  await decide(q.masked.id, 'shorten', { passages: [{ start: 15, end: 29 }] });
  q.refused = await asked('Vous êtes des nuls !');
  await decide(q.refused.id, 'refuse', { reason: 'insult', words: 'Restez courtois.' });
  q.contested = await asked('Combien gagne le maire, ce voleur ?');
  await decide(q.contested.id, 'refuse', { reason: 'insult', words: 'Pas ainsi.' });
  assert.ok((await keyed(q.contested, 'POST', '/contest', { words: 'C’était de l’humour.' })).ok);
  q.withdrawn = await asked('À retirer ?');
  assert.ok((await keyed(q.withdrawn, 'DELETE', '')).ok);
  q.changed = await asked('Avant ?');
  assert.ok((await keyed(q.changed, 'PATCH', '', { name: 'M.', commune: '', text: 'Après ?' })).ok);
  for (const browser of ['a-browser-that-supports-1', 'a-browser-that-supports-2']) {
    const supported = await send(site.address, 'PUT', `/api/v1/questions/${q.published.id}/support`, {}, { 'tribune-browser': browser });
    assert.ok(supported.ok, JSON.stringify(supported.body));
  }
  made.reports = {};
  for (const [name, question] of [['pending', q.published], ['upheld', q.written]]) {
    const { id, key: secret } = await done('', 'POST', `/api/v1/questions/${question.id}/reports`, { reason: 'right-of-reply', words: 'Je suis nommé.', contact: 'moi@example.org', challenge: solution(await done('', 'GET', '/api/v1/challenge')) });
    made.reports[name] = { id, key: secret };
  }
  await until('the report', async () => JSON.stringify(await done('marc', 'GET', `/api/v1/sittings/${made.sitting}/moderation`)).includes(made.reports.upheld.id));
  await done('marc', 'POST', `/api/v1/sittings/${made.sitting}/moderation/reports/${made.reports.upheld.id}`, { state: 'upheld', message: 'Votre réponse est publiée.' });
  await decide(q.written.id, 'reply', { written: { from: 'M. Dupont', text: 'C’est faux.' } });
  q.banned = await asked('Des insultes, encore.');
  await until('it', async () => JSON.stringify(await done('marc', 'GET', `/api/v1/sittings/${made.sitting}/moderation`)).includes(q.banned.id));
  await done('marc', 'POST', `/api/v1/questions/${q.banned.id}/ban`, { hours: 24, reason: 'Insultes répétées.' });
}

async function films() {
  const all = '/api/v1/operator/reports';
  await done('eve', 'PUT', '/api/v1/report-categories/nature', { fr: 'Nature', en: 'Nature (en)' });
  await done('eve', 'PUT', '/api/v1/report-categories/secret', { fr: 'Cachée', en: 'Hidden', hidden: true });
  await done('anne', 'PUT', '/api/v1/report-series/lacs', { title: 'Les lacs', summary: 'Tous.' });
  const begun = await done('rose', 'POST', all, { title: 'Fête du lac <b>', summary: 'Deux\nlignes & plus', category: 'nature', series: 'lacs', place: 'Saint-Flour', date: '2026-11-20', language: 'fr', credits: 'Léa', licence: 'cc-by', tags: ['Patrimoine', 'eau'] });
  const path = (made.report = `${all}/${begun.id}`);
  const own = () => done('anne', 'GET', path);
  const change = async (who, body) => done(who, 'PATCH', path, { ...body, version: (await own()).version });
  const move = async (who, action, more = {}) => done(who, 'POST', `${path}/state`, { action, version: (await own()).version, ...more });
  await change('rose', { title: 'Fête du lac' });
  await upload('rose', begun.id);
  await until('the film', async () => (await own()).film);
  await change('rose', { captions: { fr: 'WEBVTT\n\n00:00.500 --> 00:02.000\nLe lac & <b>l’eau</b>\n' } });
  await move('rose', 'submit');
  await move('anne', 'return', { note: 'Le son est trop bas.' });
  await move('rose', 'submit');
  await done('anne', 'PUT', `${path}/chapters`, { version: 0, chapters: [{ at: 0, title: 'Le marché' }, { at: 2, title: 'La crue <b>' }] });
  await poster(path, (await own()).version);
  await move('anne', 'publish');
  made.film = (await own()).film;
  await change('anne', { summary: 'Trois\nlignes & plus' });
  if (!isSmall) await withdrawn(all);
  await done('rose', 'POST', all, { title: 'Un brouillon' });
  const planned = await done('anne', 'POST', all, { title: 'Prévu', series: 'lacs' });
  await send(site.address, 'POST', `${all}/${planned.id}/state`, { action: 'schedule', at: '2099-01-01T00:00:00Z', version: planned.version }, { cookie: people.anne });
  const gone = await done('rose', 'POST', all, { title: 'Effacé' });
  await done('rose', 'DELETE', `${all}/${gone.id}?version=${gone.version}`);
}

async function withdrawn(all) {
  const { id } = await done('anne', 'POST', all, { title: 'Retiré', category: 'nature' });
  await upload('anne', id);
  const there = `${all}/${id}`;
  await until('the film', async () => (await done('anne', 'GET', there)).film);
  for (const action of ['publish', 'unpublish']) {
    await done('anne', 'POST', `${there}/state`, { action, version: (await done('anne', 'GET', there)).version });
  }
}

async function upload(who, report) {
  const headers = { cookie: people[who], 'x-tribune-request': '1', 'tus-resumable': '1.0.0' };
  const metadata = Object.entries({ report, filename: 'été.mp4' }).map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`).join(',');
  const begun = await fetch(`${site.address}/api/v1/uploads`, { method: 'POST', headers: { ...headers, 'upload-length': String(clip.length), 'upload-metadata': metadata } });
  assert.equal(begun.status, 201, await begun.text());
  const sent = await fetch(new URL(begun.headers.get('location'), site.address), { method: 'PATCH', headers: { ...headers, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' }, body: clip });
  assert.ok(sent.ok, await sent.text());
}

async function poster(path, version) {
  const answer = await fetch(`${site.address}${path}/poster?version=${version}`, { method: 'PUT', headers: { 'content-type': 'image/png', 'x-tribune-request': '1', cookie: people.anne }, body: picture() });
  assert.ok(answer.ok, await answer.text());
}

async function audience() {
  const multivariant = `${site.address}/hls/recordings/${made.recording}/index.m3u8`;
  const media = new URL('audio/index.m3u8', multivariant);
  const playlist = await (await fetch(media)).text();
  for (let look = 0; look < 5; look++) {
    for (const name of playlist.split('\n').filter((line) => line.endsWith('.m4s'))) await (await fetch(new URL(name, media), { headers: { 'user-agent': `viewer ${look}` } })).arrayBuffer();
  }
}

async function done(who, method, path, body) {
  const answer = await send(site.address, method, path, body, who ? { cookie: people[who] } : {});
  assert.ok(answer.ok, `${method} ${path} by ${who}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}
