import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { orderPreparation, type Preparation } from '../api/report-desk.ts';
import { PageElement } from '../elements/page-element.ts';
import { language } from '../text/language.ts';
import { length, text } from '../text/text.ts';
import { icons } from './icons.ts';
import { reasonOf } from './reason.ts';

/** How far a file's preparation is, and what can be done about it. Emits `preparation-ordered`. */
@customElement('preparation-line')
export class PreparationLine extends PageElement {
  @property({ attribute: false }) preparation!: Preparation;
  /** False if it is only told. */
  @property({ attribute: false }) orders = false;
  @state() private fault = '';

  protected override render() {
    const { state: now, progress } = this.preparation;
    const isOpen = now === 'waiting' || now === 'running';
    return html`<div class="preparation preparation-${now}">
      <p role="status">${this.#words()}</p>
      ${now === 'running' ? html`<progress max="1" .value=${progress} aria-label=${text('preparing.running', { share: Math.floor(100 * progress) })}></progress>` : nothing}
      ${this.orders && now !== 'done'
        ? html`<p class="row-actions"><button type="button" class="button small" @click=${() => void this.#order(isOpen ? 'cancel' : 'retry')}>${isOpen ? icons.stop : icons.retry}${text(isOpen ? 'preparing.cancel' : 'preparing.retry')}</button></p>`
        : nothing}
      <p class="order-failed" role="alert">${this.fault || nothing}</p>
    </div>`;
  }

  #words(): string {
    const { state: now, progress, secondsLeft, failure, paused } = this.preparation;
    const share = Math.floor(100 * progress);
    if (now === 'running' && paused) return text('preparing.paused', { share });
    if (now === 'running') return secondsLeft === null ? text('preparing.running', { share }) : text('preparing.running-left', { share, left: length(secondsLeft) });
    if (now === 'failed') return [text('preparing.failed'), failure?.words[language()] ?? ''].join(' ').trim();
    return text(`preparing.${now}`);
  }

  async #order(what: 'cancel' | 'retry'): Promise<void> {
    this.fault = '';
    try {
      await orderPreparation(this.preparation.id, what);
    } catch (error) {
      this.fault = text('console.action-failed', { reason: reasonOf(error) });
    }
    this.dispatchEvent(new CustomEvent('preparation-ordered', { bubbles: true }));
  }
}
