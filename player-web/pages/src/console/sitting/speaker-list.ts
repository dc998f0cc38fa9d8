import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { newId, type Person, type Speaker, type Suggestions } from '../../api/sitting.ts';
import { icons } from '../../elements/icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import { text } from '../../text/text.ts';

const FIELDS = ['name', 'role', 'group', 'commune'] as const;

/** Who may speak. Emits `speakers-change` with the new list. */
@customElement('speaker-list')
export class SpeakerList extends PageElement {
  @property({ attribute: false }) speakers: readonly Speaker[] = [];
  @property({ attribute: false }) suggestions: Suggestions | null = null;

  protected override render() {
    const { people = [], groups = [] } = this.suggestions ?? {};
    return html`<datalist id="people">${people.map((one) => html`<option value=${one.name}></option>`)}</datalist>
      <datalist id="groups">${groups.map((one) => html`<option value=${one}></option>`)}</datalist>
      <ul class="speaker-rows">
        ${repeat(this.speakers, (one) => one.id, (one, index) => html`<li class="speaker-row">
          ${FIELDS.map((field) => html`<label class="field"><span>${text(`speakers.${field}`)}</span>
            <input maxlength="120" autocomplete="off" list=${field === 'name' ? 'people' : field === 'group' ? 'groups' : 'none'} .value=${one[field]} @input=${(event: Event) => this.#type(one, field, (event.target as HTMLInputElement).value)} /></label>`)}
          <button type="button" class="icon-button" aria-label=${text('speakers.remove', { name: one.name || String(index + 1) })} @click=${() => this.#tell(this.speakers.filter((other) => other.id !== one.id))}>${icons.trash}</button>
        </li>`)}
      </ul>
      <button type="button" class="button small" @click=${() => void this.#add()}>${icons.plus}${text('speakers.add')}</button>`;
  }

  /** A name that is known brings the rest along, where nothing was typed yet. */
  #type(speaker: Speaker, field: keyof Person, value: string): void {
    const known = field === 'name' ? this.suggestions?.people.find((one) => one.name === value) : undefined;
    const isBare = !speaker.role && !speaker.group && !speaker.commune;
    const next = { ...speaker, ...(known && isBare ? known : {}), [field]: value };
    this.#tell(this.speakers.map((one) => (one.id === speaker.id ? next : one)));
  }

  async #add(): Promise<void> {
    this.#tell([...this.speakers, { id: newId(), name: '', group: '', role: '', commune: '', member: null }]);
    await this.updateComplete;
    await new Promise(requestAnimationFrame);
    this.querySelector<HTMLInputElement>('.speaker-row:last-child input')?.focus();
  }

  #tell(detail: readonly Speaker[]): void {
    this.dispatchEvent(new CustomEvent<readonly Speaker[]>('speakers-change', { detail, bubbles: true }));
  }
}
