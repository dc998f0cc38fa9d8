import { searchAnswer } from './mock-search.mjs';

/** A sitting as a test keeps it; {@link change} says what is else. */
export function newSitting(id, change = {}) {
  return { id, title: 'Budget primitif 2027', body: 'Conseil communautaire', localStart: '2026-12-16T18:30', place: 'Salle du conseil, 1 place de l’Hôtel-de-Ville',
    mode: 'both', openToPublic: true, channel: 'chamber', status: 'announced', live: null, replays: [], version: 1, changedBy: 'Claire Martin', deadlines: [], settled: [], broadcasts: [],
    speakers: [], agenda: [], documents: [], ...change };
}

/** An item of an agenda. */
export function newItem(id, change = {}) {
  return { id, level: 0, numbering: '', title: '', kind: 'item', rapporteur: '', vote: null, notes: '', ...change };
}

/** A PDF. */
export function newDocument(id, change = {}) {
  return { id, item: null, kind: 'report', title: 'Rapport de présentation', fileName: 'rapport.pdf', bytes: 1_234_567, pages: 12, public: true, ...change };
}

function facts(sitting) {
  const { id, title, body, localStart, place, mode, openToPublic, status, live, replays, channel, zone = 'Europe/Paris' } = sitting;
  return { id, title, body, startsAt: `${localStart}:00Z`, localStart, zone, place, mode, openToPublic, status, live, replays,
    channel: channel ? { id: channel, name: 'Salle du conseil' } : null };
}

function clerk({ version, changedBy, deadlines, settled, broadcastEndedAt = null, status }) {
  return { broadcastEndedAt: status === 'held' || status === 'open' ? null : broadcastEndedAt, version, changedAt: '2026-11-25T17:30:00Z', changedBy, deadlines, settled };
}

function agenda(items, withNotes) {
  const open = [];
  return items.map(({ notes, ...item }) => {
    open.length = Math.min(open.length, item.level);
    const parent = open.at(-1) ?? null;
    open.push(item.id);
    return { ...item, parent, ...(withNotes ? { notes } : {}) };
  });
}

function document(sitting, { public: isPublic, ...one }, withPublic) {
  return { ...one, url: `/documents/${sitting.id}/${one.id}.pdf`, ...(withPublic ? { public: isPublic } : {}) };
}

function summary(sitting) {
  return { ...facts(sitting), items: sitting.agenda.length, documents: sitting.documents.length };
}

/** As `GET /api/v1/sittings/{id}` returns it. */
export function publicSitting(sitting) {
  return { ...facts(sitting), speakers: sitting.speakers, agenda: agenda(sitting.agenda, false),
    documents: sitting.documents.filter((one) => one.public).map((one) => document(sitting, one, false)) };
}

/** As `GET /api/v1/operator/sittings/{id}` returns it. */
export function clerkSitting(sitting) {
  return { ...facts(sitting), ...clerk(sitting), speakers: sitting.speakers, agenda: agenda(sitting.agenda, true),
    documents: sitting.documents.map((one) => document(sitting, one, true)), broadcasts: sitting.broadcasts };
}

const FACTS = ['title', 'body', 'localStart', 'place', 'mode', 'openToPublic', 'status', 'channel', 'broadcasts', 'speakers', 'settled'];

/** The sittings of the mock server, as the API keeps them. */
export class MockSittings {
  /** By id. */
  all = new Map();
  /** What is meant by what somebody mistypes. */
  typos = {};
  /** How many sittings a page of a list has. */
  pageSize = 100;
  /** How long the server looks at a file. */
  examineMillis = 50;

