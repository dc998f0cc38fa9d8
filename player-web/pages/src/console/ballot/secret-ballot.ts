import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { PageElement } from '../../elements/page-element.ts';
import type { OpenBallot, SecretCount } from '../../sitting/ballot.ts';
import { text } from '../../text/text.ts';

const COUNTS = ['inFavour', 'against', 'abstentions', 'blank'] as const;

/** The numbers of a secret ballot: there are no names. Emits `ballot-change`, and `ballot-result` for Enter. */
@customElement('secret-ballot')
export class SecretBallot extends PageElement {
  @property({ attribute: false }) ballot!: OpenBallot;

  override focus(): void {
    void this.updateComplete.then(() => this.querySelector('input')?.focus());
  }

  protected override render() {
    return html`<form class="counts" @submit=${this.#submit}>
      ${COUNTS.map((count) => html`<label class="field"><span>${text(`ballot.count.${count}`)}</span>
        <input type="number" inputmode="numeric" min="0" max="1000" .value=${String(this.ballot.secret[count])} @focus=${(event: Event) => (event.target as HTMLInputElement).select()} @input=${(event: Event) => this.#count(count, event)} /></label>`)}
      <button type="submit" class="visually-hidden" tabindex="-1">${text('ballot.result')}</button>
    </form>`;
  }

  #count(count: keyof SecretCount, event: Event): void {
    const value = Math.max(0, Math.min(1000, Math.floor(Number((event.target as HTMLInputElement).value)) || 0));
    const detail: OpenBallot = { ...this.ballot, secret: { ...this.ballot.secret, [count]: value } };
    this.dispatchEvent(new CustomEvent<OpenBallot>('ballot-change', { detail, bubbles: true }));
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('ballot-result', { bubbles: true }));
  };
}
