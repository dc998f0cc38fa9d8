import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { readClerkSitting, settleEnd, type ClerkSitting } from '../../api/sitting.ts';
import { PageElement } from '../../elements/page-element.ts';
import { text, timeOfDay, unbroken } from '../../text/text.ts';
import { reasonOf } from '../reason.ts';

/** Once the broadcast has ended, asks whether the sitting is over. Emits `end-settled`. */
@customElement('held-question')
export class HeldQuestion extends PageElement {
  /** Its id. */
  @property() sitting = '';
  /** True once its broadcast has ended. */
  @property({ type: Boolean }) ended = false;
  @state() private asked: ClerkSitting | null = null;
  @state() private said = '';
  @state() private fault: unknown = null;

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('ended') && !changed.has('sitting')) return;
    this.said = '';
    if (this.ended) void this.#look();
    else this.asked = null;
  }

  protected override render() {
    const { title, body, broadcastEndedAt } = this.asked ?? {};
    return html`${broadcastEndedAt
        ? html`<section class="notice held-question" aria-label=${text('held.question.label')}>
            <p><strong>${text('held.question', { title: unbroken(title || body || ''), time: timeOfDay(broadcastEndedAt) })}</strong> ${text('held.hint')}</p>
            <p class="row-actions"><button type="button" class="button primary" @click=${() => void this.#settle(true)}>${text('held.yes')}</button>
              <button type="button" class="button" @click=${() => void this.#settle(false)}>${text('held.no')}</button></p>
            <p class="order-failed" role="alert">${this.fault ? reasonOf(this.fault) : nothing}</p>
          </section>`
        : nothing}<p class="done" role="status">${this.said}</p>`;
  }

  async #look(): Promise<void> {
    try {
      this.asked = await readClerkSitting(this.sitting);
    } catch {
      // Whoever does not answer here is asked on the list of sittings.
    }
  }

  async #settle(isOver: boolean): Promise<void> {
    this.fault = null;
    try {
      // Somebody may have changed it since it was read.
      const { version } = await readClerkSitting(this.sitting);
      this.asked = await settleEnd(this.sitting, version, isOver);
      this.said = text(isOver ? 'held.done' : 'held.goes-on');
      this.dispatchEvent(new CustomEvent('end-settled', { bubbles: true }));
    } catch (error) {
      this.fault = error;
    }
  }
}
