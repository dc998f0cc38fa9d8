import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { changePerson, deletePerson, makeLink, me, readPeople, releasePerson, type Person } from '../../api/staff.ts';
import { day, text, timeOfDay, unbroken, type TextKey } from '../../text/text.ts';
import '../confirm-dialog.ts';
import type { ConfirmDialog } from '../confirm-dialog.ts';
import '../console-head.ts';
import './link-dialog.ts';
import type { LinkDialog } from './link-dialog.ts';
import './person-dialog.ts';
import type { PersonDialog, PersonSaved } from './person-dialog.ts';
import { notCarriedOut } from '../reason.ts';
import { TitledPage } from '../titled-page.ts';
import './sessions-dialog.ts';
import type { SessionsDialog } from './sessions-dialog.ts';

/** The staff's accounts, for administrators. */
@customElement('people-page')
export class PeoplePage extends TitledPage {
  @state() private people: readonly Person[] | null = null;
  @state() private fault: unknown = null;
  @query('confirm-dialog') private confirm!: ConfirmDialog;
  @query('person-dialog') private personDialog!: PersonDialog;
  @query('link-dialog') private linkDialog!: LinkDialog;
  @query('sessions-dialog') private sessionsDialog!: SessionsDialog;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#order(() => Promise.resolve());
  }

  protected override get pageTitle(): string {
    return text('people.title');
  }

  protected override render() {
    return html`<console-head .heading=${text('people.title')} current="people"></console-head>
      <main id="main" tabindex="-1" class="console">
        <p><button type="button" class="button primary people-create" @click=${() => void this.personDialog.show(null)}>${text('people.create')}</button></p>
        <p class="order-failed" role="alert">${this.fault ? this.#reason() : nothing}</p>
        ${this.people
          ? html`<ul class="rows people">${repeat(this.people, (one) => one.id, (one) => html`<li>${this.#row(one)}</li>`)}</ul>`
          : html`<p class="notice" role="status">${text('people.loading')}</p>`}
        <person-dialog @person-saved=${(event: CustomEvent<PersonSaved>) => void this.#saved(event.detail)}></person-dialog>
        <link-dialog></link-dialog>
        <sessions-dialog></sessions-dialog>
        <confirm-dialog></confirm-dialog>
      </main>`;
  }

  #row(person: Person) {
    const { id, name, login, roles, active, hasPassword, bound, contact } = person;
    return html`<article class="row person" aria-labelledby="person-${id}">
      <div class="row-words">
        <h2 id="person-${id}">${unbroken(name)}</h2>
        <p class="row-facts"><span>${login}</span><span>${roles.map((role) => text(`role.${role}`)).join(', ')}</span>
          <span>${this.#lastSeen(person)}</span></p>
        <p class="row-marks">
          ${active ? nothing : html`<span class="badge badge-preview">${text('people.disabled')}</span>`}
          ${bound ? html`<span class="badge">${text('people.bound')}</span>` : nothing}
          ${active && contact === 'confirmed' ? html`<span class="badge">${text('people.contact')}</span>` : nothing}
          ${active && !hasPassword && !bound ? html`<span class="badge">${text('people.invited')}</span>` : nothing}
          ${id === me()?.id ? html`<span class="badge">${text('people.me')}</span>` : nothing}
        </p>
      </div>
      <div class="row-actions">
        ${this.#action('people.edit', person, () => void this.personDialog.show(person))}
        ${active ? this.#action(hasPassword ? 'people.reset' : 'people.invite-again', person, () => void this.#link(person)) : nothing}
        ${this.#action('people.sessions', person, () => void this.sessionsDialog.show(person))}
        ${bound ? this.#action('people.release', person, () => void this.#release(person)) : nothing}
        ${active
          ? this.#action('people.disable', person, () => void this.#disable(person), 'danger')
          : this.#action('people.enable', person, () => void this.#order(() => changePerson(id, { active: true })))}
        ${active ? nothing : this.#action('people.delete', person, () => void this.#delete(person), 'danger')}
      </div>
    </article>`;
  }

  #lastSeen({ signedInAt }: Person): string {
    return signedInAt ? text('people.signed-in', { day: day(signedInAt), time: timeOfDay(signedInAt) }) : text('people.never');
  }

  #reason(): string {
    return notCarriedOut(this.fault);
  }

  #action(key: TextKey, { name }: Person, act: () => void, look = '') {
    return html`<button type="button" class="button small ${look} act-${key.split('.').at(-1) ?? ''}" aria-label=${text('recordings.named', { action: text(key), title: name })} @click=${act}>${text(key)}</button>`;
  }

  async #saved({ person, link }: PersonSaved): Promise<void> {
    if (link) await this.linkDialog.show(link, person.name);
    await this.#order(() => Promise.resolve());
  }

  async #link(person: Person): Promise<void> {
    if (person.hasPassword && !(await this.confirm.ask('reset', { name: person.name }))) return;
    await this.#order(async () => this.linkDialog.show(await makeLink(person.id), person.name));
  }

  async #release(person: Person): Promise<void> {
    if (await this.confirm.ask('release', { name: person.name })) await this.#order(() => releasePerson(person.id));
  }

  async #disable(person: Person): Promise<void> {
    if (await this.confirm.ask('disable', { name: person.name })) await this.#order(() => changePerson(person.id, { active: false }));
  }

  async #delete(person: Person): Promise<void> {
    if (!(await this.confirm.ask('delete-person', { name: person.name }))) return;
    await this.#order(() => deletePerson(person.id));
    // The row that had the focus is gone.
    this.querySelector<HTMLElement>('#main')?.focus();
  }

  async #order(order: () => Promise<unknown>): Promise<void> {
    this.fault = null;
    try {
      await order();
      this.people = await readPeople();
    } catch (error) {
      this.fault = error;
    }
  }
}
