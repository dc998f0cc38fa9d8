import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { withhold, type AlertPassage } from '../../api/withholding.ts';
import { PageElement } from '../../elements/page-element.ts';
import { text } from '../../text/text.ts';
import { icons } from '../icons.ts';
import { notCarriedOut } from '../reason.ts';

/** Takes the passage that an alert speaks of off what the public can see, on air or over. */
@customElement('withhold-button')
export class WithholdButton extends PageElement {
  @property({ attribute: false }) passage!: AlertPassage;
  @state() private state: 'ready' | 'working' | 'done' = 'ready';
  @state() private fault = '';

  protected override render() {
    if (this.state === 'done') return html`<span class="withhold-said" role="status">${icons.check}${text('withhold.done')}</span>`;
    return html`<button type="button" class="button small danger" ?disabled=${this.state === 'working'} @click=${() => void this.#withhold()}>
        ${icons.eyeOff}${text(this.state === 'working' ? 'console.working' : 'withhold.this')}
      </button>
      <span class="order-failed" role="alert">${this.fault || nothing}</span>`;
  }

  async #withhold(): Promise<void> {
    const { broadcast, from, to } = this.passage;
    [this.state, this.fault] = ['working', ''];
    try {
      await withhold(broadcast, { from, to });
      this.state = 'done';
    } catch (error) {
      [this.state, this.fault] = ['ready', notCarriedOut(error)];
    }
  }
}
