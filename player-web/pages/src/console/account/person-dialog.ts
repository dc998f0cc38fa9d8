import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { changePerson, createPerson, ROLES, type MadeLink, type Person, type Role } from '../../api/staff.ts';
import { icons } from '../../elements/icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import { text } from '../../text/text.ts';
import './passkey-list.ts';
import { reasonOf } from '../reason.ts';

/** What came of the dialog: a new person and the link to hand over, or one who was changed. */
export interface PersonSaved {
  readonly person: Person;
  readonly link: MadeLink | null;
}

/** Makes a person's account, or changes the name and the roles of one. Emits `person-saved`. */
@customElement('person-dialog')
export class PersonDialog extends PageElement {
  @state() private person: Person | null = null;
  @state() private open = false;
  @state() private fault: unknown = null;
  @state() private withoutRole = false;
  @state() private working = false;
  @query('dialog') private dialog!: HTMLDialogElement;

  /** Opens for a new person, or for {@link person}. */
  async show(person: Person | null): Promise<void> {
    [this.person, this.fault, this.withoutRole, this.open] = [person, null, false, true];
    await this.updateComplete;
    this.dialog.showModal();
    this.querySelector<HTMLInputElement>('#person-name')?.focus();
  }

  protected override render() {
    return html`<dialog class="dialog" aria-labelledby="person-title" @close=${() => (this.open = false)}>
      ${this.open
        ? html`<div class="dialog-head">
              <h2 id="person-title">${this.#title()}</h2>
              <button type="button" class="icon-button" aria-label=${text('dialog.close')} @click=${() => this.dialog.close()}>${icons.close}</button>
            </div>
            ${this.#form(this.person)}
            ${this.person ? this.#passkeys(this.person) : nothing}`
        : nothing}
    </dialog>`;
  }

  #title(): string {
    return this.person ? text('people.edit.title', { name: this.person.name }) : text('people.create');
  }

  #form(person: Person | null) {
    return html`<form @submit=${this.#submit}>
      <div class="field">
        <label for="person-name">${text('person.name')}</label><small id="person-name-hint">${text('person.name.hint')}</small>
        <input id="person-name" type="text" autocomplete="off" required maxlength="80" aria-describedby="person-name-hint" .value=${person?.name ?? ''} />
      </div>
      ${person
        ? nothing
        : html`<div class="field">
            <label for="person-login">${text('sign-in.login')}</label><small id="person-login-hint">${text('person.login.hint')}</small>
            <input id="person-login" type="text" autocomplete="off" autocapitalize="none" spellcheck="false" required maxlength="64" aria-describedby="person-login-hint" />
          </div>`}
      <fieldset class="plain" aria-describedby="person-roles-fault">
        <legend>${text('person.roles')}</legend>
        ${ROLES.map(
          (role) => html`<label class="check">
            <input type="checkbox" name="role" value=${role} .checked=${person?.roles.includes(role) ?? false} />
            <span>${text(`role.${role}`)}<small>${text(`role.${role}.hint`)}</small></span>
          </label>`,
        )}
        <p class="field-fault" id="person-roles-fault" role="alert">${this.withoutRole ? text('person.roles.missing') : nothing}</p>
      </fieldset>
      <p class="order-failed" role="alert">${this.fault ? reasonOf(this.fault) : nothing}</p>
      <div class="dialog-actions">
        <button type="button" class="button" @click=${() => this.dialog.close()}>${text('console.confirm.no')}</button>
        <button type="submit" class="button primary" ?disabled=${this.working}>${text(this.working ? 'console.working' : person ? 'people.edit.save' : 'people.create.submit')}</button>
      </div>
    </form>`;
  }

  #passkeys({ id }: Person) {
    return html`<section aria-labelledby="person-passkeys">
      <h3 id="person-passkeys">${text('passkeys.title')}</h3>
      <passkey-list .person=${id}></passkey-list>
    </section>`;
  }

  #typed(id: string): string {
    return this.querySelector<HTMLInputElement>(`#${id}`)?.value ?? '';
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    const roles = [...this.querySelectorAll<HTMLInputElement>('input[name=role]:checked')].map((one) => one.value as Role);
    this.withoutRole = roles.length === 0;
    if (this.working || this.withoutRole) return;
    this.working = true;
    this.fault = null;
    try {
      const detail = await this.#save(roles);
      this.dialog.close();
      this.dispatchEvent(new CustomEvent<PersonSaved>('person-saved', { detail, bubbles: true }));
    } catch (error) {
      this.fault = error;
    } finally {
      this.working = false;
    }
  }

  async #save(roles: readonly Role[]): Promise<PersonSaved> {
    const name = this.#typed('person-name');
    if (!this.person) return createPerson(this.#typed('person-login'), name, roles);
    return { person: await changePerson(this.person.id, { name, roles }), link: null };
  }
}
