import { KEEPS_DAYS } from './mock-questions.mjs';

/* What moderators read and decide of citizens' questions, by the rules of the server. */

import { sittingName } from './mock-sittings.mjs';

const MASK = '[…]';
const BECOMES = { publish: 'published', refuse: 'refused', merge: 'merged' };
const STEPS = { publish: 'published', shorten: 'shortened', refuse: 'refused', merge: 'merged', move: 'moved', 'send-to-chair': 'sent-to-chair', recall: 'recalled',
  show: 'shown', 'take-down': 'taken-down', answer: 'answered', reply: 'replied' };
const ALLOWED = { shorten: ['waiting', 'contested', 'refused', 'published', 'answered'], publish: ['waiting', 'contested', 'refused', 'merged'], refuse: ['waiting', 'contested', 'published', 'answered', 'merged'],
  merge: ['waiting', 'contested', 'published', 'merged'], 'send-to-chair': ['published'], show: ['published'],
  answer: ['published', 'answered'], reply: ['published', 'answered'] };
const REMEMBERED = 100;

/** A question as a test keeps it; {@link change} says what is else. */
export function newCard(id, change = {}) {
  const askedAt = change.askedAt ?? '2026-11-25T17:30:00Z';
  return { id, item: null, text: 'Quand la piscine rouvrira-t-elle ?', shortened: false, original: null, note: null, author: { name: 'Jeanne Roux', commune: 'Saint-Flour' }, askedAt, state: 'waiting',
    leader: null, contest: null, mayUndo: false, version: 1, flags: [], refusal: null, answer: null, reply: null, chair: null,
    steps: [{ kind: 'asked', at: askedAt, who: '', detail: '' }], group: null, supports: 0, askedBy: 1, hold: null, reports: [], ...change };
}

/** The questions of the mock server, for those who moderate. */
export class MockModeration {
  #sittings = new Map();
  #befores = new Map();
  bans = [];
  /** By question: `{spans, alike}`. */
  findings = new Map();
  #streams = new Set();

