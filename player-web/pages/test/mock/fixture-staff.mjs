/** The staff at the real program, and how they sign in. */
export class FixtureStaff {
  #program;

  constructor(program) {
    this.#program = program;
  }

  /** A site that nobody was made the administrator of; gives the path at which somebody is. */
  async setUp() {
    this.#program.people = [];
    const { pathname, hash } = new URL((await this.#program.tell({ type: 'set-up' })).link);
    return pathname + hash;
  }

  /** Somebody is signed out in all browsers that were signed in for them; those that come are signed in. */
  endSessions(person) {
    return this.#program.ask(person, 'DELETE', '/account/sessions');
  }

  /** Those of the staff may sign in by a provider of this name whose address is their login; {@link email} is signed in there. */
  provider(name, email) {
    this.#program.configure({ signIn: { oidc: { provider: 'proconnect', name } } });
    return this.#program.tell({ type: 'provider', answers: true, email });
  }

  /** The provider does not answer. */
  async providerAway() {
    await this.#program.tell({ type: 'provider', answers: false, email: '' });
  }

  /** The provider answers again, and is asked again. */
  async providerBack(email) {
    await this.#program.tell({ type: 'provider', answers: true, email });
    await this.#program.tell({ type: 'pass', time: 'PT6S' });
  }

  /** The passkeys of somebody, as administrators see them. */
  passkeys(person) {
    return this.#program.ask('p-eve', 'GET', `/accounts/${person}/passkeys`).then(({ passkeys }) => passkeys);
  }

  /** Changes what administrators may of somebody. */
  change(person, change) {
    return this.#program.ask('p-eve', 'PATCH', `/accounts/${person}`, change);
  }

  /** Somebody's own address for mail, as they see it. */
  contact(person) {
    return this.#program.ask(person, 'GET', '/account/contact');
  }

  /** Somebody gives an address to be written to. */
  giveContact(person, email) {
    return this.#program.ask(person, 'PUT', '/account/contact', { email, language: 'fr', wanted: ['returned'] });
  }
}
