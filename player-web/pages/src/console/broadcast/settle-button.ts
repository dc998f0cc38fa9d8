import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { AlertClosedSession } from '../../api/operator.ts';
import { settleClosedSession } from '../../api/recording-desk.ts';
import { PageElement } from '../../elements/page-element.ts';
import { text } from '../../text/text.ts';
import '../confirm-dialog.ts';
import type { ConfirmDialog } from '../confirm-dialog.ts';
import { icons } from '../icons.ts';
import { notCarriedOut } from '../reason.ts';

/** Ends the alarm of one closed session, in the name of who presses it. */
@customElement('settle-button')
export class SettleButton extends PageElement {
  @property({ attribute: false }) session!: AlertClosedSession;
  @state() private state: 'ready' | 'working' | 'done' = 'ready';
  @state() private fault = '';
  @query('confirm-dialog') private confirm!: ConfirmDialog;

  protected override render() {
    if (this.state === 'done') return html`<span role="status">${icons.check}${text('alert.settled')}</span>`;
    return html`<button type="button" class="button small" ?disabled=${this.state === 'working'} @click=${() => void this.#settle()}>
        ${icons.check}${text(this.state === 'working' ? 'console.working' : 'alert.settle')}
      </button>
      <span class="order-failed" role="alert">${this.fault || nothing}</span>
      <confirm-dialog></confirm-dialog>`;
  }

  async #settle(): Promise<void> {
    if (!(await this.confirm.ask('settle'))) return;
    [this.state, this.fault] = ['working', ''];
    try {
      await settleClosedSession(this.session.broadcast, this.session.number);
      this.state = 'done';
    } catch (error) {
      [this.state, this.fault] = ['ready', notCarriedOut(error)];
    }
  }
}
