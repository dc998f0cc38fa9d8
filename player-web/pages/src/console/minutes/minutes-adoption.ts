import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Minutes } from '../../api/minutes.ts';
import { PageElement } from '../../elements/page-element.ts';
import { day, text } from '../../text/text.ts';
import { icons } from '../icons.ts';

/** Asks which sitting adopted the minutes, and tells what that means. Emits `adopt-request` with its id. */
@customElement('minutes-adoption')
export class MinutesAdoption extends PageElement {
  @property({ attribute: false }) minutes!: Minutes;
  @state() private chosen = '';

  /** Opens it. */
  show(): void {
    this.chosen = this.minutes.adopters[0]?.id ?? '';
    this.querySelector('dialog')?.showModal();
  }

  protected override render() {
    const { adopters, publicDrafts } = this.minutes;
    return html`<dialog class="dialog" aria-labelledby="minutes-adoption-title">
      <form @submit=${this.#submit}>
        <div class="dialog-head"><h2 id="minutes-adoption-title">${text('minutes.adopt.title')}</h2>
          <button type="button" class="icon-button" aria-label=${text('dialog.close')} @click=${this.#close}>${icons.close}</button></div>
        ${adopters.length === 0
          ? html`<p class="notice">${text('minutes.adopt.nobody')}</p>`
          : html`<fieldset class="plain"><legend>${text('minutes.adopt.by')}</legend>
              ${adopters.map((one) => html`<label class="check"><input type="radio" name="adopter" value=${one.id} .checked=${one.id === this.chosen} @change=${() => (this.chosen = one.id)} /><span>${text('minutes.adopt.sitting', { name: one.title || one.body, day: day(one.day) })}</span></label>`)}
            </fieldset>
            <p>${text('minutes.adopt.means')}</p>
            ${publicDrafts.length > 0 ? html`<p>${text('minutes.adopt.drafts', { titles: publicDrafts.join(', ') })}</p>` : nothing}`}
        <div class="dialog-actions">
          <button type="button" class="button" @click=${this.#close}>${text('dialog.close')}</button>
          ${adopters.length > 0 ? html`<button type="submit" class="button primary">${icons.check}${text('minutes.adopt.yes')}</button>` : nothing}
        </div>
      </form>
    </dialog>`;
  }

  readonly #close = (): void => {
    this.querySelector('dialog')?.close();
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    this.#close();
    if (this.chosen) this.dispatchEvent(new CustomEvent<string>('adopt-request', { detail: this.chosen, bubbles: true }));
  };
}
