const DAY = 24 * 3600 * 1000;
const HOME = 'Europe/Paris';
const CHANGED = '2026-11-25T17:30:00Z';

/** The day so many days from now, as `2026-12-16`: what is to come must be so whenever the scenarios are played. */
export const dayFrom = (days) => localTime(Date.now() + days * DAY).slice(0, 10);

/** A time as clocks show it at home, to the minute: `2026-12-16T18:30`. */
export function localTime(millis, zone = HOME) {
  return new Date(millis).toLocaleString('sv-SE', { timeZone: zone }).slice(0, 16).replace(' ', 'T');
}

/** A local time in the words of a page: `mercredi 16 décembre 2026 à 18 h 30`. */
export function inWords(local) {
  const [day, hour, minute] = local.split(/[T:]/);
  return `${new Date(day).toLocaleDateString('fr-FR', { dateStyle: 'full', timeZone: 'UTC' })} à ${Number(hour)} h ${minute}`;
}

/** What {@link localTime} shows, as an instant. */
function instantOf(local, zone) {
  const guess = Date.parse(`${local}Z`);
  return new Date(2 * guess - Date.parse(`${localTime(guess, zone)}Z`)).toISOString();
}

/** A sitting as a test describes it, in the words of the API; {@link change} says what is else. */
export function newSitting(id, change = {}) {
  return { id, title: 'Budget primitif 2027', body: 'Conseil communautaire', localStart: `${dayFrom(16)}T18:30`, zone: HOME, place: 'Salle du conseil, 1 place de l’Hôtel-de-Ville',
    mode: 'both', openToPublic: true, channel: 'chamber', status: 'announced', broadcasts: [], speakers: [], agenda: [], documents: [], ...change };
}

/** An item of an agenda. */
export function newItem(id, change = {}) {
  return { id, level: 0, numbering: '', title: '', kind: 'item', rapporteur: '', vote: null, notes: '', ...change };
}

/** A PDF. */
export function newDocument(id, change = {}) {
  return { id, item: null, kind: 'report', title: 'Rapport de présentation', fileName: 'rapport.pdf', bytes: 1_234_567, pages: 12, public: true, ...change };
}

/** A word of the API as the catalogue has it. */
export const wordOf = (word) => word.toUpperCase().replaceAll('-', '_');

/** Sittings at the real program. */
export class FixtureSittings {
  #program;
  /** As they were put, for the search of the mock. */
  put = new Map();

  constructor(program) {
    this.#program = program;
  }

  /** A sitting is there, or is another one by now. */
  set(sitting) {
    this.put.set(sitting.id, sitting);
    this.#program.tell({ type: 'sitting', sitting: sittingFile(sitting) });
  }

  /** A sitting as clerks read it. */
  of(id) {
    return this.#program.ask('p-eve', 'GET', `/operator/sittings/${id}`);
  }

  /** The titles of an agenda. */
  async titles(id) {
    const { agenda } = await this.of(id);
    return agenda.map((item) => item.title);
  }

  /** Another clerk writes items of an agenda. */
  async edit(id, items) {
    const { version } = await this.of(id);
    return this.#program.ask('p-anne', 'PATCH', `/sittings/${id}/agenda`, { version, items });
  }
}

/** A sitting as the program's backups have it. */
function sittingFile({ id, title, body, localStart, zone, place, mode, openToPublic, channel, status, broadcasts, speakers, agenda, documents }) {
  const facts = { title, body, start: instantOf(localStart, zone), zone, place, mode: wordOf(mode), isOpenToPublic: openToPublic, channel };
  const items = agenda.map(({ kind, vote, ...item }) => ({ ...item, kind: wordOf(kind), vote: vote && { outcome: wordOf(vote.outcome), isUnanimous: vote.unanimous, tally: vote.tally } }));
  const files = documents.map(({ kind, bytes, public: isPublic, text: _text, ...one }) => ({ ...one, kind: wordOf(kind), length: bytes, sha256: '0'.repeat(64), isPublic, text: null, addedAt: CHANGED }));
  return { id, facts, status: wordOf(status), broadcasts, speakers, items, documents: files, settled: [], changedAt: CHANGED, changedBy: 'Claire Martin', version: 0 };
}
