import { createHash } from 'node:crypto';
import { wordOf } from './fixture-sittings.mjs';

const ASKED = '2026-11-25T17:30:00Z';
const MODERATOR = 'Ève Été';
const AUTHOR = { name: 'Jeanne Roux', commune: 'Saint-Flour' };

/** A question as a test describes it; {@link change} says what is else. */
export function newCard(id, change = {}) {
  return { id, item: null, text: 'Quand la piscine rouvrira-t-elle ?', author: AUTHOR, askedAt: ASKED, state: 'waiting', decidedAt: null, flags: [], supports: 0, askedBy: 1,
    contest: null, refusal: null, leader: null, answer: null, reply: null, chair: null, reports: [], email: null, ...change };
}

/** A published question. */
export function newQuestion(id, change = {}) {
  return newCard(id, { text: 'Quand la halle sera-t-elle rouverte ?', author: { name: 'Marie', commune: 'Saint-Flour' }, askedAt: '2026-11-25T17:40:00Z', state: 'published', ...change });
}

/** The secret of the private link of a question or a report that a test made. */
export const keyOf = (id) => `key-of-${id}`;

/** The secret of the browser that a question of a test came from. */
export const browserOf = (id) => `browser-of-${id}`.padEnd(22, '-');

const hashOf = (words) => createHash('sha256').update(words).digest('base64url');

/** What is sent with an order that asks for some work. */
export function solutionOf(challenge) {
  const hash = (number) => createHash('sha256').update(challenge.salt + number).digest('hex');
  let number = 0;
  while (hash(number) !== challenge.challenge) number += 1;
  return { ...challenge, number };
}

/** Citizens' questions at the real program. */
export class FixtureQuestions {
  #program;
  /** What was put by sitting, for the search of the mock. */
  put = new Map();

  constructor(program) {
    this.#program = program;
  }

  /** A sitting takes questions, and has some. */
  open(sitting, cards = [], { mode = 'open', opensAt = null, closesAt = null } = {}) {
    this.#program.tell({ type: 'questioning', questioning: { sitting, mode: wordOf(mode), opensAt, closesAt, version: 0 } });
    for (const card of cards) this.change(sitting, card);
  }

  /** A question that is asked, or is another one by now. */
  change(sitting, card) {
    const all = this.put.get(sitting) ?? [];
    this.put.set(sitting, [...all.filter((one) => one.id !== card.id), card]);
    this.#program.tell({ type: 'question', file: questionFile(sitting, card) });
    for (let other = 1; other < card.askedBy; other += 1) {
      this.#program.tell({ type: 'question', file: questionFile(sitting, newCard(`${card.id}-${other}`, { text: card.text, state: 'merged', leader: card.id })) });
    }
  }

  /** A question as moderators read it. */
  async card(sitting, id) {
    const { questions } = await this.all(sitting);
    return questions.find((one) => one.id === id);
  }

  /** All questions of a sitting, and when it takes them, as moderators read it. */
  all(sitting) {
    return this.#program.ask('p-eve', 'GET', `/sittings/${sitting}/moderation`);
  }

  /** Somebody decides on a question. */
  async decide(sitting, id, order, person = 'p-bruno') {
    let made = { outcome: 'conflict' };
    // What moderators read may be a second old.
    for (let tries = 0; made.outcome === 'conflict' && tries < 50; tries += 1) {
      if (tries > 0) await new Promise((resolve) => setTimeout(resolve, 100));
      const version = (await this.card(sitting, id))?.version ?? 0;
      [made] = (await this.#program.ask(person, 'POST', `/sittings/${sitting}/moderation`, { orders: [{ question: id, version, ...order }] })).outcomes;
    }
    if (made.outcome !== 'done') throw new Error(`${order.action}: ${JSON.stringify(made)}`);
  }

  /** Somebody else looks at a question. */
  hold(id, person = 'p-bruno') {
    return this.#program.ask(person, 'PUT', `/questions/${id}/hold`, {});
  }

  /** Somebody may not ask any more: the author of a question. */
  ban(id, reason) {
    return this.#program.ask('p-bruno', 'POST', `/questions/${id}/ban`, { hours: 24, reason });
  }

  bans() {
    return this.#program.ask('p-eve', 'GET', '/bans').then(({ bans }) => bans);
  }

  lift(ban) {
    return this.#program.ask('p-eve', 'DELETE', `/bans/${ban}`, {});
  }

  /** Who was banned for a question answers. */
  appeal(id, words) {
    return this.#program.ask(null, 'POST', '/questions/appeal', { browser: browserOf(id), words });
  }

  /** A question as its author reads it. */
  own(id, key) {
    return this.#program.ask(null, 'GET', `/questions/${id}/own`, undefined, { 'tribune-question-key': key });
  }

  /** Where the answer to a question goes; null if that is not known. */
  async address(id) {
    return (await this.#program.tell({ type: 'address', question: id })).address;
  }

  /** Asks as a citizen does; gives the question's `{id, key, link}`. */
  async ask(sitting, order = {}) {
    const challenge = solutionOf(await this.#program.ask(null, 'GET', '/challenge'));
    return this.#program.ask(null, 'POST', `/sittings/${sitting}/questions`, { name: 'Marie D.', commune: 'Talizat', text: 'Quand la piscine sera-t-elle réparée ?', browser: browserOf('marie'), challenge, ...order });
  }

  /** A moderator decides on what was reported. */
  decideReport(sitting, report, order) {
    return this.#program.ask('p-bruno', 'POST', `/sittings/${sitting}/moderation/reports/${report}`, order);
  }
}

/** A question as the program's backups have it. */
function questionFile(sitting, card) {
  const { id, item, text, author, askedAt, state, flags, contest, refusal, leader, answer, reply, chair, reports, email, supports } = card;
  const decidedAt = card.decidedAt ?? askedAt;
  const step = (at, kind, who = '') => ({ at, who, kind, detail: '', before: null });
  const decided = state !== 'waiting';
  const decision = decided ? { at: decidedAt, who: MODERATOR, refusal: refusal && wordOf(refusal.reason), words: refusal?.words ?? '' } : null;
  const steps = [step(askedAt, 'ASKED'), ...(decided ? [step(decidedAt, state === 'contested' ? 'REFUSED' : wordOf(state), MODERATOR)] : []), ...(contest ? [step(decidedAt, 'CONTESTED')] : [])];
  return {
    question: { id, sitting, item, author, text, flags: flags.map(wordOf), contest: contest && { at: decidedAt, words: contest }, reply, original: null, note: null, steps, version: 0,
      standing: { state: wordOf(state), decision, leader, answer, chair } },
    asker: { question: id, linkHash: hashOf(keyOf(id)), browser: hashOf(browserOf(id)), origin: '', email, wantsLink: false, mailedHash: null, language: 'fr', askedAt },
    supporters: Array.from({ length: supports }, (_, one) => hashOf(`${id} ${one}`)),
    reports: reports.map((one) => ({ ...one, question: id, sitting, reason: wordOf(one.reason), state: 'OPEN', decidedBy: '', decidedAt: null, message: null,
      reporter: { linkHash: hashOf(keyOf(one.id)), language: 'fr' } })),
  };
}
