import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { orderPreparation, type Preparation } from '../../api/report-desk.ts';
import { PageElement } from '../../elements/page-element.ts';
import { language } from '../../text/language.ts';
import { length, plural, text } from '../../text/text.ts';
import { icons } from '../icons.ts';
import { notCarriedOut } from '../reason.ts';

/** How far a file's preparation is, and what can be done about it. Emits `preparation-ordered`. */
@customElement('preparation-line')
export class PreparationLine extends PageElement {
  @property({ attribute: false }) preparation!: Preparation;
  /** False if it is only shown. */
  @property({ attribute: false }) orders = false;
  @state() private fault = '';

  protected override render() {
    const { state: now, progress } = this.preparation;
    const isOpen = now === 'waiting' || now === 'running';
    return html`<div class="preparation preparation-${now}">
      <p role="status">${this.#words()}</p>
      ${now === 'running' ? html`<progress max="1" .value=${progress} aria-label=${text('preparing.running', { share: Math.floor(100 * progress) })}></progress>` : nothing}
      ${this.orders && now !== 'done'
        ? html`<p class="row-actions">${this.#isTruncated() ? this.#button('accept-short', icons.check) : isOpen ? this.#button('cancel', icons.stop) : this.#button('retry', icons.retry)}</p>
          ${this.#isTruncated() ? html`<p class="soft">${text('preparing.send-again')}</p>` : nothing}`
        : nothing}
      <p class="order-failed" role="alert">${this.fault || nothing}</p>
    </div>`;
  }

  #isTruncated(): boolean {
    return this.preparation.state === 'failed' && this.preparation.failure?.code === 'truncated';
  }

  #button(what: 'cancel' | 'retry' | 'accept-short', icon: unknown) {
    return html`<button type="button" class="button small" @click=${() => void this.#order(what)}>${icon}${text(`preparing.${what}`)}</button>`;
  }

  #words(): string {
    const { state: now, progress, secondsLeft, failure, paused, ahead, secondsUntilTurn } = this.preparation;
    const share = Math.floor(100 * progress);
    if (now === 'running' && paused) return text('preparing.paused', { share });
    if (now === 'running') return secondsLeft === null ? text('preparing.running', { share }) : text('preparing.running-left', { share, left: length(secondsLeft) });
    if (now === 'failed') return [text('preparing.failed'), failure?.words[language()] ?? ''].join(' ').trim();
    if (now === 'waiting' && ahead > 0) return [plural('preparing.ahead', ahead), secondsUntilTurn === null ? '' : text('preparing.turn', { wait: length(secondsUntilTurn) })].join(' ').trim();
    return text(`preparing.${now}`);
  }

  async #order(what: 'cancel' | 'retry' | 'accept-short'): Promise<void> {
    this.fault = '';
    try {
      await orderPreparation(this.preparation.id, what);
    } catch (error) {
      this.fault = notCarriedOut(error);
    }
    this.dispatchEvent(new CustomEvent('preparation-ordered', { bubbles: true }));
  }
}
