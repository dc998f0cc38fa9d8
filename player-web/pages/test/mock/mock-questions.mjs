import { createHash, randomBytes } from 'node:crypto';

export const KEEPS_DAYS = { author: 30, unpublished: 180, email: null };
const TAKING = { mode: 'open', open: true, paused: false, version: 1, opensAt: null, closesAt: null, keepsDays: KEEPS_DAYS };
/** What a browser tries at most: little, so that a test does not wait. */
const MOST = 20_000;

/** A published question as the public reads it; {@link change} says what is else. */
export function newQuestion(id, change = {}) {
  return { id, item: null, text: 'Quand la halle sera-t-elle rouverte ?', shortened: false, author: { name: 'Marie', commune: 'Saint-Flour' }, askedAt: '2026-11-25T17:40:00Z',
    state: 'published', supports: 0, askedBy: 1, onScreen: false, answer: null, reply: null, ...change };
}

const hashOf = (words) => createHash('sha256').update(words).digest('hex');

/** What is sent with an order that asks for some work. */
export function solutionOf(challenge) {
  const number = Array.from({ length: challenge.maxnumber + 1 }, (_, one) => one).find((one) => hashOf(challenge.salt + one) === challenge.challenge);
  return { ...challenge, number };
}

/** The citizens' questions of the mock server, as the API keeps them. */
export class MockQuestions {
  /** By sitting: `{taking, questions}`. A sitting that is not here takes none. */
  all = new Map();
  /** What authors see, by id: an OwnQuestion with its `key`. */
  own = new Map();
  /** Who supports what: `browser question`. */
  supports = new Set();
  reports = [];
  /** Why the next question is refused: `[status, fr, en, more]`. */
  refuses = null;
  #number = 1;
  #challenges = new Map();
  #streams = new Set();

