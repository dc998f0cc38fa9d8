import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { Agent, request as send } from 'node:http';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SITE = fileURLToPath(new URL('../../../site/target/', import.meta.url));
/** Not for long, and for one visitor: what the second compiler spends does not come back. */
const JAVA_OPTIONS = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xmx96m', '-Xshare:auto', '--enable-native-access=ALL-UNNAMED',
  '--sun-misc-unsafe-memory-access=allow', '-Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener'];

const SESSION = 'tribune_session';
const SECRET = new RegExp(`${SESSION}=([\\w-]+)`);

/** The password of each of the staff. */
export const PASSWORD = 'girafe lavabo tricycle nuage';

/** Who is signed in at the program, as its audit trail and its moderators see them. */
const PEOPLE = [
  { id: 'p-anne', login: 'anne@val-aubrac.example', name: 'Anne Martin', roles: ['CLERK'] },
  { id: 'p-bruno', login: 'bruno', name: 'Bruno <b>Petit</b>', roles: ['REPORTER', 'MODERATOR'] },
  { id: 'p-eve', login: 'eve', name: 'Ève Été', roles: ['ADMINISTRATOR'] },
];

/**
 * The real program (org.tribune.site.fixture in the tests of player-web/site, which Maven must have compiled): a site of its own for
 * each scenario that asks for it, begun with the first line or request.
 */
export class FixtureProgram {
  /** What is wrong with a command; a scenario that has one has failed. */
  fault = null;
  /** What this scenario's site is configured with beside the usual. */
  config = {};
  /** Its staff. */
  people = PEOPLE;
  /** The commands that say what has changed of what it does not keep itself; each is asked for once. */
  news = () => [];
  #child = null;
  #answers = null;
  /** A promise of the scenario's site, `{port, sessions}`; null until something is asked of it. */
  #site = null;
  /** Who is signed in in which browser: people by the secrets of their sessions. */
  #browsers = new Map();
  #agent = new Agent({ keepAlive: true });
  /** Settles with the last line's answer, whatever that is. */
  #last = Promise.resolve();

