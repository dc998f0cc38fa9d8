import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Quality, QualityChoice } from '../player/player-state.ts';
import { bitRate, text } from '../text/text.ts';
import { icons } from './icons.ts';
import { PageElement } from './page-element.ts';

/**
 * The choice of quality. Emits `quality-choice` with a {@link QualityChoice} as detail; the player
 * answers by changing the properties.
 */
@customElement('quality-menu')
export class QualityMenu extends PageElement {
  @property({ attribute: false }) qualities: readonly Quality[] = [];
  @property({ attribute: false }) choice: QualityChoice = 'auto';
  @property({ attribute: false }) playingHeight = 0;
  @state() private open = false;

  readonly #outside = (event: Event): void => {
    if (!event.composedPath().includes(this)) this.open = false;
  };

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.#outside);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.#outside);
  }

  protected override render() {
    return html`<button
        type="button"
        class="control"
        aria-expanded=${this.open}
        aria-controls="quality-panel"
        aria-label=${text('list.label', { name: text('player.quality'), value: this.#label(this.choice) })}
        title=${text('player.quality')}
        @click=${this.#toggle}
      >
        ${icons.quality}<span class="control-mark" ?hidden=${this.choice === 'auto'}></span>
      </button>
      <fieldset id="quality-panel" class="quality-panel" ?hidden=${!this.open} @keydown=${this.#key}>
        <legend>${text('player.quality')}</legend>
        ${this.open ? this.#choices().map((choice) => this.#row(choice)) : nothing}
      </fieldset>`;
  }

  #row(choice: QualityChoice) {
    const quality = this.qualities.find((one) => one.level === choice);
    return html`<label class="quality-row">
      <input
        type="radio"
        name="quality"
        .value=${String(choice)}
        .checked=${choice === this.choice}
        @change=${() => this.#choose(choice)}
      />
      <span>${this.#label(choice)}</span>
      ${quality ? html`<small>${bitRate(quality.bitsPerSecond)}</small>` : nothing}
    </label>`;
  }

  #choices(): QualityChoice[] {
    return ['auto', ...this.qualities.map((quality) => quality.level), 'audio'];
  }

  #label(choice: QualityChoice): string {
    if (choice === 'audio') return text('player.quality.audio');
    if (choice !== 'auto') {
      return text('player.quality.height', { height: this.qualities.find((one) => one.level === choice)?.height ?? '' });
    }
    const shows = this.choice === 'auto' && this.playingHeight > 0;
    return shows
      ? text('player.quality.auto-now', { height: this.playingHeight })
      : text('player.quality.auto');
  }

  async #toggle(): Promise<void> {
    this.open = !this.open;
    if (!this.open) return;
    await this.updateComplete;
    this.querySelector<HTMLInputElement>('input:checked')?.focus();
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' && event.key !== 'Enter') return;
    event.stopPropagation();
    this.open = false;
    this.querySelector('button')?.focus();
  }

  #choose(choice: QualityChoice): void {
    this.dispatchEvent(new CustomEvent<QualityChoice>('quality-choice', { detail: choice, bubbles: true }));
  }
}
