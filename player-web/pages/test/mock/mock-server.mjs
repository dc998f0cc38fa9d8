import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { FixtureBroadcasts } from './fixture-broadcasts.mjs';
import { FixtureFilms, UploadLine } from './fixture-films.mjs';
import { FixtureMarks } from './fixture-marks.mjs';
import { FixtureProgram } from './fixture-program.mjs';
import { FixtureQuestions } from './fixture-questions.mjs';
import { FixtureSittings } from './fixture-sittings.mjs';
import { FixtureStaff } from './fixture-staff.mjs';
import { MockAudience } from './mock-audience.mjs';
import { operatorChannel, publicChannel } from './mock-channels.mjs';
import { searchAnswer } from './mock-search.mjs';
import { changeCaptions, recordingCaptions } from './mock-captions.mjs';
import { operatorRecording, publicRecording, recordingDetail, recordingPlaylist, requestCorrection } from './mock-recordings.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.m3u8': 'application/vnd.apple.mpegurl',
  '.m4s': 'video/iso.segment', '.jpg': 'image/jpeg', '.mp4': 'video/mp4', '.json': 'application/json',
};
const POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; media-src 'self' blob:; worker-src 'self' blob:";

/** What the real program answers. */
const OF_THE_PROGRAM = /^\/((session|set-up|links|account|accounts|audit)(\/|\.|$)|challenge$|question-reports\/|questions\/|bans(\/|$)|(operator\/)?sittings(\/|$)|sitting-replays$|people$|(operator\/)?(reports|report-shelves)(\/|$)|operator\/preparations(\/|$)|report-(categories|series)\/|uploads(\/|$)|broadcasts\/[^/]+\/(marks|pen|chapters)$)/;

/** The words of a language, which a page in another does without. */
const WORDS = /\s*<link rel="modulepreload" hreflang="(\w+)"[^>]*>/;

/** What a test leaves out of the storage that the operator sees. */
const STORAGE = { historyDays: 30, noticeDays: 14, keptDays: { sitting: null, report: null, test: 30, withdrawn: 365 }, deletions: [] };

/**
 * The HTTP contract between the pages and the server, over channels that a test moves by hand.
 * Pages come from `pages`, media from `media`.
 */
export class MockServer {
  /** Channels by id: `{id, name, state, title, startedAt, endedAt, viewers, sources, alerts, transcoder}`. */
  channels = new Map();
  /** Recordings by id, see mock-recordings.mjs; those in `deleted` were there once. */
  recordings = new Map();
  deleted = new Set();
  /** The real program, which answers what {@link OF_THE_PROGRAM} says; who needs it starts it. */
  program = new FixtureProgram();
  /** Who works at the site, at the program. */
  staff = new FixtureStaff(this.program);
  /** Sittings, what is marked in broadcasts, and what citizens ask: at the program. */
  sittings = new FixtureSittings(this.program);
  marks = new FixtureMarks(this.program);
  questions = new FixtureQuestions(this.program);
  #broadcasts = new FixtureBroadcasts();
  /** What is meant by what somebody mistypes in a search. */
  typos = {};
  /** Films of the local WebTV, at the program, and the line on which they are sent. */
  films;
  uploads = new UploadLine();
  /** How many marks are taken, the answers lost. */
  loseAnswers = 0;
  /** What the operator's page says of the disk. */
  storage = null;
  /** What was watched, see mock-audience.mjs. */
  audience = new MockAudience();
  /** How long a correction takes. */
  correctionMillis = 2500;
  /** A live window of at most so many seconds, of recorded media; null for the real stream. */
  longLive = null;
  /** The sheet and the logo of the community, as the server makes them; empty: the program's own looks. */
  theme = { css: '', logo: '' };
  /** What the site is offered in. */
  languages = ['fr', 'en'];
  /** While true each connection is cut, as when the network is lost. */
  cut = false;
  /** Whose connections alone are cut. */
  person = null;
  /** While true the event streams answer 503, so that pages must poll. */
  withoutEvents = false;
  /** Says by its number whether a segment of the real stream is withheld; null while none is. */
  withheld = null;
  /** While true no playlist is there yet. */
  withoutMedia = false;
  /** Bytes a second for media, 0 for no limit. */
  bytesPerSecond = 0;
  /** Requests seen, as `METHOD path`. */
  requests = [];
  #streams = new Set();
  #sockets = new Set();
  #server = createServer((request, response) => this.#answer(request, response));

