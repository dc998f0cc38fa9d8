import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Attendance } from '../../api/assembly.ts';
import type { AgendaItem, Speaker } from '../../api/sitting.ts';
import { PageElement } from '../../elements/page-element.ts';
import { chairOf } from '../../sitting/attendance.ts';
import { presided } from '../../sitting/attendance-edits.ts';
import { text } from '../../text/text.ts';
import { FIRST_DAY, onDay } from '../typed-day.ts';

/** Who presides, who keeps the record, and when all were convoked. Emits `attendance-change` with the attendance as it is to be. */
@customElement('chair-fields')
export class ChairFields extends PageElement {
  @property({ attribute: false }) attendance!: Attendance;
  @property({ attribute: false }) speakers: readonly Speaker[] = [];
  /** The item that lasts, which somebody else may preside: when the mayor's own accounts are voted. */
  @property({ attribute: false }) item: AgendaItem | null = null;
  /** While a sitting is prepared: the convocation, too. */
  @property({ type: Boolean }) prepares = false;

  protected override render() {
    const { chair, secretary, convokedOn, withoutQuorum } = this.attendance;
    const { item } = this;
    return html`<div class="fields">
        ${this.#person('attendance.chair', chair, (speaker) => this.#tell({ chair: speaker }))}
        ${item ? this.#person('attendance.item-chair', chairOf(this.attendance, item.id), (speaker) => this.#change(presided(this.attendance, item.id, speaker)), item.numbering || item.title) : nothing}
        ${this.#person('attendance.secretary', secretary, (speaker) => this.#tell({ secretary: speaker }))}
        ${this.prepares
          ? html`<label class="field"><span>${text('attendance.convoked-on')}</span><input type="date" min=${FIRST_DAY} .value=${convokedOn ?? ''} @change=${onDay((convokedOn) => this.#tell({ convokedOn }))} /></label>`
          : nothing}
      </div>
      ${this.prepares
        ? html`<label class="check"><input type="checkbox" .checked=${withoutQuorum} @change=${(event: Event) => this.#tell({ withoutQuorum: (event.target as HTMLInputElement).checked })} />
            <span>${text('attendance.without-quorum')}<small>${text('attendance.without-quorum.hint')}</small></span></label>`
        : nothing}`;
  }

  #person(key: 'attendance.chair' | 'attendance.item-chair' | 'attendance.secretary', now: string | null, tell: (speaker: string | null) => void, item = '') {
    // Somebody who is no speaker any more is still who it was.
    const isGone = now !== null && !this.speakers.some(({ id }) => id === now);
    return html`<label class="field"><span>${text(key, { item })}</span>
      <select @change=${(event: Event) => tell((event.target as HTMLSelectElement).value || null)}>
        <option value="" ?selected=${now === null}>${text('attendance.nobody')}</option>
        ${this.speakers.filter(({ name }) => name).map((one) => html`<option value=${one.id} ?selected=${one.id === now}>${one.name}</option>`)}
        ${isGone ? html`<option value=${now} selected>${text('roll.unknown')}</option>` : nothing}
      </select></label>`;
  }

  #tell(change: Partial<Attendance>): void {
    this.#change({ ...this.attendance, ...change });
  }

  #change(detail: Attendance): void {
    this.dispatchEvent(new CustomEvent<Attendance>('attendance-change', { detail, bubbles: true }));
  }
}