  /** Answers what is about sittings; false for anything else. */
  async answer({ method, path, query, isStaff, questions, reports, recordings, body, answer, problem }) {
    if (path === '/sittings' && method === 'GET') return this.#list(query, answer);
    if (path === '/sitting-replays') return answer(200, { sittings: this.#replays(recordings).slice(0, Number(query.get('limit') ?? 12)) });
    if (path === '/search' || (path === '/operator/search' && isStaff)) {
      const found = searchAnswer(this.#sorted(), reports, query, path !== '/search', this.typos, questions, [...recordings.values()]);
      return found ? answer(200, found) : problem(400, 'Écrivez au moins un mot à chercher.', 'Type at least one word to look for.');
    }
    const [, publicId] = /^\/sittings\/([^/]+)$/.exec(path) ?? [];
    if (publicId && method === 'GET') {
      const found = this.all.get(publicId);
      return found && found.status !== 'draft' ? answer(200, publicSitting(found)) : problem(404, 'Séance inconnue', 'Unknown sitting');
    }
    if (!/^\/(operator\/)?(sittings|search)(\/|$)|^\/people$/.test(path)) return false;
    if (!isStaff) return problem(401, 'Non connecté', 'Not signed in');
    if (path === '/people') return this.#people(answer);
    if (path === '/operator/sittings') return answer(200, this.#clerkList(query));
    if (path === '/operator/sittings/timezone') return answer(200, { timezone: 'Europe/Paris', changed: this.#adoptTimezone() });
    if (path === '/sittings') return this.#create(JSON.parse(await body()), answer, problem);
    const [, id, rest = ''] = /^\/(?:operator\/)?sittings\/([^/]+)(\/.*)?$/.exec(path);
    const sitting = this.all.get(id);
    if (!sitting) return problem(404, 'Séance inconnue', 'Unknown sitting');
    if (rest === '/recordings') return answer(200, { recordings: [] });
    if (method === 'GET') return answer(200, clerkSitting(sitting));
    if (rest === '/agenda/preview') return answer(200, preview(sitting, await body()));
    if (rest.startsWith('/documents')) return this.#documents(sitting, method, rest, query, body, answer, problem);
    if (method === 'DELETE') return this.all.delete(id), answer(200, { id });
    return this.#change(sitting, rest, JSON.parse(await body()), answer, problem);
  }

  /** Changes a sitting as somebody else would. */
  edit(id, change, who = 'Paul Bertrand') {
    const sitting = this.all.get(id);
    Object.assign(sitting, typeof change === 'function' ? change(sitting) : change, { version: sitting.version + 1, changedBy: who });
  }

  #sorted() {
    return [...this.all.values()].sort((one, other) => other.localStart.localeCompare(one.localStart));
  }

  /** A page of {@link pageSize} at most, and where the next one begins. */
  #page(all, before) {
    const start = (one) => facts(one).startsAt;
    const behind = before ? all.filter((one) => start(one) < before) : all;
    const page = behind.slice(0, this.pageSize);
    return { page, next: behind.length > page.length ? start(page.at(-1)) : null };
  }

  #clerkList(query) {
    const { page, next } = this.#page(this.#sorted(), query.get('before'));
    return { sittings: page.map((one) => ({ ...summary(one), ...clerk(one) })), next };
  }

  #list(query, answer) {
    const year = Number(query.get('year') ?? 2026);
    const seen = this.#sorted().filter((one) => one.status !== 'draft');
    const past = seen.filter((one) => one.status === 'held');
    const { page, next } = this.#page(past.filter((one) => one.localStart.startsWith(String(year))), query.get('before'));
    return answer(200, { coming: seen.filter((one) => one.status !== 'held').reverse().map(summary), year, past: page.map(summary), next, years: past.length > 0 ? [2026, 2025] : [2026] });
  }

  /** Those that can be watched again, as the home page shows them. */
  #replays(recordings) {
    const seen = this.#sorted().filter(({ status, live, replays }) => status !== 'draft' && !live && replays.length > 0);
    return seen.map((sitting) => {
      const [watch] = sitting.replays;
      const recording = recordings.get(watch.slice('/watch/'.length));
      const marked = (recording?.chapters ?? []).filter(({ item }) => item);
      return { ...summary(sitting), poster: recording?.poster ? `/hls/recordings/${recording.id}/poster.jpg` : null, duration: recording?.seconds ?? 0,
        chapterCount: marked.length, chapters: marked.slice(0, 4).map(({ numbering, title, item }) => ({ numbering, title, watch: `${watch}#item-${item}` })) };
    });
  }

  /** Which sitting a channel's page shows, and what changes with it. */
  tagOf(channel, marked) {
    const coming = this.#sorted().filter((one) => one.channel === channel && one.status === 'announced').at(-1);
    const found = this.all.get(marked) ?? this.#sorted().find(({ live }) => live === `/live/${channel}`) ?? coming;
    return { id: found?.id ?? null, tag: found ? JSON.stringify(publicSitting(found)).length + '-' + found.version : null };
  }

  #adoptTimezone() {
    const others = [...this.all.values()].filter((one) => (one.zone ?? 'Europe/Paris') !== 'Europe/Paris');
    for (const one of others) Object.assign(one, { zone: 'Europe/Paris', version: one.version + 1 });
    return others.map((one) => one.id);
  }

