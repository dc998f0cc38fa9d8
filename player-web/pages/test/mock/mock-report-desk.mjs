/* The staff's part of the contract about reports: their texts, their way to the public, their films' preparation. */
import { newRecording } from './mock-recordings.mjs';

const TEXTS = ['title', 'summary', 'category', 'series', 'place', 'date', 'language', 'credits', 'licence', 'tags'];
const SETTINGS = ['trim', 'poster'];
const OWN = 'own-poster.jpg';
const PICTURES = [{ file: 'poster-1.jpg', at: 20 }, { file: 'poster-2.jpg', at: 30 }];
const WITH_AUTHOR = ['draft', 'returned', 'unpublished'];
const ACTIONS = ['edit', 'film', 'submit', 'recall', 'return', 'schedule', 'publish', 'unpublish', 'delete'];
const AFTER = { submit: 'in-review', return: 'returned', schedule: 'scheduled', publish: 'published', unpublish: 'unpublished' };

/** A report as a test keeps it; {@link change} says what is else. */
export function newReport(id, change = {}) {
  return { id, title: 'La fête du lac', summary: '', category: null, series: null, place: '', date: null, language: 'fr', credits: '', licence: 'all-rights-reserved', tags: [],
    trim: { start: 0, end: null }, captions: {}, poster: null, state: 'draft', author: 'Bruno Petit', authorId: 'p-bruno', slug: null, film: null, seconds: 0,
    createdAt: '2026-11-24T09:00:00Z', changedAt: '2026-11-24T09:00:00Z', scheduledAt: null, publishedAt: null, version: 1, changes: [], notes: [], revisions: [], unconfirmed: [], chapters: { version: 0, chapters: [] }, ...change };
}

export class MockReportDesk {
  /** How long a film takes to be prepared. */
  preparationMillis = 1500;
  /** Why the next preparation fails; null if it does not. */
  failNext = null;
  /** Called with a film that is ready: `(id, recording)`. */
  filmReady = () => undefined;

  constructor() {
    this.reset();
  }

  reset() {
    this.all = new Map();
    this.preparations = [];
    this.failNext = null;
    this.preparationMillis = 1500;
    this.categories = [
      { slug: 'vie-locale', fr: 'Vie locale', en: 'Local life', position: 1, hidden: false },
      { slug: 'culture', fr: 'Culture', en: 'Culture', position: 2, hidden: false },
      { slug: 'archives', fr: 'Archives', en: 'Archives', position: 3, hidden: true },
    ];
    this.series = [{ slug: 'marches', title: 'Les marchés du pays', summary: '' }];
  }

  /** Changes a report as somebody else would. */
  edit(id, change, who = 'Anne Martin') {
    const report = this.all.get(id);
    const before = textsOf(report);
    this.#log(Object.assign(report, change), Object.keys(change), who);
    this.#revise(report, before, Object.keys(change), who);
  }

  /** A film is whole on the server: it is prepared by and by. */
  prepare(report, name, bytes) {
    const film = `film-${this.preparations.length + 1}`;
    const one = { id: film, report, name, bytes, state: 'waiting', paused: false, progress: 0, secondsLeft: null, attempts: 0, failure: null, askedAt: new Date().toISOString(), finishedAt: null };
    this.preparations.unshift(one);
    this.#run(one);
    return one;
  }