  reset() {
    this.#sittings.clear();
    this.#befores.clear();
    this.findings.clear();
    this.bans = [];
    for (const { response } of this.#streams) response.end();
  }

  /** The questions of a sitting. */
  set(sitting, cards, taking = {}) {
    this.#sittings.set(sitting, { number: 1, changes: [], cards: new Map(cards.map((card) => [card.id, card])),
      taking: { mode: 'open', open: true, paused: false, version: 0, opensAt: null, closesAt: null, keepsDays: KEEPS_DAYS, ...taking } });
  }

  card(sitting, id) {
    return this.#sittings.get(sitting).cards.get(id);
  }

  taking(sitting) {
    return this.#sittings.get(sitting).taking;
  }

  /** Changes a card, as somebody else or the server would. */
  change(sitting, id, change) {
    const of = this.#sittings.get(sitting);
    of.cards.set(id, { ...(of.cards.get(id) ?? newCard(id)), ...change });
    this.#tell(sitting, [id]);
  }

  /** Does what an order says. */
  decide(sitting, order, who) {
    const of = this.#sittings.get(sitting);
    const card = of?.cards.get(order.question);
    if (!card) return ['refused', 'Cette question n’est pas de cette séance.', 'This question is not of this sitting.'];
    if (card.version !== order.version) return ['conflict'];
    if (order.action === 'undo') return this.#undo(sitting, card, who);
    if (order.action === 'place') return this.#place(sitting, of.cards, card, order.before);
    if (ALLOWED[order.action] && !ALLOWED[order.action].includes(card.state)) return ['refused', 'Cette question a changé entre-temps.', 'This question has changed meanwhile.'];
    const at = new Date().toISOString();
    if (order.action === 'note') {
      this.change(sitting, card.id, { note: order.words ? { who, text: order.words, at } : null, version: card.version + 1 });
      return ['done'];
    }
    const changed = this.#applied(of, card, order, at);
    const { state, leader, refusal, answer, chair, text, shortened, original } = card;
    this.#befores.set(card.id, { state, leader, refusal, answer, chair, text, shortened, original });
    const detail = order.reason ?? order.leader ?? order.item ?? '';
    const keeps = !['move', 'reply'].includes(order.action);
    const others = order.action === 'show' ? [...of.cards.values()].filter((one) => one.chair?.shownSince) : [];
    for (const one of others) of.cards.set(one.id, { ...one, chair: { ...one.chair, shownSince: null }, version: one.version + 1 });
    of.cards.set(card.id, { ...card, ...changed, mayUndo: keeps, version: card.version + 1, steps: [...card.steps, { kind: STEPS[order.action], at, who, detail }] });
    this.#tell(sitting, [card.id, ...others.map((one) => one.id)]);
    return ['done'];
  }

  #applied(of, card, order, at) {
    const written = order.written && { from: '', ...order.written, at };
    switch (order.action) {
      case 'publish': return { state: BECOMES.publish, refusal: null, leader: null };
      case 'shorten': {
        const left = order.passages.toReversed().reduce((words, { start, end }) => words.slice(0, start) + MASK + words.slice(end), card.text);
        return { state: BECOMES.publish, refusal: null, text: left, shortened: true, original: card.original ?? card.text };
      }
      case 'refuse': return { state: BECOMES.refuse, refusal: { reason: order.reason, words: order.words ?? '' }, chair: null };
      case 'merge': return { state: BECOMES.merge, leader: order.leader, refusal: null, chair: null };
      case 'move': return { item: order.item };
      case 'send-to-chair': return { chair: { sentAt: at, shownSince: null } };
      case 'recall': return { chair: null };
      case 'show': return { chair: { sentAt: card.chair?.sentAt ?? at, shownSince: at } };
      case 'take-down': return { chair: { ...card.chair, shownSince: null } };
      case 'answer': return { state: 'answered', chair: null, answer: { spoken: order.spoken ? { start: at, ...order.spoken } : null, written: written ?? null } };
      default: return { reply: written };
    }
  }

  #place(sitting, cards, card, before) {
    const list = [...cards.values()].filter((one) => one.chair).sort((one, other) => one.chair.sentAt.localeCompare(other.chair.sentAt));
    const places = list.map((one) => one.chair.sentAt);
    const placed = list.filter((one) => one.id !== card.id);
    placed.splice(before ? placed.findIndex((one) => one.id === before) : placed.length, 0, card);
    placed.forEach((one, index) => cards.set(one.id, { ...one, chair: { ...one.chair, sentAt: places[index] }, version: one.version + 1 }));
    this.#tell(sitting, placed.map((one) => one.id));
    return ['done'];
  }

  #undo(sitting, card, who) {
    if (!card.mayUndo) return ['refused', 'Il n’y a rien à annuler sur cette question.', 'There is nothing to undo on this question.'];
    const last = card.steps.at(-1);
    const steps = [...card.steps, { kind: 'undone', at: new Date().toISOString(), who, detail: last.kind }];
    this.change(sitting, card.id, { ...this.#befores.get(card.id), mayUndo: false, version: card.version + 1, steps });
    return ['done'];
  }

  /** Answers what is about moderating; false for anything else. */
  async answer({ method, path, request, response, person, body, answer, problem, isStaff, withoutEvents, sittings }) {
    const [, shown, stream] = /^\/sittings\/([^/]+)\/questions(\/events)?$/.exec(path) ?? [];
    if (shown && method === 'GET' && this.#sittings.has(shown)) return stream ? this.#events(request, response, shown, publicView, withoutEvents) : answer(200, this.#whole(shown, publicView));
    if (!/^\/(sittings\/[^/]+\/moderation|questions\/(summary|[^/]+\/(hold|ban|findings))$|bans)/.test(path)) return false;
    if (!isStaff) return problem(401, 'Votre session est terminée : connectez-vous', 'Your session is over: sign in', { code: 'sign-in-needed' });
    const order = ['POST', 'PUT'].includes(method) ? await body() : {};
    const [, sitting, rest = ''] = /^\/sittings\/([^/]+)\/moderation(\/.*)?$/.exec(path) ?? [];
    if (sitting) return this.#ofSitting({ method, sitting, rest, request, response, person, order, answer, problem, withoutEvents });
    if (path === '/questions/summary') return answer(200, { sittings: this.#workloads(sittings) });
    if (path === '/bans') return answer(200, { bans: this.bans });
    const [, ban] = /^\/bans\/(.+)$/.exec(path) ?? [];
    if (ban) return (this.bans = this.bans.filter(({ id }) => id !== ban)), answer(200, { id: ban });
    const [, id, what] = /^\/questions\/([^/]+)\/(\w+)$/.exec(path);
    const found = [...this.#sittings].find(([, { cards }]) => cards.has(id));
    if (!found) return problem(404, 'Question inconnue', 'Unknown question');
    if (what === 'findings') return answer(200, this.findings.get(id) ?? { spans: [], alike: [] });
    if (what === 'ban') return answer(200, this.#ban(id, order, person));
    return answer(200, this.#hold(found[0], id, order, person));
  }

  #ofSitting({ method, sitting, rest, request, response, person, order, answer, problem, withoutEvents }) {
    const of = this.#sittings.get(sitting);
    if (!of) return problem(404, 'Séance inconnue', 'Unknown sitting');
    if (rest === '/events') return this.#events(request, response, sitting, (card) => card, withoutEvents);
    if (rest === '/statistics') return answer(200, statistics([...of.cards.values()]));
    if (rest === '/holds') return this.#letGo(sitting, person), answer(200, {});
    if (rest === '/taking') {
      if (order.version !== of.taking.version) return problem(409, 'Quelqu’un d’autre vient de changer ces réglages : rechargez la page.', 'Somebody else has just changed these settings: reload the page.');
      of.taking = { ...of.taking, opensAt: null, closesAt: null, ...order, open: order.mode !== 'off', version: order.version + 1 };
      this.#tell(sitting, []);
      return answer(200, of.taking);
    }
    const [, report] = /^\/reports\/(.+)$/.exec(rest) ?? [];
    if (report) {
      const card = [...of.cards.values()].find(({ reports }) => reports.some(({ id }) => id === report));
      this.change(sitting, card.id, { reports: card.reports.map((one) => (one.id === report ? { ...one, state: order.state, decidedBy: person.name, message: order.message ?? '', contact: '' } : one)) });
      return answer(200, { id: report, state: order.state, told: 'mail' });
    }
    if (method === 'GET') return answer(200, this.#whole(sitting, (card) => card));
    const outcomes = order.orders.map((one) => {
      const [outcome, fr, en] = this.decide(sitting, one, person.name);
      return { question: one.question, outcome, ...(fr ? { detail: { fr, en } } : {}) };
    });
    return answer(200, { outcomes });
  }

  #workloads(sittings) {
    const decisions = (one) => one.waiting + one.contested + one.reported;
    return [...this.#sittings].flatMap(([id, { cards }]) => (sittings.has(id) ? [workload(sittingName(sittings.get(id)), [...cards.values()])] : []))
      .filter((one) => decisions(one) + one.held > 0)
      .sort((one, other) => decisions(other) - decisions(one));
  }

  #ban(question, { hours, reason }, person) {
    const from = new Date();
    const asked = [...this.#sittings.values()].map(({ cards }) => cards.get(question)).find(Boolean);
    const ban = { id: `ban-${this.bans.length + 1}`, question, text: asked?.text ?? null, author: asked?.author ?? null, reason, who: person.name, appeal: null, from: from.toISOString(), until: new Date(from.getTime() + hours * 3_600_000).toISOString() };
    this.bans = [...this.bans, ban];
    return ban;
  }

  #hold(sitting, id, { takeOver }, person) {
    const { hold } = this.card(sitting, id);
    const held = hold && hold.account !== person.id && !takeOver ? hold : { account: person.id, who: person.name, until: new Date(Date.now() + 120_000).toISOString() };
    if (held !== hold) this.change(sitting, id, { hold: held });
    return { held: held.account === person.id, who: held.who };
  }

  #letGo(sitting, person) {
    for (const { id, hold } of this.#sittings.get(sitting).cards.values()) if (hold?.account === person.id) this.change(sitting, id, { hold: null });
  }

  #whole(sitting, view) {
    const { number, taking, cards } = this.#sittings.get(sitting);
    return { number, taking, questions: [...cards.values()].map(view).filter(Boolean) };
  }

  #events(request, response, sitting, view, withoutEvents) {
    if (withoutEvents) return response.writeHead(503).end(), true;
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    const stream = { response, sitting, view };
    this.#streams.add(stream);
    response.on('close', () => this.#streams.delete(stream));
    const of = this.#sittings.get(sitting);
    const seen = Number(request.headers['last-event-id'] ?? 0);
    const missed = of.changes.filter(({ number }) => number > seen);
    if (seen > 0 && seen + missed.length === of.number) for (const { number, ids } of missed) this.#send(stream, number, ids);
    else response.write(`id: ${of.number}\nevent: questions\ndata: ${JSON.stringify(this.#whole(sitting, view))}\n\n`);
    return true;
  }

  #tell(sitting, ids) {
    const of = this.#sittings.get(sitting);
    of.number += 1;
    of.changes = [...of.changes, { number: of.number, ids }].slice(-REMEMBERED);
    for (const stream of this.#streams) if (stream.sitting === sitting) this.#send(stream, of.number, ids);
  }

  #send({ response, sitting, view }, number, ids) {
    const { taking, cards } = this.#sittings.get(sitting);
    const seen = ids.map((id) => [id, view(cards.get(id))]);
    const changes = { number, taking, changed: seen.map(([, card]) => card).filter(Boolean), gone: seen.filter(([, card]) => !card).map(([id]) => id) };
    response.write(`id: ${number}\nevent: changes\ndata: ${JSON.stringify(changes)}\n\n`);
  }
}

/** A question as everybody sees it; null if nobody does. */
function publicView({ id, item, text, shortened, author, askedAt, state, supports, askedBy, chair, answer, reply }) {
  if (state !== 'published' && state !== 'answered') return null;
  return { id, item, text, shortened, author, askedAt, state, supports, askedBy, onScreen: Boolean(chair?.shownSince), answer, reply };
}

function statistics(cards) {
  const states = Object.fromEntries(['waiting', 'published', 'answered', 'merged', 'refused', 'contested', 'withdrawn'].map((state) => [state, cards.filter((card) => card.state === state).length]));
  return { asked: cards.length, states, supports: cards.reduce((sum, { supports }) => sum + supports, 0), reports: cards.flatMap(({ reports }) => reports).length,
    communes: new Set(cards.map(({ author }) => author.commune)).size, medianWaitSeconds: 95 };
}

/** What is to be done with {@link cards}. */
function workload(sitting, cards) {
  const count = (test) => cards.filter(test).length;
  const open = cards.filter(({ state }) => state === 'waiting' || state === 'contested');
  return { sitting, waiting: count(({ state }) => state === 'waiting'), contested: count(({ state }) => state === 'contested'),
    flagged: open.filter(({ flags }) => flags.length > 0).length, held: count(({ hold }) => hold !== null),
    reported: cards.flatMap(({ reports }) => reports).filter(({ state }) => state === 'open').length,
    since: open.map(({ askedAt }) => askedAt).sort()[0] ?? null };
}