  #people(answer) {
    const speakers = this.#sorted().flatMap((one) => one.speakers).map(({ id, ...person }) => person);
    return answer(200, { people: speakers, groups: [...new Set(speakers.map((one) => one.group))], bodies: ['Conseil communautaire'], places: ['Salle du conseil'] });
  }

  #create(order, answer, problem) {
    if (!order.body?.trim()) return problem(400, 'Indiquez l’assemblée', 'Name the assembly');
    const sitting = newSitting(`s-${this.all.size + 1}`, { status: 'draft', ...pick(order) });
    this.all.set(sitting.id, sitting);
    return answer(201, clerkSitting(sitting));
  }

  #change(sitting, rest, order, answer, problem) {
    if (order.version !== sitting.version) return problem(409, 'La séance a changé', 'The sitting has changed', { current: clerkSitting(sitting) });
    const titles = (order.items ?? []).map((one) => one.title ?? '');
    if (titles.some((title) => title.length > 500)) return problem(400, 'Le titre compte plus de 500 caractères', 'The title has more than 500 characters');
    const change = rest === '/agenda' ? { agenda: changedAgenda(sitting.agenda, order) } : pick(order);
    this.edit(sitting.id, change, 'Claire Martin');
    return answer(200, clerkSitting(sitting));
  }

  async #documents(sitting, method, rest, query, body, answer, problem) {
    const [, id] = /^\/documents\/(.+)$/.exec(rest) ?? [];
    if (method === 'POST') {
      const content = await body();
      await new Promise((resolve) => setTimeout(resolve, this.examineMillis));
      if (!content.startsWith('%PDF-')) return problem(422, 'Ce fichier n’est pas un PDF : enregistrez le document au format PDF.', 'This file is not a PDF: save the document as PDF.');
      const name = query.get('name');
      const made = newDocument(`d-${sitting.documents.length + 1}`, { item: query.get('item'), title: name.replace(/\.pdf$/i, ''), fileName: name, bytes: content.length, pages: 1 });
      this.edit(sitting.id, { documents: [...sitting.documents, made] }, 'Claire Martin');
      return answer(201, { document: made.id, sitting: clerkSitting(sitting) });
    }
    const order = method === 'PATCH' ? JSON.parse(await body()) : null;
    const documents = order ? sitting.documents.map((one) => (one.id === id ? { ...one, ...order } : one)) : sitting.documents.filter((one) => one.id !== id);
    this.edit(sitting.id, { documents }, 'Claire Martin');
    return answer(200, clerkSitting(sitting));
  }
}

function pick(order) {
  return Object.fromEntries(FACTS.filter((field) => field in order).map((field) => [field, order[field]]));
}

function changedAgenda(before, { items = [], order }) {
  const all = new Map(before.map((item) => [item.id, item]));
  for (const item of items) all.set(item.id, { ...newItem(item.id), ...all.get(item.id), ...item });
  return (order ?? [...all.keys()]).map((id) => all.get(id));
}

/** One item a line, as far as a mock must understand. */
function preview(sitting, content) {
  const lines = content.split('\n').map((line) => line.trim()).filter(Boolean);
  const items = lines.filter((line) => /^\d/.test(line)).map((line, index) => {
    const [, numbering, title] = /^(\d+)[.)]\s*(.*)$/.exec(line);
    const old = sitting.agenda.find((one) => one.title === title);
    return { ...newItem(`p-${index}`, { numbering, title }), ...(old ?? {}), numbering, parent: null, line: index + 1,
      doubts: /\?$/.test(title) ? ['number-skipped'] : [], change: old ? 'same' : 'new', before: old ? { numbering: old.numbering, title: old.title } : null };
  });
  const removed = agenda(sitting.agenda.filter((one) => !items.some((item) => item.id === one.id)), true);
  return { items, removed, ignored: lines.filter((line) => !/^\d/.test(line)).map((line, index) => ({ line: index + 1, text: line })) };
}

/** What identifies a sitting. */
export function sittingName({ id, title, body, place, localStart, status }) {
  return { id, title, body, place, localStart, status };
}
