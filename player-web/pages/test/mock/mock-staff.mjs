/* The staff's part of the contract: sessions, links, people, the audit trail. */

export const PASSWORD = 'girafe lavabo tricycle nuage';
const SECRET = 'first-set-up-link-secret';
const COOKIE = 'tribune_session=mock';
const ACTIONS = ['signed-in', 'sign-in-refused', 'sign-in-slowed', 'signed-out', 'session-ended', 'site-set-up', 'account-created',
  'account-renamed', 'roles-changed', 'account-disabled', 'account-enabled', 'account-deleted', 'link-made', 'password-set',
  'password-changed', 'identity-bound', 'identity-released', 'passkey-added', 'passkey-removed', 'contact-given', 'contact-confirmed', 'contact-removed', 'preview-started', 'went-live', 'broadcast-suspended', 'floor-given', 'broadcast-resumed', 'session-closed', 'session-reopened', 'broadcast-ended', 'sitting-created', 'sitting-changed', 'sitting-deleted', 'document-added', 'document-removed', 'chapters-marked', 'captions-saved', 'captions-removed', 'pen-passed', 'recording-renamed', 'recording-made-trial', 'recording-made-sitting', 'recording-deleted', 'correction-requested', 'question-decided', 'questioning-changed', 'report-decided', 'author-banned', 'ban-lifted', 'questions-exported', 'film-sent', 'preparation-changed', 'report-created', 'report-changed', 'report-moved', 'report-published', 'report-unpublished', 'report-deleted', 'report-shelf-changed'];

/** What a page shows of the person that the mock signs in. */
const person = (id, login, name, roles, change = {}) => ({ id, login, name, roles, active: true, hasPassword: true, bound: false, contact: null,
  createdAt: '2026-11-01T08:00:00Z', signedInAt: '2026-11-24T17:30:00Z', ...change });

const session = (id, from, change = {}) => ({ id, current: false, trusted: false, from, createdAt: '2026-11-24T17:30:00Z',
  lastSeenAt: '2026-11-24T18:10:00Z', endsAt: '2026-12-24T17:30:00Z', ...change });

/** People who may do this or that; a test changes them, and ends sessions, by hand. */
export class MockStaff {
  /** While true each session is over. */
  over = false;
  /** What the single sign-on is called, if there is one. */
  provider = null;
  /** While true the provider does not answer. */
  providerAway = false;
  /** While true who signed in by the provider signs out there, too. */
  providerEnds = false;

  constructor() {
    this.reset();
  }

  reset() {
    this.over = false;
    this.provider = null;
    this.providerAway = false;
    this.providerEnds = false;
    this.me = 'p-eve';
    this.people = [
      person('p-anne', 'anne', 'Anne Martin', ['clerk']),
      person('p-bruno', 'bruno', 'Bruno <b>Petit</b>', ['reporter', 'moderator'], { hasPassword: false, signedInAt: null }),
      person('p-eve', 'eve', 'Ève Été', ['administrator']),
    ];
    this.sessions = [session('s-1', 'Firefox, Windows, 192.0.2.7', { current: true }), session('s-2', 'Chrome, Android, 192.0.2.8', { trusted: true })];
    this.password = PASSWORD;
    this.passkeys = [{ id: 'a-phone', name: 'Téléphone <b>perdu</b>', createdAt: '2026-11-02T08:00:00Z', usedAt: '2026-11-20T18:30:00Z' }];
    this.contact = { mail: true, email: null, state: null, language: null, wanted: ['returned', 'published', 'failed'], endsAt: null, offered: 'eve@mairie.example' };
    this.links = new Map([[SECRET, null]]);
    this.trail = [];
    for (let i = 0; i < 60; i++) this.#did(ACTIONS[i % ACTIONS.length], 'chamber', i % 9 ? '' : 'Conseil communautaire <script>alert(1)</script> du 24 novembre');
  }

