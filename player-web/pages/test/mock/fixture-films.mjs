import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { wordOf } from './fixture-sittings.mjs';

/** Of films, in seconds: all are of the recorded minute. */
const LENGTH = 60;
const WRITTEN = '2026-11-24T09:00:00Z';
const REPORTER = { account: 'p-bruno', name: 'Bruno Petit' };

/** Captions of a minute: each second cue names its time, so that a scenario sees what is shown when. */
const CUES = Array.from({ length: 30 }, (_one, index) => {
  const stamp = (time) => new Date(time * 1000).toISOString().slice(11, 23);
  return `${stamp(index * 2)} --> ${stamp(index * 2 + 2)}\n<v Anne>À la seconde ${index * 2}, la fête du lac &amp; sa fanfare.`;
});

/** A report as a test describes it, in the words of the API; {@link change} says what is else. */
export function newReport(id, change = {}) {
  return { id, slug: null, state: 'draft', title: 'La fête du lac', summary: '', category: null, series: null, place: '', date: null, language: 'fr', credits: '', licence: 'all-rights-reserved', tags: [],
    author: REPORTER, film: null, pictures: true, trim: { start: 0, end: null }, captions: {}, changedAt: WRITTEN, scheduledAt: null, publishedAt: null, notes: [], ...change };
}

/** A published report with its film. */
export function newPublicReport(slug, change = {}) {
  return newReport(slug, { slug, state: 'published', title: 'La fête du lac de Garabit', summary: 'Deux jours de musique au bord de l’eau.\nEt un feu d’artifice, malgré l’orage.', category: 'culture',
    place: 'Garabit', date: '2026-08-15', credits: 'Images : Anne Vidal\nMontage : Paul Roche', licence: 'cc-by-sa', author: { account: 'p-bruno', name: 'Anne Vidal' },
    film: `film-${slug}`, captions: { fr: `WEBVTT\n\n${CUES.join('\n\n')}\n` }, publishedAt: '2026-08-20T08:00:00Z', ...change });
}

/** Bytes that begin as an MP4. */
export const filmFile = (content) => Buffer.concat([Buffer.from('\0\0\0\x20ftypisom', 'latin1'), content]);

export const sha256Of = (content) => createHash('sha256').update(content).digest('hex');

/** Reports and their films, at the real program. */
export class FixtureFilms {
  #program;
  #recorded;
  /** As they were put, for the search of the mock. */
  put = new Map();