  #run(one) {
    const began = Date.now();
    const step = () => {
      if (!this.preparations.includes(one) || one.state === 'cancelled') return;
      const share = (Date.now() - began) / this.preparationMillis;
      if (share < 1) {
        Object.assign(one, { state: 'running', progress: share, secondsLeft: Math.ceil(((1 - share) * this.preparationMillis) / 1000) });
        return void setTimeout(step, 100).unref();
      }
      const failure = this.failNext;
      this.failNext = null;
      Object.assign(one, { state: failure ? 'failed' : 'done', progress: failure ? one.progress : 1, secondsLeft: null, failure, finishedAt: new Date().toISOString() });
      if (!failure) this.#filmed(one);
    };
    setTimeout(step, 200).unref();
  }

  #filmed({ id, report }) {
    const found = this.all.get(report);
    if (!found) return;
    if (found.trim.start > 0 || found.trim.end !== null) this.#log(found, ['trim-dropped'], 'Tribune');
    if (found.film) found.unconfirmed = Object.keys(found.captions);
    Object.assign(found, { film: id, seconds: 60, poster: null, trim: { start: 0, end: null }, version: found.version + 1 });
    this.filmReady(id, newRecording(id, { title: found.title, kind: 'report', seconds: 60 }));
  }

  #may(report, person) {
    const reviews = isReviewer(person);
    const own = report.authorId === person.id;
    const { state } = report;
    const withAuthor = WITH_AUTHOR.includes(state);
    const reviewed = ['in-review', 'scheduled'].includes(state);
    const ever = { edit: true, film: true, submit: true, delete: reviews || !report.slug, recall: reviews || state !== 'scheduled',
      return: reviews, schedule: reviews, publish: reviews, unpublish: reviews };
    const now = { edit: withAuthor || reviews, film: withAuthor || reviews, submit: withAuthor, delete: withAuthor, recall: reviewed, return: reviewed,
      schedule: reviewed || state === 'unpublished' || (withAuthor && own), publish: reviewed || state === 'unpublished' || (withAuthor && own), unpublish: state === 'published' };
    return ACTIONS.filter((action) => ever[action] && now[action]);
  }

  #view(report, person) {
    const { seconds, poster, own: _own, unconfirmed, chapters: _chapters, captions, changes: _changes, notes: _notes, revisions: _revisions, ...rest } = report;
    const at = (file) => `/hls/recordings/${report.film}/${file}`;
    return { ...rest, address: report.slug && `/reports/${report.slug}`, playlist: report.film && at('index.m3u8'), poster: this.#poster(report, poster, at),
      duration: report.film ? seconds : null, captionLanguages: Object.keys(captions).filter((one) => !unconfirmed.includes(one)).sort(), may: this.#may(report, person) };
  }

  #poster(report, poster, at) {
    const files = this.#pictures(report).map(({ file }) => file);
    const shown = files.includes(poster) ? poster : files.find((one) => one !== OWN);
    return shown ? at(shown) : null;
  }

  #detail(report, person) {
    const pictures = this.#pictures(report).map(({ file, at }) => ({ file, address: `/hls/recordings/${report.film}/${file}`, at, own: file === OWN }));
    return { ...this.#view(report, person), captions: report.captions, unconfirmedCaptions: [...report.unconfirmed].sort(), pictures, changes: report.changes, notes: report.notes, sinceReview: sinceReview(report),
      preparations: this.preparations.filter((one) => one.report === report.id).map((one) => this.#preparation(one)) };
  }

  /** Those that show nothing but what is shown, as the real server has it. */
  #pictures({ film, trim, own }) {
    if (!film) return [];
    const whole = trim.start === 0 && trim.end === null;
    return [...(own ? [{ file: OWN, at: null }] : []), ...(whole ? [{ file: 'poster.jpg', at: null }] : []), ...PICTURES.filter(({ at }) => at >= trim.start && (trim.end === null || at < trim.end))];
  }

  #preparation(one) {
    const open = this.preparations.filter(({ state }) => state === 'waiting' || state === 'running').reverse();
    const ahead = Math.max(0, open.indexOf(one));
    return { ...one, title: this.all.get(one.report)?.title ?? '', ahead, secondsUntilTurn: ahead > 0 ? (open[0]?.secondsLeft ?? null) : null };
  }

  #log(report, fields, who) {
    report.version += 1;
    report.changedAt = new Date().toISOString();
    if (fields.length > 0) report.changes = [...report.changes, { at: report.changedAt, who, fields }];
  }

  /** Keeps each change as a version; the real server makes one of what one person types. */
  #revise(report, before, fields, who) {
    const at = report.changedAt;
    const texts = fields.filter((one) => [...TEXTS, 'captions', 'restored'].includes(one));
    const add = (by, content, changed) => report.revisions.push({ number: report.revisions.length + 1, who: by, begunAt: at, savedAt: at, fields: changed, reached: [], reviewed: false, ...content });
    if (report.revisions.length === 0) add(report.author, before, []);
    if (texts.length > 0) add(who, textsOf(report), texts);
  }

  #revisions(method, report, number, person, body) {
    const about = ({ number: one, who, begunAt, savedAt, fields, reached, reviewed }) => ({ number: one, who, begunAt, savedAt, fields, reached, reviewed });
    if (number === undefined) return [200, { revisions: report.revisions.map(about).reverse() }];
    const found = report.revisions.find((one) => one.number === Number(number));
    if (!found) return problem(404, 'Cette version n’est plus conservée', 'This version is no longer kept');
    if (method === 'GET') return [200, found];
    if (body.version !== report.version) return problem(409, 'Ce reportage a été modifié entre-temps', 'This report was changed meanwhile', { current: this.#detail(report, person) });
    const before = textsOf(report);
    const fields = ['restored', ...[...TEXTS, 'captions'].filter((one) => JSON.stringify(before[one]) !== JSON.stringify(found[one]))];
    this.#log(Object.assign(report, textsOf(found)), fields, person.name);
    this.#revise(report, before, fields, person.name);
    return [200, this.#detail(report, person)];
  }

  /** Answers what is about reports: `[status, body]`; undefined if it is not. */
  answer(method, path, person, body, query) {
    if (/^\/(operator\/report-shelves|report-categories|report-series)/.test(path)) return this.#shelves(method, path, person, body);
    const [, film, order] = /^\/operator\/preparations(?:\/([^/]+)\/(cancel|retry|accept-short))?$/.exec(path) ?? [null, undefined, null];
    if (order !== null) return this.#queue(film, order);
    const [, revised, number] = /^\/operator\/reports\/([^/]+)\/revisions(?:\/(\d+)(?:\/restore)?)?$/.exec(path) ?? [];
    if (revised && this.all.has(revised)) return this.#revisions(method, this.all.get(revised), number, person, body);
    const [, chaptered] = /^\/operator\/reports\/([^/]+)\/chapters$/.exec(path) ?? [];
    if (chaptered && this.all.has(chaptered)) return this.#chapters(method, this.all.get(chaptered), body);
    const [, sent] = /^\/operator\/reports\/([^/]+)\/poster$/.exec(path) ?? [];
    if (sent) return this.#sendPoster(this.all.get(sent), person, query);
    const [, id, move] = /^\/operator\/reports(?:\/([^/]+)(\/state)?)?$/.exec(path) ?? [null, null];
    if (id === null) return undefined;
    const seen = [...this.all.values()].filter((one) => isReviewer(person) || one.authorId === person.id);
    if (!id && method === 'GET') return this.#list(seen, query, person);
    if (!id) return [201, this.#create(body, person)];
    const report = seen.find((one) => one.id === id);
    if (!report) return problem(404, 'Il n’y a pas de reportage à cette adresse', 'There is no report at this address');
    if (method === 'GET') return [200, this.#detail(report, person)];
    const version = method === 'DELETE' ? Number(query.get('version')) : body.version;
    if (version !== report.version) return problem(409, 'Ce reportage a été modifié entre-temps', 'This report was changed meanwhile', { current: this.#detail(report, person) });
    const action = method === 'DELETE' ? 'delete' : move ? body.action : 'edit';
    if (!this.#may(report, person).includes(action)) return problem(409, 'Cela ne se fait pas dans cet état', 'That is not done in this state');
    if (action === 'delete') return (this.all.delete(id), [200, { id }]);
    return (action === 'edit' ? this.#change(report, body, person) : this.#move(report, body, person)) ?? [200, this.#detail(report, person)];
  }

  #chapters(method, report, body) {
    if (method === 'PUT' && body.version !== report.chapters.version) return problem(409, 'Les chapitres ont été modifiés entre-temps', 'The chapters were changed meanwhile', { current: report.chapters });
    if (method === 'PUT') report.chapters = { version: body.version + 1, chapters: body.chapters };
    return [200, report.chapters];
  }

  #sendPoster(report, person, query) {
    if (Number(query.get('version')) !== report.version) return problem(409, 'Ce reportage a été modifié entre-temps', 'This report was changed meanwhile', { current: this.#detail(report, person) });
    this.#log(Object.assign(report, { own: true, poster: OWN }), ['poster'], person.name);
    return [200, this.#detail(report, person)];
  }

  #list(seen, query, person) {
    const before = query.get('before');
    const limit = Number(query.get('limit') ?? 50);
    const state = query.get('state');
    const found = seen.filter((one) => (!before || one.changedAt < before) && (!state || one.state === state)).sort((one, other) => other.changedAt.localeCompare(one.changedAt));
    return [200, { reports: found.slice(0, limit).map((one) => this.#view(one, person)), more: found.length > limit }];
  }

  #create(body, person) {
    const report = newReport(`rep${this.all.size + 1}`, { title: '', version: 0, author: person.name, authorId: person.id, changedAt: new Date().toISOString(), ...body });
    this.all.set(report.id, report);
    return this.#detail(report, person);
  }

  #change(report, body, person) {
    const { start = 0, end = null } = body.trim ?? report.trim;
    if (end !== null && end <= start) return problem(400, 'Le film doit finir après son début', 'The film must end after it begins');
    if (body.trim && report.film && (start >= report.seconds || (end ?? 0) > report.seconds + 0.5)) return problem(400, 'Choisissez un début et une fin dans le film', 'Choose a start and an end in the film');
    const before = textsOf(report);
    const fields = [...TEXTS, ...SETTINGS].filter((field) => field in body && JSON.stringify(body[field]) !== JSON.stringify(report[field]));
    for (const field of fields) report[field] = typeof body[field] === 'string' ? body[field].trim() : body[field];
    for (const [language, text] of Object.entries(body.captions ?? {})) {
      if (text !== null && !text.startsWith('WEBVTT')) return problem(400, 'Ce ne sont pas des sous-titres WebVTT', 'These are no WebVTT captions');
      report.unconfirmed = report.unconfirmed.filter((one) => one !== language);
      if (text === null) delete report.captions[language];
      else report.captions = { ...report.captions, [language]: text };
      fields.push('captions');
    }
    if (body.keepCaptions) {
      report.unconfirmed = report.unconfirmed.filter((one) => !body.keepCaptions.includes(one));
      fields.push('captions');
    }
    this.#log(report, fields, person.name);
    if (fields.length > 0) this.#revise(report, before, fields, person.name);
    return null;
  }

  #move(report, { action, note = '', at = null }, person) {
    if (['submit', 'schedule', 'publish'].includes(action) && !report.title) return problem(409, 'Donnez d’abord un titre au reportage.', 'Give the report a title first.');
    if (['schedule', 'publish'].includes(action) && !report.film) return problem(409, 'Le film n’est pas prêt', 'The film is not ready');
    if (action === 'return' && !note.trim()) return problem(400, 'Dites à l’auteur ce qu’il faut reprendre', 'Tell the author what to change');
    report.state = action === 'recall' ? (report.state === 'scheduled' ? 'in-review' : 'draft') : AFTER[action];
    report.scheduledAt = action === 'schedule' ? at : null;
    if (action === 'return') report.notes = [...report.notes, { at: new Date().toISOString(), who: person.name, text: note }];
    if (action === 'publish') Object.assign(report, { slug: report.slug ?? 'la-fete-du-lac', publishedAt: new Date().toISOString() });
    this.#log(report, [], person.name);
    this.#revise(report, textsOf(report), [], person.name);
    const last = report.revisions.at(-1);
    last.reached = [...new Set([...last.reached, report.state])];
    last.reviewed = last.reached.some((one) => ['returned', 'scheduled', 'published'].includes(one));
    return null;
  }

  #queue(film, order) {
    if (!film) return [200, { preparations: this.preparations.map((one) => this.#preparation(one)) }];
    const one = this.preparations.find(({ id }) => id === film);
    if (!one) return problem(404, 'Préparation inconnue', 'Unknown preparation');
    if (order === 'cancel') one.state = 'cancelled';
    else this.#run(Object.assign(one, { state: 'waiting', progress: 0, failure: null }));
    return [200, this.#preparation(one)];
  }

  #shelves(method, path, person, body) {
    const all = () => [200, { categories: this.categories, series: this.series }];
    const [, kind, slug] = /^\/report-(categories|series)\/(.+)$/.exec(path) ?? [];
    if (!kind) return all();
    if (!person.roles.includes('administrator') && !(kind === 'series' && isReviewer(person))) return problem(403, 'Votre rôle ne le permet pas', 'Your role does not do that');
    const column = kind === 'series' ? 'series' : 'category';
    if (method === 'DELETE') {
      if ([...this.all.values()].some((one) => one[column] === slug)) return problem(409, 'Des reportages y sont encore : masquez-la plutôt', 'Some reports are still there: hide it instead');
      this[kind] = this[kind].filter((one) => one.slug !== slug);
      return all();
    }
    const blank = kind === 'series' ? { slug, title: '', summary: '' } : { slug, fr: '', en: '', position: this.categories.length + 1, hidden: false };
    const saved = { ...blank, ...this[kind].find((one) => one.slug === slug), ...body };
    this[kind] = [...this[kind].filter((one) => one.slug !== slug), saved];
    this.categories.sort((one, other) => one.position - other.position);
    return [200, saved];
  }
}

function textsOf(one) {
  return { ...Object.fromEntries(TEXTS.map((field) => [field, one[field]])), captions: { ...one.captions } };
}

function sinceReview({ revisions }) {
  const at = revisions.findLastIndex((one) => one.reviewed);
  const since = revisions.slice(at + 1);
  return at < 0 || since.length === 0 ? null : { ...revisions[at], changed: [...new Set(since.flatMap((one) => one.fields))] };
}

function isReviewer(person) {
  return person.roles.some((role) => ['administrator', 'clerk'].includes(role));
}

function problem(status, fr, en, more = {}) {
  return [status, { title: en, status, detail: { fr, en }, ...more }];
}