  #did(action, subject = '', detail = '') {
    const roles = ['roles-changed', 'account-created'].includes(action);
    this.trail.unshift({ number: this.trail.length + 1, at: new Date(Date.UTC(2026, 10, 24, 18) + 1000 * this.trail.length).toISOString(),
      account: 'p-eve', who: 'Ève Été', action, subject, detail: roles ? 'clerk reporter' : detail, from: 'Firefox, Windows, 192.0.2.7' });
  }

  /** True if the request may do what the staff may. */
  admits(request) {
    return !this.over && (request.headers.cookie ?? '').includes(COOKIE);
  }

  /** Who makes a request: a test distinguishes two people by a cookie. */
  personOf(request) {
    return this.#person(/tribune_person=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1]);
  }

  #person(id = this.me) {
    return this.people.find((one) => one.id === id);
  }

  #view(one = this.#person()) {
    const { id, login, name, roles } = one;
    return { id, login, name, roles };
  }

  /** Answers what is about the staff: `[status, body, cookie]`; undefined if it is not. */
  answer(method, path, request, body, query) {
    if (path === '/session' && method === 'POST') return this.#signIn(body);
    if (path === '/session/passkey/challenge') return [200, { challenge: 'bW9jaw', rpId: 'localhost' }];
    if (path === '/session/passkey') return problem(401, 'Cette clé d’accès n’ouvre aucun compte', 'This passkey opens no account', 'wrong-passkey');
    if (path === '/session/oidc') return this.#toProvider(body);
    if (path === '/session/oidc/callback') return this.#fromProvider(query);
    if (path === '/session/oidc/sign-out') return [303, undefined, undefined, `/console/sign-in?out=${this.providerAway ? 'here' : 'provider'}`];
    if (path === '/set-up') return this.#setUp(body);
    if (path === '/links/look') return this.#look(body);
    if (path === '/links/password') return this.#choose(body);
    if (!/^\/(session|account|accounts|audit)(\/|\.csv|$)/.test(path)) return undefined;
    if (!this.admits(request)) return signInNeeded();
    if (path === '/session') return method === 'GET' ? [200, this.#view(this.personOf(request))] : this.#signOut();
    if (path.startsWith('/account/')) return this.#account(method, path, body);
    if (!this.#person().roles.includes('administrator')) return problem(403, 'Votre rôle ne le permet pas', 'Your role does not do that');
    return path.startsWith('/audit') ? this.#audit(path, query) : this.#people(method, path, body);
  }

  #signIn({ login, password }) {
    const found = this.people.find((one) => one.login === login?.trim().toLowerCase());
    if (!found?.active || password !== this.password) return problem(401, 'L’identifiant ou le mot de passe n’est pas le bon', 'Wrong login or password', 'wrong-password');
    return this.#welcome(found.id);
  }

  #signOut() {
    const cookie = 'tribune_session=; Max-Age=0; Path=/';
    return this.providerEnds ? [200, { url: '/api/v1/session/oidc/sign-out' }, cookie] : [204, undefined, cookie];
  }

  /** The mock is its own provider, where Anne is. */
  #toProvider({ next }) {
    if (this.providerAway) return problem(503, '« Compte de la mairie » ne répond pas', '“Town account” does not answer');
    return [200, { url: `${this.address}/api/v1/session/oidc/callback?${new URLSearchParams({ code: 'anne', state: 'mock', next })}` }];
  }

  #fromProvider(query) {
    this.#person('p-anne').bound = true;
    const [, , cookie] = this.#welcome('p-anne');
    return [303, undefined, cookie, query.get('next')];
  }

  #welcome(id) {
    this.over = false;
    this.me = id;
    return [200, this.#view(), `${COOKIE}; HttpOnly; SameSite=Strict; Path=/`];
  }

  #setUp({ secret, name, login, password }) {
    if (this.links.get(secret) !== null) return over();
    if (password.length < 12) return problem(400, 'Le mot de passe est trop court', 'The password is too short');
    this.links.delete(secret);
    this.people.push(person('p-new', login, name, ['administrator']));
    this.password = password;
    return this.#welcome('p-new');
  }

  #look({ secret }) {
    if (!this.links.has(secret)) return over();
    const id = this.links.get(secret);
    return [200, id ? { purpose: 'password', login: this.#person(id).login, name: this.#person(id).name, clock: null } : { purpose: 'set-up', login: null, name: null, clock: { now: new Date().toISOString(), timezone: 'Europe/Paris', machineTimezone: 'Etc/UTC' } }];
  }

  #choose({ secret, password }) {
    const id = this.links.get(secret);
    if (!id) return over();
    if (password.length < 12) return problem(400, 'Le mot de passe est trop court', 'The password is too short');
    this.links.delete(secret);
    this.#person(id).hasPassword = true;
    this.password = password;
    return this.#welcome(id);
  }

  #account(method, path, body) {
    if (path === '/account/password') {
      if (body.current !== this.password) return problem(400, 'Le mot de passe actuel n’est pas le bon', 'The current password is not right');
      this.password = body.password;
      this.sessions = this.sessions.filter((one) => one.current);
      return [204];
    }
    if (path.startsWith('/account/contact')) return this.#contact(method, path, body);
    if (path.startsWith('/account/passkeys')) return this.#ownPasskeys(method, path.replace('/account/passkeys', ''), body);
    return this.#sessions(method, path.replace('/account/sessions', ''));
  }

  /** The letter's secret is `right`. */
  #contact(method, path, body) {
    if (path.endsWith('/confirmation')) {
      if (body.secret !== 'right' || this.contact.state !== 'sent') return problem(410, 'Ce lien a déjà servi, a expiré ou a été demandé depuis un autre compte que eve', 'This link was used already');
      Object.assign(this.contact, { state: 'confirmed', endsAt: null });
      this.#person().contact = 'confirmed';
      return [200, this.contact];
    }
    if (method === 'PUT') {
      if (!body.email.includes('.')) return problem(400, 'Cette adresse électronique n’est pas valable', 'This e-mail address is not valid');
      const stays = this.contact.email === body.email && this.contact.state === 'confirmed';
      Object.assign(this.contact, body, { offered: null }, stays ? {} : { state: 'asked', endsAt: '2026-11-27T18:00:00Z' });
    }
    if (method === 'DELETE') {
      Object.assign(this.contact, { email: null, state: null, endsAt: null });
      return [204];
    }
    return [200, this.contact];
  }

  #sessions(method, rest) {
    if (method === 'GET') return [200, { sessions: this.sessions }];
    this.sessions = this.sessions.filter((one) => (rest ? one.id !== rest.slice(1) : one.current));
    return [204];
  }

  /** The password is asked for, as where somebody signed in a while ago. */
  #ownPasskeys(method, rest, body) {
    if (method === 'GET') return this.#passkeys(method, rest);
    if (rest !== '' && !body.password) return problem(403, 'Confirmez avec votre mot de passe', 'Confirm with your password', 'password-needed');
    if (rest !== '' && body.password !== this.password) return problem(400, 'Le mot de passe actuel n’est pas le bon', 'The current password is not right');
    const { id, login, name } = this.#person();
    if (rest === '/challenge') return [200, { challenge: 'bW9jaw', rp: { id: 'localhost', name: 'Mock' }, user: { id, name: login, displayName: name }, exclude: this.passkeys.map((one) => one.id) }];
    return method === 'POST' ? [201, this.#addPasskey(body)] : this.#passkeys(method, rest);
  }

  #addPasskey({ name, credential }) {
    this.passkeys.push({ id: credential.id, name, createdAt: '2026-11-24T18:00:00Z', usedAt: null });
    return this.passkeys.at(-1);
  }

  #passkeys(method, rest) {
    if (method === 'GET') return [200, { passkeys: this.passkeys }];
    this.passkeys = this.passkeys.filter((one) => `/${one.id}` !== rest);
    return [204];
  }

  #people(method, path, body) {
    const [, id, rest] = /^\/accounts(?:\/([^/]+)(\/.*)?)?$/.exec(path);
    if (!id) return method === 'GET' ? [200, { people: this.people }] : this.#create(body);
    const found = this.#person(id);
    if (!found) return problem(404, 'Ce compte n’existe pas', 'No such account');
    if (rest === '/link') return [201, this.#link(id)];
    if (rest === '/identity') {
      found.bound = false;
      return [204];
    }
    if (rest?.startsWith('/passkeys')) return this.#passkeys(method, rest.replace('/passkeys', ''));
    if (rest?.startsWith('/sessions')) return this.#sessions(method, rest.replace('/sessions', ''));
    if (method === 'DELETE') {
      this.people = this.people.filter((one) => one !== found);
      return [204];
    }
    if (id === 'p-eve' && (body.active === false || (body.roles && !body.roles.includes('administrator')))) {
      return problem(409, 'C’est le dernier administrateur', 'This is the last administrator');
    }
    return [200, Object.assign(found, body)];
  }

  #create({ login, name, roles }) {
    if (this.people.some((one) => one.login === login.toLowerCase())) return problem(409, 'Un autre compte a déjà cet identifiant', 'Login taken');
    const made = person(`p-${login.toLowerCase()}`, login.toLowerCase(), name, roles, { hasPassword: false, signedInAt: null });
    this.people.push(made);
    return [201, { person: made, link: this.#link(made.id) }];
  }

  #link(id) {
    const secret = `link-of-${id}`;
    this.links.set(secret, id);
    return { url: `${this.address}/console/password#${secret}`, endsAt: '2026-11-27T18:00:00Z' };
  }

  #audit(path, query) {
    const wanted = this.trail.filter((one) => [['action', one.action], ['person', one.account]].every(([name, value]) => !query.get(name) || query.get(name) === value));
    if (path === '/audit/head') {
      const sum = Array.from({ length: 16 }, (_, at) => (0xa1b2 + at * 257).toString(16)).join(' ');
      return [200, { entries: 1234, head: `1234: ${sum}`, since: '2026-11-01T08:00:00Z', adopted: 17, certificate: Array(32).fill('3F').join(':'),
        checkpoint: { day: '2026-11-25', head: `1200: ${sum}`, madeAt: '2026-11-25T00:05:00Z', stamped: false, mailedAt: '2026-11-25T00:05:01Z' } }];
    }
    if (path === '/audit/verification') {
      const broken = Boolean(query.get('head'));
      return [200, { sound: !broken, entries: 1234, erased: 0, violations: broken ? [{ kind: 'head', number: 1234, text: 'The head is of another trail' }] : [] }];
    }
    if (path === '/audit.csv') return [200, wanted.map((one) => `${one.number};${one.action}`).join('\r\n')];
    const behind = wanted.filter((one) => !query.get('before') || one.number < Number(query.get('before')));
    const entries = behind.slice(0, 50).map((one) => ({ subjectName: null, ...one }));
    return [200, { entries, before: behind.length > 50 ? entries.at(-1).number : null, people: this.people.map(({ id, name }) => ({ id, name })), actions: ACTIONS }];
  }
}

export function signInNeeded() {
  return problem(401, 'Votre session est terminée : connectez-vous', 'Your session is over: sign in', 'sign-in-needed');
}

function over() {
  return problem(410, 'Ce lien a déjà servi', 'This link was used', 'link-over');
}

function problem(status, fr, en, code) {
  return [status, { title: en, status, detail: { fr, en }, ...(code ? { code } : {}) }];
}
