import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AssemblyRules, QuorumRule } from '../../api/assembly.ts';
import { PageElement } from '../../elements/page-element.ts';
import { text } from '../../text/text.ts';

const QUORUMS: readonly QuorumRule[] = ['half', 'third', 'none'];

/** What the assembly's own rules say of proxies, quorum and numbers. Emits `rules-change`. */
@customElement('rules-form')
export class RulesForm extends PageElement {
  @property({ attribute: false }) rules!: AssemblyRules;

  protected override render() {
    const { proxiesPerHolder, quorum, deliberationPattern, publishesAttendance } = this.rules;
    return html`<div class="fields">
        <label class="field"><span>${text('rules.proxies')}</span>
          <input type="number" inputmode="numeric" min="0" max="20" .value=${String(proxiesPerHolder)} @change=${this.#proxies} /><small>${text('rules.proxies.hint')}</small></label>
        <label class="field"><span>${text('rules.quorum')}</span>
          <select @change=${(event: Event) => this.#change({ quorum: (event.target as HTMLSelectElement).value as QuorumRule })}>
            ${QUORUMS.map((one) => html`<option value=${one} ?selected=${one === quorum}>${text(`rules.quorum.${one}`)}</option>`)}
          </select><small>${text('rules.quorum.hint')}</small></label>
        <label class="field"><span>${text('rules.pattern')}</span>
          <input maxlength="40" autocomplete="off" spellcheck="false" placeholder="{year}-{month}-{n}" .value=${deliberationPattern} @change=${(event: Event) => this.#change({ deliberationPattern: (event.target as HTMLInputElement).value.trim() })} />
          <small>${text('rules.pattern.hint')}</small></label>
      </div>
      <label class="check"><input type="checkbox" .checked=${publishesAttendance} @change=${(event: Event) => this.#change({ publishesAttendance: (event.target as HTMLInputElement).checked })} />
        <span>${text('rules.publishes')}<small>${text('rules.publishes.hint')}</small></span></label>`;
  }

  readonly #proxies = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    if (field.reportValidity() && field.value) this.#change({ proxiesPerHolder: Math.floor(Number(field.value)) });
  };

  #change(change: Partial<AssemblyRules>): void {
    this.dispatchEvent(new CustomEvent<AssemblyRules>('rules-change', { detail: { ...this.rules, ...change }, bubbles: true }));
  }
}