  /** @param recorded the media of all films */
  constructor(program, recorded) {
    [this.#program, this.#recorded] = [program, recorded];
  }

  /** A report is there, with its film; one of the same id stays as it is. */
  set(report) {
    this.put.set(report.id, report);
    if (report.film) this.#program.tell({ type: 'film', id: report.film, media: this.#media(report.pictures) });
    this.#program.tell({ type: 'report', report: reportFile(report) });
  }

  #media(hasPictures = true) {
    return { folder: this.#recorded.directory, renditions: this.#recorded.renditions(LENGTH), storyboard: this.#recorded.storyboard(LENGTH), hasPictures };
  }

  /** All reports, as reviewers read them. */
  all() {
    return this.#program.ask('p-eve', 'GET', '/operator/reports').then(({ reports }) => reports);
  }

  /** One of them. */
  of(id) {
    return this.#program.ask('p-eve', 'GET', `/operator/reports/${id}`);
  }

  /** What there was of a report before, the newest first. */
  revisions(id) {
    return this.#program.ask('p-eve', 'GET', `/operator/reports/${id}/revisions`).then(({ revisions }) => revisions);
  }

  /** The chapters of a report's film. */
  chapters(id) {
    return this.#program.ask('p-eve', 'GET', `/operator/reports/${id}/chapters`);
  }

  /** Somebody else writes in a report. */
  async change(id, change, person = 'p-anne') {
    const { version } = await this.of(id);
    return this.#program.ask(person, 'PATCH', `/operator/reports/${id}`, { version, ...change });
  }

  /** Somebody else moves a report on, or back. */
  async act(id, action, person = 'p-anne') {
    const { version } = await this.of(id);
    return this.#program.ask(person, 'POST', `/operator/reports/${id}/state`, { version, action });
  }

  /** A category, or a series, is there or is another one by now. */
  shelve(kind, slug, change) {
    return this.#program.ask('p-eve', 'PUT', `/report-${kind}/${slug}`, change);
  }

  /** All categories and series. */
  shelves() {
    return this.#program.ask('p-eve', 'GET', '/operator/report-shelves');
  }

  /** A film begins to be sent for a report, with its first bytes: all of them if {@link length} says nothing else. */
  send(report, name, content = filmFile(Buffer.alloc(9)), { person = 'p-bruno', length = content.length } = {}) {
    const encoded = (words) => Buffer.from(words).toString('base64');
    return this.#program.ask(person, 'POST', '/uploads', content, { 'content-type': 'application/offset+octet-stream', 'tus-resumable': '1.0.0',
      'upload-length': `${length}`, 'upload-metadata': `report ${encoded(report)},filename ${encoded(name)}` });
  }

  /** What somebody has sent in part. */
  unfinished(person = 'p-bruno') {
    return this.#program.ask(person, 'GET', '/uploads').then(({ uploads }) => uploads);
  }

  /** Somebody gives up what they sent in part. */
  giveUp({ id }, person = 'p-bruno') {
    return this.#program.ask(person, 'DELETE', `/uploads/${id}`, undefined, { 'tus-resumable': '1.0.0' });
  }

  /** The files that are made into films, or were. */
  preparations() {
    return this.#program.ask('p-eve', 'GET', '/operator/preparations').then(({ preparations }) => preparations);
  }

  /** The SHA-256 of the file that was last sent for a report and waits to be made into a film. */
  async sent(report) {
    return (await this.#program.tell({ type: 'sent-file', report })).sha256;
  }

  /** The file that waits longest stands still at {@link progress}, since a broadcast needs all of the machine. */
  pause(progress, seconds) {
    return this.#program.tell({ type: 'preparation-paused', progress, left: `PT${seconds}S` });
  }

  /** No film comes of the file that waits longest; {@link shortfall} has the seconds of one that ends before its end. */
  fail(error, shortfall = null) {
    return this.#program.tell({ type: 'preparation-failed', error: wordOf(error), shortfall });
  }

  /** The file that waits longest is a film. */
  finish() {
    return this.#program.tell({ type: 'preparation-done', media: this.#media() });
  }
}

/** The line on which films are sent, as a test slows and breaks it. */
export class UploadLine {
  constructor() {
    this.reset();
  }

  reset() {
    /** After how many bytes each of the next pieces is cut, the first first. */
    this.cuts = [];
    /** How many pieces were cut. */
    this.broken = 0;
    /** Bytes a second, 0 for no limit. */
    this.bytesPerSecond = 0;
  }

  /** What comes through of a request's body. */
  through(request) {
    // What is cut is cut on both sides, by the request's own connection.
    return Readable.from(this.#pieces(request)).on('error', () => undefined);
  }

  async *#pieces(request) {
    // A browser sends once more what a connection of before has lost: that is refused, and cut by nobody.
    let room = this.cuts[0] ?? Infinity;
    for await (const piece of request) {
      yield piece.subarray(0, room);
      room -= piece.length;
      if (room <= 0) {
        this.broken += 1;
        this.cuts.shift();
        request.socket.destroy();
        throw new Error('The line was cut');
      }
      if (this.bytesPerSecond) await new Promise((resolve) => setTimeout(resolve, (1000 * piece.length) / this.bytesPerSecond));
    }
  }
}

/** A report as the program's backups have it. */
function reportFile({ id, slug, state, title, summary, category, series, place, date, language, credits, licence, tags, author, film, trim, captions, changedAt, scheduledAt, publishedAt, notes }) {
  return { id, slug, state: wordOf(state), texts: { title, summary, category, series, place, date, language, credits, licence: wordOf(licence), tags }, author: { ...author, account: { value: author.account } }, film,
    settings: { poster: null, start: `PT${trim.start}S`, end: trim.end && `PT${trim.end}S`, captions, unconfirmed: [] },
    dates: { createdAt: WRITTEN, changedAt, scheduledAt, publishedAt }, log: { changes: [], notes, step: null }, version: 0 };
}
