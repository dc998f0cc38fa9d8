import { html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { icons } from '../icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import type { ConductSession } from '../../sitting/conduct-session.ts';
import { text } from '../../text/text.ts';
import './chair-fields.ts';
import './check-list.ts';
import './quorum-line.ts';
import './roll-call.ts';
import type { RollCall } from './roll-call.ts';

/** All that is noted of who is there, for the page of the roll call and for the one that conducts the sitting. Emits `attendance-change`. */
@customElement('roll-panel')
export class RollPanel extends PageElement {
  @property({ attribute: false }) session!: ConductSession;
  /** Of the session's changes, so that each is drawn. */
  @property({ attribute: false }) version = 0;
  /** The item that lasts. */
  @property({ attribute: false }) item: string | null = null;
  @query('roll-call') private roll!: RollCall | null;

  /** Puts the focus on the first who was not called. */
  begin(): void {
    this.roll?.focus();
  }

  protected override render() {
    const { session } = this;
    const { attendance, rules, agenda, draft } = session;
    const speakers = draft?.mine.speakers ?? [];
    return html`${session.isRehearsal && attendance.seats.length > 0 ? this.#rehearsal() : nothing}
      <quorum-line .attendance=${attendance} .rules=${rules}></quorum-line>
      <roll-call .attendance=${attendance} .rules=${rules} .speakers=${speakers} .agenda=${agenda} .item=${this.item} .history=${session.roll} .now=${() => session.now()}></roll-call>
      ${session.isRehearsal ? nothing : html`<check-list .checks=${draft?.sitting.checks ?? []} .speakers=${speakers} .agenda=${agenda}></check-list>`}
      ${attendance.seats.length === 0
        ? html`<p><a class="button primary" href="/console/sittings/${session.id}#editor-attendance">${text('roll.to-editor')}</a></p>`
        : html`<section class="panel" aria-labelledby="roll-chair"><h2 id="roll-chair">${text('attendance.title')}</h2>
            <chair-fields .attendance=${attendance} .speakers=${speakers} .item=${agenda.find(({ id }) => id === this.item) ?? null}></chair-fields></section>`}`;
  }

  #rehearsal() {
    return html`<p class="strip strip-rehearsal">${icons.eye}<span>${text('roll.rehearsal')}</span>
      <button type="button" class="button small" aria-disabled=${!this.session.hasRehearsedAttendance} @click=${() => this.session.keepAttendance()}>${text('roll.rehearsal.keep')}</button></p>`;
  }
}
