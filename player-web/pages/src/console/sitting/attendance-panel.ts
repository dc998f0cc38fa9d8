import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { takeSeats, type Attendance } from '../../api/assembly.ts';
import type { ClerkSitting } from '../../api/sitting.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import type { SittingDraft } from '../../sitting/sitting-draft.ts';
import { plural, text } from '../../text/text.ts';
import { notCarriedOut } from '../reason.ts';
import '../roll/chair-fields.ts';
import '../roll/check-list.ts';

/** Who sits: takes the members of the day, says who presides and since when all are convoked. Emits `sitting-changed` with the sitting. */
@customElement('attendance-panel')
export class AttendancePanel extends PageElement {
  @property({ attribute: false }) draft!: SittingDraft;
  /** Of the draft's state, so that each change is drawn. */
  @property({ attribute: false }) attendance!: Attendance;
  @state() private fault = '';
  @state() private said = '';
  @state() private working = false;

  protected override render() {
    const { attendance } = this;
    const { id } = this.draft.sitting;
    const { speakers, body } = this.draft.mine;
    const { length } = attendance.seats;
    return html`<section class="panel" id="editor-attendance" aria-labelledby="attendance-title">
      <div class="panel-head"><h2 id="attendance-title">${text('attendance.title')} ${length > 0 ? html`<small class="soft">${plural('assembly.members', length)}</small>` : nothing}</h2>
        <a class="button small" href="/console/assembly?body=${encodeURIComponent(body)}">${icons.viewers}${text('assembly.open')}</a></div>
      ${length === 0 ? html`<p class="soft">${text('attendance.hint')}</p>` : nothing}
      <p class="row-actions"><button type="button" class="button ${length === 0 ? 'primary' : ''} take-seats" aria-disabled=${this.working} @click=${() => void this.#take()}>${icons.viewers}${text(length === 0 ? 'attendance.take' : 'attendance.take-again')}</button>
        ${length > 0 ? html`<a class="button" href="/console/sittings/${id}/roll-call">${icons.check}${text('roll.open')}</a>` : nothing}</p>
      <p class="order-failed" role="alert">${this.fault || nothing}</p>
      <p class="soft" role="status">${this.said || nothing}</p>
      <chair-fields prepares .attendance=${attendance} .speakers=${speakers} @attendance-change=${(event: CustomEvent<Attendance>) => this.draft.edit({ attendance: event.detail })}></chair-fields>
      <check-list .checks=${this.draft.sitting.checks} .speakers=${speakers} .agenda=${this.draft.mine.agenda}></check-list>
    </section>`;
  }

  async #take(): Promise<void> {
    if (this.working) return;
    [this.working, this.fault, this.said] = [true, '', ''];
    try {
      // What is typed comes first: it is the version that the order is made on.
      await this.draft.flush();
      const sitting = await takeSeats(this.draft.sitting.id, this.draft.sitting.version);
      this.said = plural('attendance.taken', sitting.attendance.seats.length);
      this.dispatchEvent(new CustomEvent<ClerkSitting>('sitting-changed', { detail: sitting, bubbles: true }));
    } catch (error) {
      this.fault = notCarriedOut(error);
    }
    this.working = false;
  }
}