  /** Starts it, for a site at {@link address}; what it logs goes to {@link log}. */
  start(address, log = 'inherit') {
    const compiled = ['test-class-path.txt', 'test-classes/org/tribune/site/fixture/FixtureProgram.class'];
    if (!compiled.every((file) => existsSync(SITE + file))) throw new Error('The scenarios ask the real program: compile it with `mvn test-compile` first');
    this.address = address;
    const classPath = [`${SITE}test-classes`, `${SITE}classes`, readFileSync(`${SITE}test-class-path.txt`, 'utf8')].join(':');
    const java = process.env.JAVA_HOME ? `${process.env.JAVA_HOME}/bin/java` : 'java';
    this.#child = spawn(java, [...JAVA_OPTIONS, '-cp', classPath, 'org.tribune.site.fixture.FixtureProgram'], { stdio: ['pipe', 'pipe', log] });
    // What it does not answer any more says so.
    for (const end of [this.#child, this.#child.stdin]) end.on('error', () => undefined);
    this.#answers = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
    // The first one takes seconds: they pass while the browser starts.
    this.#say(this.#begin());
  }

  stop() {
    this.#child?.stdin.end();
  }

  /** The next that asks has a site with nothing in it. */
  reset() {
    this.#agent.destroy();
    this.#agent = new Agent({ keepAlive: true });
    this.#site = null;
    this.#browsers.clear();
    this.config = {};
    this.people = PEOPLE;
    this.fault = null;
  }

  /** The scenario's site is configured like this, too. */
  configure(config) {
    if (this.#site) throw new Error('The site has begun with what it is configured with');
    Object.assign(this.config, config);
  }

  /** The scenario's site sends mail, and keeps what citizens leave as {@link questions} says. */
  sendMail(questions = {}) {
    this.configure({ questions, mail: { from: 'tribune@val-aubrac.example' } });
  }

  /** What the program has mailed, the oldest first, with what is due by now. */
  async mailed() {
    return (await this.tell({ type: 'mail' })).letters;
  }

  /** The cookie of a new browser, in which somebody of the staff signs in. */
  async signIn(person) {
    const { session } = await this.tell({ type: 'sign-in', person });
    this.#browsers.set(session, person);
    return { name: SESSION, value: session, url: this.address };
  }

  /** For whom of the staff a request's browser was signed in; undefined for any other. */
  browserOf({ headers }) {
    return this.#browsers.get(SECRET.exec(headers.cookie)?.[1]);
  }

  /** Who makes a request, `{id, name, roles}`; null if nobody is signed in. */
  async personOf({ headers }) {
    if (!SECRET.test(headers.cookie)) return null;
    // One that can't be asked has a fault that is known, or is over.
    const answer = await this.#fetch('/session', { headers: { cookie: headers.cookie } }).catch(() => null);
    return answer?.ok ? answer.json() : null;
  }

  /** Settles once the site has begun and what was told is done: no page plays while the program starts. */
  async settled() {
    await this.#ready();
    await this.#last;
  }

  /** Tells the news, if anything was asked of it yet: who follows it hears of them. */
  catchUp() {
    if (this.#site) this.#ready();
  }

  /** Tells the program something; what is told afterwards is done afterwards. */
  tell(command) {
    this.#ready();
    return this.#say(command);
  }

  /** Asks as somebody of the staff, or as a citizen if {@link person} is null; an order is JSON, or bytes. */
  async ask(person, method, path, order, headers = {}) {
    const cookie = person ? { cookie: `${SESSION}=${(await this.#ready()).sessions[person]}` } : {};
    const answer = await this.#fetch(path, { method, body: Buffer.isBuffer(order) ? order : order && JSON.stringify(order),
      headers: { 'x-tribune-request': '1', 'content-type': 'application/json', ...cookie, ...headers } });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} as ${person}: ${answer.status} ${text}`);
    return text ? JSON.parse(text) : null;
  }

  async #fetch(path, options) {
    const { port } = await this.#ready();
    await this.#last;
    return fetch(`http://127.0.0.1:${port}/api/v1${path}`, options);
  }

  /** Passes a request on to the program, with what comes through of its body; an answer that is lost cuts the line. */
  async forward(request, response, isLost = false, body = request) {
    try {
      const { port } = await this.#ready();
      await this.#last;
      const passed = this.#send(request, response, port, (answer) => {
        if (isLost) return void request.socket.destroy();
        for (const name of response.getHeaderNames()) response.removeHeader(name);
        response.writeHead(answer.statusCode, answer.headers);
        answer.pipe(response);
      });
      body.pipe(passed);
    } catch {
      // The scenario has failed: the fault is known.
      response.destroy();
    }
  }

  /** Writes events of these names into an open stream, as the program's of the same address brings them. */
  async follow(request, response, names) {
    try {
      const { port } = await this.#ready();
      await this.#last;
      this.#send(request, response, port, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (piece) => {
          const events = (text + piece).split('\n\n');
          text = events.pop();
          for (const event of events) if (names.includes(/^event: (\w+)$/m.exec(event)?.[1])) response.write(`${event}\n\n`);
        }).on('error', () => response.destroy());
      }).end();
    } catch {
      response.destroy();
    }
  }

  /** A request as it came; what cuts one side cuts the other. */
  #send(request, response, port, take) {
    const passed = send({ host: '127.0.0.1', port, agent: this.#agent, method: request.method, path: request.url, headers: request.headers }, take);
    passed.on('error', () => response.destroy());
    response.on('close', () => passed.destroy());
    return passed;
  }

  #ready() {
    this.#site ??= this.#say(this.#begin());
    for (const command of this.news()) this.#say(command);
    return this.#site;
  }

  #begin() {
    const config = { site: { name: 'Communauté du Val d’Aubrac', url: this.address, timezone: 'Europe/Paris' }, http: { port: 0 },
      channels: [{ id: 'chamber', name: 'Salle du conseil', sources: [{ type: 'testcard' }] }, { id: 'webtv', name: 'WebTV du territoire', sources: [{ type: 'testcard' }] }],
      ...this.config };
    return { type: 'begin', config, people: this.people, password: PASSWORD };
  }

  /** Writes a line; lines are answered in their order. */
  #say(command) {
    this.#child.stdin.write(`${JSON.stringify(command)}\n`);
    const said = this.#answers.next().then(({ value }) => {
      const answer = JSON.parse(value ?? '{"error":"The program has ended"}');
      if (answer.error) throw new Error(`${command.type}: ${answer.error}`);
      return answer;
    });
    this.#last = said.catch((error) => { this.fault ??= error; });
    return said;
  }
}