  constructor({ pages, media, recorded }) {
    this.pages = pages;
    this.recorded = recorded;
    this.films = new FixtureFilms(this.program, recorded);
    this.media = media;
    this.program.news = () => this.#broadcasts.news(this.channels, this.recordings);
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      if (this.cut) socket.destroy();
    });
  }

  async start(port) {
    await new Promise((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    // Under a name, as a town's site: passkeys are for names.
    this.address = `http://localhost:${this.#server.address().port}`;
    this.sound = setInterval(() => this.#sendSound(), 100);
  }

  async stop() {
    clearInterval(this.sound);
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** What was at the program is there no more: what is asked next is asked of another. */
  resetProgram() {
    this.program.reset();
    this.#broadcasts.reset();
    this.sittings.put.clear();
    this.questions.put.clear();
    this.films.put.clear();
    this.uploads.reset();
  }

  /** Changes a channel and notifies all who listen. */
  change(id, change) {
    this.channels.set(id, { ...this.channels.get(id), ...change });
    this.program.catchUp();
    for (const stream of this.#streams) if (stream.operator || stream.id === id) this.#send(stream, id);
  }

  /** Loses the network, or brings it back. */
  setCut(cut) {
    this.cut = cut;
    if (cut) for (const socket of this.#sockets) socket.destroy();
  }

  /** Loses the network of one of the staff alone; of nobody if null. */
  cutOff(person) {
    this.person = person;
    for (const socket of this.#sockets) if (person && socket.person === person) socket.destroy();
  }

  #answer(request, response) {
    request.socket.person = this.program.browserOf(request);
    if (this.cut || (this.person && request.socket.person === this.person)) return request.socket.destroy();
    const url = new URL(request.url, 'http://mock');
    this.requests.push(`${request.method} ${url.pathname}`);
    response.setHeader('Content-Security-Policy', POLICY);
    if (url.pathname.startsWith('/api/')) {
      return void this.#api(request, response, url.pathname.slice('/api/v1'.length), url.searchParams).catch((error) => {
        // Who was cut off waits for no answer.
        if (error.code !== 'ECONNRESET') throw error;
      });
    }
    const [, recording, file] = /^\/hls\/recordings\/([^/]+)\/(.+)$/.exec(url.pathname) ?? [];
    if (recording && (file === 'chapters.vtt' || !this.recordings.has(recording))) return void this.#toProgram(request, response, url.pathname);
    if (url.pathname.startsWith('/hls/')) return this.#hls(response, url.pathname, url.search);
    return this.#page(response, url.pathname, this.#spoken(request, url));
  }

  #page(response, path, language) {
    if (path === '/theme/site.css') return text(response, TYPES['.css'], this.theme.css);
    if (path === '/newsletter') return text(response, TYPES['.html'], '<h1>Lettre</h1>');
    if (path === '/newsletter.txt') return text(response, 'text/plain', 'Lettre');
    if (path === '/theme/logo') return text(response, TYPES['.svg'], this.theme.logo);
    const pages = [[/^\/$/, 'index.html'], [/^\/live\/[^/]+$/, 'live.html'], [/^\/embed\/live\/[^/]+$/, 'embed.html'],
      [/^\/watch\/[^/]+$/, 'watch.html'], [/^\/embed\/watch\/[^/]+$/, 'embed-watch.html'], [/^\/console\/([\w/-]*)$/, 'console.html'], [/^\/reports$/, 'reports.html'], [/^\/reports\/[^/]+$/, 'report.html'], [/^\/embed\/reports\/[^/]+$/, 'embed-report.html'], [/^\/sittings(\/[^/]+)?$/, 'sittings.html'], [/^\/search$/, 'search.html'], [/^\/(questions|question-reports)\/[^/]+$/, 'question.html']];
    const [, written] = /^\/(accessibility|contact|help|legal|privacy|questions|site-map)$/.exec(path) ?? [];
    if (written) return this.#written(response, written, language);
    const name = pages.find(([form]) => form.test(path))?.[1] ?? normalize(path).replace(/^\/+/, '');
    const file = join(this.pages, name);
    if (!name.endsWith('.html') || !existsSync(file)) return this.#file(response, file);
    text(response, TYPES['.html'], readFileSync(file, 'utf8').replace(WORDS, (words, spoken) => (spoken === language ? words : '')));
  }

  /** The language that the server writes in for who asks. */
  #spoken(request, url) {
    return url.searchParams.get('lang') ?? (/^en/.test(request.headers['accept-language'] ?? '') ? 'en' : 'fr');
  }

  /** A page that no script draws: its body is what the server's own test wrote down. */
  #written(response, name, language) {
    const shell = readFileSync(join(this.pages, 'text.html'), 'utf8').replace('<html lang="fr">', `<html lang="${language}">`);
    const body = readFileSync(new URL(`./text/${name}.${language}.html`, import.meta.url), 'utf8');
    const [, title] = /<h1>([^<]*)<\/h1>/.exec(body);
    text(response, TYPES['.html'], shell.replace(/<title>[^<]*/, `<title>${title} – Communauté du Val d’Aubrac`).replace('<!--body-->', body));
  }

  #hls(response, path, query) {
    const [, recording, name] = /^\/hls\/recordings\/([^/]+)\/((?:assets\/|captions\/)?[\w.-]+)$/.exec(path) ?? [];
    if (recording) return this.#recorded(response, this.recordings.get(recording), name, query);
    const [, id, file] = /^\/hls\/(?:live|preview)\/([^/]+)\/([\w.-]+)$/.exec(path) ?? [];
    const channel = this.channels.get(id);
    const open = channel && (path.startsWith('/hls/preview/') ? channel.state !== 'offline' : ['live', 'ended'].includes(channel.state));
    if (!open || this.withoutMedia) return problem(response, 404, 'Rien à regarder ici', 'Nothing to watch here');
    if (this.longLive) return this.#longLive(response, channel, file);
    if (this.withheld) return this.#withheldLive(response, file);
    this.#file(response, join(this.media, file), this.bytesPerSecond);
  }

  /** The real stream without the segments that are withheld, as the program gives it. */
  #withheldLive(response, file) {
    const number = (name) => Number(/_(\d+)\.m4s$/.exec(name)?.[1] ?? -1);
    if (this.withheld(number(file))) return problem(response, 404, 'Passage retiré', 'Withheld');
    if (!/^v\d\.m3u8$/.test(file)) return this.#file(response, join(this.media, file), this.bytesPerSecond);
    const lines = readFileSync(join(this.media, file), 'utf8').split('\n');
    const told = lines.flatMap((line) => (this.withheld(number(line)) ? ['#EXT-X-GAP', line] : [line]));
    text(response, TYPES['.m3u8'], told.join('\n'));
  }

  #recorded(response, recording, name, query) {
    if (!recording || this.withoutMedia) return problem(response, 404, 'Enregistrement inconnu', 'Unknown recording');
    // Those of one that grows lie beside its other files.
    name = name.replace(/^assets\//, '');
    if (name === 'storyboard.vtt') return text(response, 'text/vtt', this.recorded.storyboard(recording.seconds));
    const [, spoken] = /^captions\/([\w-]+)\.vtt$/.exec(name) ?? [];
    if (spoken && recording.captions?.[spoken]) return text(response, 'text/vtt', recording.captions[spoken]);
    const playlist = name.endsWith('.m3u8') ? recordingPlaylist(recording, name, this.recorded) : null;
    if (playlist) return text(response, TYPES['.m3u8'], playlist);
    const [, number] = /^\w+-(\d+)\.m4s$/.exec(name) ?? [];
    if (number !== undefined && recording.gone.includes(Number(number))) return problem(response, 410, 'Passage rectifié', 'Corrected passage');
    // Each of a film's pictures is the same here.
    const picture = name.replace(/^(own-)?poster(-\d+)?\.jpg$/, query === '?w=384' ? 'poster-small.jpg' : 'poster.jpg');
    this.#file(response, this.recorded.fileOf(picture), this.bytesPerSecond);
  }

  #longLive(response, channel, name) {
    if (name === 'index.m3u8') return text(response, TYPES['.m3u8'], this.recorded.multivariant());
    if (name === 'rewind.m3u8') return text(response, TYPES['.m3u8'], this.recorded.multivariant('rewind-'));
    const [, rewound, rendition] = /^(rewind-)?(\w+)\.m3u8$/.exec(name) ?? [];
    if (!rendition) return this.#file(response, this.recorded.fileOf(name), this.bytesPerSecond);
    const startedAt = Date.parse(channel.startedAt);
    const until = channel.state === 'live' ? Date.now() : Date.parse(channel.endedAt);
    const all = Math.floor((until - startedAt) / 2000);
    const from = rewound ? 0 : Math.max(0, all - Math.floor(this.longLive / 2));
    text(response, TYPES['.m3u8'], this.recorded.playlist(rendition, { startedAt, from, count: all - from, ended: channel.state !== 'live' }));
  }

  #file(response, file, bytesPerSecond = 0) {
    if (!existsSync(file) || !statSync(file).isFile()) return problem(response, 404, 'Page introuvable', 'No such page');
    const packed = existsSync(`${file}.br`) && response.req.headers['accept-encoding']?.includes('br');
    response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream', 'Cache-Control': 'no-store', ...(packed ? { 'Content-Encoding': 'br' } : {}) });
    if (!bytesPerSecond) return createReadStream(packed ? `${file}.br` : file).pipe(response);
    return void this.#slowly(response, file, bytesPerSecond);
  }

  /** All slow answers share the line, as at a home. */
  #line = Promise.resolve();
  async #slowly(response, file, bytesPerSecond) {
    for await (const piece of createReadStream(file, { highWaterMark: 4096 })) {
      this.#line = this.#line.then(() => new Promise((resolve) => setTimeout(resolve, (1000 * piece.length) / bytesPerSecond)));
      await this.#line;
      if (response.destroyed) return;
      response.write(piece);
    }
    response.end();
  }

  async #api(request, response, path, query) {
    if (OF_THE_PROGRAM.test(path)) return this.#toProgram(request, response, path);
    request.person = await this.program.personOf(request);
    if (/^\/(operator\/)?search$/.test(path)) return this.#search(request, response, path, query);
    if (path === '/site') return json(response, 200, { name: 'Communauté du Val d’Aubrac', languages: this.languages, timezone: 'Europe/Paris', version: 'test', contact: 'mailto:accueil@val-aubrac.example', accessibility: 'none', provider: this.program.config.signIn?.oidc.name ?? null });
    if (path === '/channels') return json(response, 200, [...this.channels.values()].map(publicChannel));
    const [, id, events] = /^\/channels\/([^/]+)(\/events)?$/.exec(path) ?? [];
    if (id && request.method === 'GET') return this.#channel(request, response, id, events);
    const [, recording, rest] = /^\/recordings(?:\/([^/]+)(\/.*)?)?$/.exec(path) ?? [null, null];
    if (/^\/recordings(\/|$)/.test(path) && request.method === 'GET' && !['/corrections', '/captions'].includes(rest)) return this.#recordings(request, response, recording, rest);
    return this.#operator(request, response, path, query);
  }

  #toProgram(request, response, path) {
    if (this.withoutEvents && path.endsWith('/events')) return problem(response, 503, 'Indisponible', 'Unavailable');
    const isLost = this.loseAnswers > 0 && request.method === 'POST' && path.endsWith('/marks');
    if (isLost) this.loseAnswers -= 1;
    const isFilm = request.method === 'PATCH' && path.startsWith('/uploads/');
    return this.program.forward(request, response, isLost, isFilm ? this.uploads.through(request) : request);
  }

  #search(request, response, path, query) {
    const isStaff = path !== '/search';
    if (isStaff && !request.person) return signInNeeded(response);
    const reports = [...this.films.put.values()].filter((one) => one.state === 'published');
    const found = searchAnswer(this.sittings.put, reports, query, isStaff, this.typos, this.questions.put, [...this.recordings.values()]);
    return found ? json(response, 200, found) : problem(response, 400, 'Écrivez au moins un mot à chercher.', 'Type at least one word to look for.');
  }

  async #recordings(request, response, id, rest) {
    if (!id) return json(response, 200, { recordings: this.#newest().map(publicRecording) });
    if (this.deleted.has(id)) return problem(response, 410, 'Enregistrement supprimé', 'Deleted recording');
    const recording = this.recordings.get(id);
    // Films are the program's.
    if (!recording) return this.#toProgram(request, response, '');
    if (!rest) return json(response, 200, await this.#detail(recording));
    response.writeHead(200, { 'Content-Type': 'video/mp4', 'Content-Disposition': `attachment; filename="${id}.mp4"` }).end('video');
  }

  async #detail(recording) {
    return recordingDetail(recording, this.recorded, recording.state === 'recording' ? null : await this.marks.chapters(recording.id));
  }

  #newest() {
    return [...this.recordings.values()].sort((one, other) => other.startedAt.localeCompare(one.startedAt));
  }

  async #recordingOrder(request, response, id, rest) {
    const recording = this.recordings.get(id);
    if (!recording) return problem(response, 404, 'Enregistrement inconnu', 'Unknown recording');
    if (rest === '/corrections' && request.method === 'GET') return json(response, 200, { corrections: recording.corrections });
    if (rest === '/captions') return json(response, 200, recordingCaptions(recording));
    if (request.headers['x-tribune-request'] !== '1') return problem(response, 403, 'En-tête absent', 'Header missing');
    const [, spoken] = /^\/captions\/([\w-]+)$/.exec(rest ?? '') ?? [];
    if (spoken) return json(response, 200, changeCaptions(recording, request.method, spoken, request.method === 'PUT' ? await body(request) : {}));
    if (rest === '/corrections') return json(response, 202, requestCorrection(recording, await body(request), this.correctionMillis));
    if (request.method === 'PATCH') {
      Object.assign(recording, await body(request));
      return json(response, 200, await this.#detail(recording));
    }
    this.recordings.delete(id);
    this.deleted.add(id);
    json(response, 202, { id, state: 'deleting' });
  }

  #channel(request, response, id, events) {
    if (!this.channels.has(id)) return problem(response, 404, 'Chaîne inconnue', 'Unknown channel');
    if (!events) return json(response, 200, publicChannel(this.channels.get(id)));
    this.#events(request, { response, id, view: publicChannel, operator: false }, [id]);
  }

  /** Of the channels a mock brings the news, of all else the program. */
  #events(request, stream, ids) {
    const { response } = stream;
    if (this.withoutEvents) return problem(response, 503, 'Indisponible', 'Unavailable');
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    this.#streams.add(stream);
    response.on('close', () => this.#streams.delete(stream));
    for (const id of ids) this.#send(stream, id);
    void this.program.follow(request, response, ['chapters', 'sitting', 'marks']);
  }

  async #operator(request, response, path, query) {
    if (!request.person) return signInNeeded(response);
    if (path === '/operator/channels') return json(response, 200, [...this.channels.values()].map(operatorChannel));
    const figures = this.audience.answer(path, query);
    if (figures) return typeof figures[1] === 'string' ? text(response, 'text/csv', figures[1]) : json(response, ...figures);
    if (path === '/operator/recordings') return json(response, 200, { recordings: this.#newest().map((one) => operatorRecording(one, this.recorded)), storage: this.storage && { ...STORAGE, ...this.storage } });
    const [, recording, rest] = /^\/recordings\/([^/]+)(\/corrections|\/captions(?:\/[\w-]+)?)?$/.exec(path) ?? [];
    if (recording) return this.#recordingOrder(request, response, recording, rest);
    const [, room] = /^\/operator\/channels\/([^/]+)\/room\.jpg$/.exec(path) ?? [];
    if (room) return this.#room(response, this.channels.get(room));
    if (path === '/operator/events') return this.#events(request, { response, view: operatorChannel, operator: true }, [...this.channels.keys()]);
    if (request.method !== 'GET' && request.headers['x-tribune-request'] !== '1') return problem(response, 403, 'En-tête absent', 'Header missing');
    const [, opened] = /^\/channels\/([^/]+)\/broadcasts$/.exec(path) ?? [];
    if (opened) return this.#open(response, opened, await body(request));
    const [, broadcast, move] = /^\/broadcasts\/([^/]+)\/(live|suspend|floor|close|show-item|hide-item|resume|end)$/.exec(path) ?? [];
    if (broadcast) return this.#move(response, broadcast, move, move === 'resume' ? await body(request) : {});
    const [, searched, session] = /^\/recordings\/([^/]+)\/closed-sessions\/(\d+)\/settlement$/.exec(path) ?? [];
    if (searched) return this.#settle(request, response, searched, Number(session));
    const [, held, ruling] = /^\/broadcasts\/([^/]+)\/(withhold|lift)$/.exec(path) ?? [];
    if (held) return this.#withhold(response, held, ruling, await body(request));
    return problem(response, 404, 'Adresse inconnue', 'Unknown address');
  }

  /** The room as it is now: of a channel that is on air, and not behind closed doors. */
  #room(response, channel) {
    if (channel?.state !== 'live' || channel.interruption) return problem(response, 404, 'Il n’y a pas d’image de la salle', 'There is no picture of the room');
    response.setHeader('X-Filmed-At', new Date().toISOString());
    this.#file(response, this.recorded.fileOf('poster.jpg'));
  }

  /** Ends the alarm of a closed session, as the check does once it has read of it. */
  #settle(request, response, broadcast, number) {
    const { name } = request.person;
    const proof = { number, edition: 1, result: 'found', from: '2026-11-25T17:32:00Z', until: '2026-11-25T17:34:00Z', madeAt: '2026-11-25T17:35:00Z', bytes: 40_000,
      document: `/api/v1/recordings/${broadcast}/closed-sessions/${number}/proof.pdf`, findings: `/api/v1/recordings/${broadcast}/closed-sessions/${number}/findings.json`, settled: { by: name, at: new Date().toISOString() } };
    for (const { id, alerts } of this.channels.values()) {
      this.change(id, { alerts: alerts.filter((one) => one.closedSession?.broadcast !== broadcast || one.closedSession.number !== number) });
    }
    json(response, 200, proof);
  }

  #withhold(response, broadcast, ruling, wish) {
    const channel = [...this.channels.values()].find((one) => one.broadcast === broadcast);
    const holder = channel ?? this.recordings.get(broadcast);
    if (!holder) return problem(response, 404, 'Retransmission inconnue', 'Unknown broadcast');
    const all = holder.withholdings ?? [];
    const now = new Date();
    const added = () => ({ id: all.length + 1, fromAt: wish.from ?? new Date(now.getTime() - 1000 * wish.last).toISOString(), toAt: wish.to ?? now.toISOString(), since: now.toISOString(), state: 'withheld' });
    const withholdings = ruling === 'lift' ? all.filter((one) => one.id !== wish.withholding) : [...all, added()];
    holder.withholdings = withholdings;
    if (channel) this.change(channel.id, { withholdings });
    json(response, 200, channel ? operatorChannel(this.channels.get(channel.id)).broadcast : { ...recordedBroadcast(holder), withholdings });
  }

  #open(response, id, { state, title }) {
    const channel = this.channels.get(id);
    if (['preview', 'live'].includes(channel.state)) return problem(response, 409, 'Une retransmission est déjà ouverte', 'A broadcast is open already');
    this.change(id, { state, title: title ?? '', broadcast: `b-${Date.now()}`, startedAt: state === 'live' ? new Date().toISOString() : null, endedAt: null });
    json(response, 201, operatorChannel(this.channels.get(id)).broadcast);
  }

  #move(response, broadcast, move, { from }) {
    const channel = [...this.channels.values()].find((one) => one.broadcast === broadcast);
    if (!channel) return problem(response, 404, 'Retransmission inconnue', 'Unknown broadcast');
    const now = new Date().toISOString();
    if (move === 'resume' && channel.interruption?.kind !== from) return problem(response, 409, 'La séance n’est plus dans cet état', 'The sitting is in another state by now');
    const changes = {
      live: { state: 'live', startedAt: now },
      suspend: { interruption: { kind: 'suspension', since: now, itemShown: false } },
      floor: { interruption: { kind: 'publicFloor', since: now, itemShown: false } },
      close: { interruption: { kind: 'closedSession', since: now, itemShown: false } },
      'show-item': { interruption: { ...channel.interruption, itemShown: true } },
      'hide-item': { interruption: { ...channel.interruption, itemShown: false } },
      resume: { interruption: null },
      end: { state: 'ended', endedAt: now, interruption: null },
    };
    this.change(channel.id, changes[move]);
    json(response, 200, operatorChannel(this.channels.get(channel.id)).broadcast);
  }

  #send({ response, view }, id) {
    response.write(`event: channel\ndata: ${JSON.stringify(view(this.channels.get(id)))}\n\n`);
  }

  #sendSound() {
    const wave = -18 + 9 * Math.sin(Date.now() / 900);
    const open = [...this.channels.values()].filter(({ state }) => ['preview', 'live'].includes(state));
    for (const { response, operator } of this.#streams) {
      for (const { id } of operator ? open : []) {
        response.write(`event: sound\ndata: ${JSON.stringify({ channel: id, peakDecibels: [wave + 6, wave + 4], rmsDecibels: [wave, wave - 2] })}\n\n`);
      }
    }
  }
}

/** A recording as its broadcast left it; null for none. */
function recordedBroadcast(recording) {
  if (!recording) return null;
  const { id, channel, startedAt, seconds } = recording;
  return { id: channel.id, broadcast: id, state: 'ended', startedAt, endedAt: new Date(Date.parse(startedAt) + seconds * 1000).toISOString() };
}

async function body(request) {
  return JSON.parse((await content(request)) || '{}');
}

async function content(request) {
  let all = '';
  for await (const piece of request) all += piece;
  return all;
}

function json(response, status, value) {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }).end(JSON.stringify(value));
}

function text(response, type, content) {
  response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(content);
}

function signInNeeded(response) {
  problem(response, 401, 'Votre session est terminée : connectez-vous', 'Your session is over: sign in', { code: 'sign-in-needed' });
}

function problem(response, status, fr, en, more = {}) {
  response.writeHead(status, { 'Content-Type': 'application/problem+json' }).end(JSON.stringify({ title: en, status, detail: { fr, en }, ...more }));
}