  reset() {
    for (const map of [this.all, this.own, this.supports, this.#challenges]) map.clear();
    this.reports.length = 0;
    this.refuses = null;
  }

  /** A sitting takes questions, and has some. */
  open(sitting, questions = [], taking = {}) {
    this.all.set(sitting, { taking: { ...TAKING, ...taking }, questions });
  }

  /** Publishes, changes or takes away, and tells all who listen. */
  change(sitting, changed, gone = []) {
    const known = this.#of(sitting);
    const others = known.questions.filter(({ id }) => !gone.includes(id) && !changed.some((one) => one.id === id));
    this.all.set(sitting, { ...known, questions: [...others, ...changed] });
    this.#number += 1;
    for (const { sitting: followed, response } of this.#streams) {
      if (followed === sitting) this.#send(response, 'changes', { number: this.#number, taking: known.taking, changed, gone });
    }
  }

  /** Moves what its author sees of a question. */
  decide(id, change) {
    Object.assign(this.own.get(id), { version: this.own.get(id).version + 1, mayCorrect: false, ...change });
  }

  /** Answers what is about questions; false for anything else. */
  async answer({ method, path, request, response, isPublic, withoutEvents, body, answer, problem }) {
    if (path === '/challenge') return answer(200, this.#challenge());
    const [, reported] = /^\/question-reports\/([^/]+)$/.exec(path) ?? [];
    if (reported) return this.#ownReport(reported, request.headers['tribune-question-key'], answer, problem);
    const [, sitting, rest = ''] = /^\/sittings\/([^/]+)\/questions(\/events|\/supported)?$/.exec(path) ?? [];
    const [, id, part] = /^\/questions\/([^/]+)\/(own|own\/contest|own\/email|own\/export|support|reports)$/.exec(path) ?? [];
    if (!sitting && !id && path !== '/questions/appeal') return false;
    if (sitting && !isPublic(sitting)) return problem(404, 'Séance inconnue', 'Unknown sitting');
    if (method !== 'GET' && request.headers['x-tribune-request'] !== '1') return problem(403, 'En-tête absent', 'Header missing');
    const browser = request.headers['tribune-browser'];
    if (rest === '/events') return withoutEvents ? problem(503, 'Indisponible', 'Unavailable') : this.#follow(sitting, response);
    if (rest === '/supported') return answer(200, { questions: this.#of(sitting).questions.map((one) => one.id).filter((one) => this.supports.has(`${browser} ${one}`)) });
    if (sitting && method === 'GET') return answer(200, { number: this.#number, ...this.#of(sitting) });
    const order = method === 'GET' || method === 'DELETE' ? {} : JSON.parse((await body()) || '{}');
    if (sitting) return this.#ask(sitting, order, answer, problem);
    if (part === 'support') return this.#support(id, browser, method === 'PUT', answer, problem);
    if (part === 'reports') return this.#report(id, order, answer, problem);
    if (path === '/questions/appeal') return answer(200, { id: 'ban-1' });
    return this.#own(id, request.headers['tribune-question-key'], method, part, order, answer, problem);
  }

  #of(sitting) {
    return this.all.get(sitting) ?? { taking: { ...TAKING, mode: 'off', open: false }, questions: [] };
  }

  #challenge() {
    const salt = randomBytes(12).toString('hex');
    const number = Math.floor(Math.random() * MOST);
    const challenge = hashOf(salt + number);
    this.#challenges.set(challenge, number);
    return { algorithm: 'SHA-256', challenge, maxnumber: MOST, salt, signature: 'mock' };
  }

  /** A challenge is used once. */
  #isSolved(solution) {
    const solved = solution !== undefined && this.#challenges.get(solution.challenge) === solution.number;
    if (solved) this.#challenges.delete(solution.challenge);
    return solved;
  }

  forgetChallenges() {
    this.#challenges.clear();
  }

  #ask(sitting, order, answer, problem) {
    if (!this.#of(sitting).taking.open) return problem(409, 'Les questions sont fermées.', 'Questions are closed.');
    if (this.refuses) return problem(...this.refuses);
    if (!this.#isSolved(order.challenge)) return problem(400, 'Vérification expirée', 'The check has expired', { code: 'challenge-needed' });
    const id = `q-${this.own.size + 1}`;
    const { text, name, commune = '', item = null, email = '' } = order;
    if (email.endsWith('.invalid')) return problem(400, 'Cette adresse électronique n’est pas valable.', 'This e-mail address is not valid.');
    this.own.set(id, { key: `key-of-${id}`, id, sitting, item, text, shortened: false, original: null, author: { name, commune }, askedAt: '2026-11-25T17:45:00Z', state: 'waiting', supports: 0,
      mayCorrect: true, mayContest: false, emailKept: email !== '', email: email || null, version: 0, refusal: null, answer: null, leader: null, steps: [{ kind: 'asked', at: '2026-11-25T17:45:00Z' }] });
    return answer(201, { id, key: `key-of-${id}`, link: `/questions/${id}#key-of-${id}` });
  }

  #published(id) {
    const [sitting] = [...this.all].find(([, { questions }]) => questions.some((one) => one.id === id)) ?? [];
    return sitting ? { sitting, question: this.#of(sitting).questions.find((one) => one.id === id) } : null;
  }

  #support(id, browser, wanted, answer, problem) {
    const found = this.#published(id);
    if (!found) return problem(404, 'Question inconnue', 'Unknown question');
    const key = `${browser} ${id}`;
    const step = Number(wanted) - Number(this.supports.has(key));
    wanted ? this.supports.add(key) : this.supports.delete(key);
    const supports = found.question.supports + step;
    if (step !== 0) this.change(found.sitting, [{ ...found.question, supports }]);
    return answer(200, { supported: wanted, supports });
  }

  #report(id, order, answer, problem) {
    if (!this.#published(id)) return problem(404, 'Question inconnue', 'Unknown question');
    if (!this.#isSolved(order.challenge)) return problem(400, 'Vérification expirée', 'The check has expired', { code: 'challenge-needed' });
    this.reports.push({ question: id, ...order, state: 'open', outcome: null, message: '' });
    const name = `report-${this.reports.length}`;
    return answer(201, { id: name, key: `key-of-${name}`, link: `/question-reports/${name}#key-of-${name}` });
  }

  #ownReport(name, key, answer, problem) {
    const report = this.reports[Number(name.slice('report-'.length)) - 1];
    if (!report || key !== `key-of-${name}`) return problem(404, 'Ce lien privé n’existe pas, ou plus.', 'This private link does not exist, or no longer does.');
    const { question, reason, words, contact, state, outcome, message } = report;
    const { sitting } = this.#published(question) ?? { sitting: 's-1' };
    return answer(200, { id: name, sitting, question: outcome === 'removed' ? null : question, reason, words, state, outcome, message, contactKept: contact !== '' && state === 'open', at: '2026-11-25T18:10:00Z', decidedAt: state === 'open' ? null : '2026-11-25T18:20:00Z' });
  }

  #own(id, key, method, part, order, answer, problem) {
    const own = this.own.get(id);
    if (own?.key !== key) return problem(404, 'Ce lien privé n’existe pas, ou plus.', 'This private link does not exist, or no longer does.');
    const { name, commune = '', text, words } = order;
    if (method === 'PATCH') Object.assign(own, { text, author: { name, commune }, version: own.version + 1 });
    if (part === 'own/contest') this.decide(id, { state: 'contested', mayContest: false, steps: [...own.steps, { kind: 'contested', at: '2026-11-25T18:00:00Z' }], words });
    if (method === 'DELETE') Object.assign(own, { emailKept: false, email: null });
    if (method === 'DELETE' && part === 'own') this.decide(id, { state: 'withdrawn', text: '', author: { name: '—', commune: '' }, mayContest: false });
    const { key: _key, words: _words, email, ...view } = own;
    return answer(200, part === 'own/export' ? { ...view, browserIsKnown: true, lineIsKnown: true, email, language: 'fr' } : view);
  }

  #follow(sitting, response) {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    const stream = { sitting, response };
    this.#streams.add(stream);
    response.on('close', () => this.#streams.delete(stream));
    this.#send(response, 'questions', { number: this.#number, ...this.#of(sitting) });
    return true;
  }

  #send(response, event, data) {
    response.write(`id: ${data.number}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }
}
