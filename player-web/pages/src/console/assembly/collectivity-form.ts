import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Collectivity } from '../../api/assembly.ts';
import { PageElement } from '../../elements/page-element.ts';
import { text } from '../../text/text.ts';

/** The local authority that an assembly decides for, as open data name it. Emits `collectivity-change`. */
@customElement('collectivity-form')
export class CollectivityForm extends PageElement {
  @property({ attribute: false }) collectivity!: Collectivity;

  protected override render() {
    const { name, siret } = this.collectivity;
    return html`<div class="fields">
      <label class="field"><span>${text('collectivity.name')}</span>
        <input maxlength="200" autocomplete="organization" .value=${name} @change=${(event: Event) => this.#change({ name: (event.target as HTMLInputElement).value.trim() })} />
        <small>${text('collectivity.name.hint')}</small></label>
      <label class="field"><span>${text('collectivity.siret')}</span>
        <input inputmode="numeric" maxlength="40" autocomplete="off" spellcheck="false" .value=${siret} @change=${(event: Event) => this.#change({ siret: (event.target as HTMLInputElement).value.replace(/[\s.]/g, '') })} />
        <small>${text('collectivity.siret.hint')}</small></label>
    </div>`;
  }

  #change(change: Partial<Collectivity>): void {
    this.dispatchEvent(new CustomEvent<Collectivity>('collectivity-change', { detail: { ...this.collectivity, ...change }, bubbles: true }));
  }
}
